/** Every rule over the slides of a page. */
import { checkOverflow } from './content-stays-on-slide.ts';
import type { PageRule } from './finding.ts';
import { checkHeadingOrder } from './headings-go-in-order.ts';
import { checkSharpness } from './image-is-sharp.ts';
import { checkHeading } from './slide-has-heading.ts';
import { checkCrowding } from './slide-is-not-crowded.ts';
import { checkSteps } from './steps-show-something.ts';
import { checkTextSize } from './text-is-large-enough.ts';
import { checkSeen } from './text-is-seen.ts';
import { checkContrast } from './text-stands-out.ts';
import { checkOverlap } from './texts-stand-apart.ts';

/** Those that a build asks too, over the page that it prints: what they find makes the files useless. */
export const BUILD_RULES: readonly PageRule[] = [checkOverflow, checkSeen];

export const PAGE_RULES: readonly PageRule[] = [
  ...BUILD_RULES,
  checkTextSize,
  checkContrast,
  checkSharpness,
  checkCrowding,
  checkHeading,
  checkHeadingOrder,
  checkOverlap,
  checkSteps,
];
