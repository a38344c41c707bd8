/** Every rule over the slides of a page. A build, which must know at once, asks the first alone. */
import { checkOverflow } from './content-stays-on-slide.ts';
import type { PageRule } from './finding.ts';
import { checkHeadingOrder } from './headings-go-in-order.ts';
import { checkSharpness } from './image-is-sharp.ts';
import { checkHeading } from './slide-has-heading.ts';
import { checkCrowding } from './slide-is-not-crowded.ts';
import { checkSteps } from './steps-show-something.ts';
import { checkTextSize } from './text-is-large-enough.ts';
import { checkContrast } from './text-stands-out.ts';
import { checkOverlap } from './texts-stand-apart.ts';

export const PAGE_RULES: readonly PageRule[] = [
  checkOverflow,
  checkTextSize,
  checkContrast,
  checkSharpness,
  checkCrowding,
  checkHeading,
  checkHeadingOrder,
  checkOverlap,
  checkSteps,
];
