/** Flags that say how files are made, where there is a choice. */
import { Fault } from '../diagnostics/fault.ts';
import { PAPERS, PER_PAGE } from '../model/paper.ts';
import { DEFAULT_OPTIONS, type OutputOptions } from '../pipeline/outputs/output.ts';

export const OUTPUT_OPTIONS = {
  'per-page': {
    type: 'number',
    default: DEFAULT_OPTIONS.perPage,
    description: `Slides on a page of the handout: ${PER_PAGE.join(', ')}`,
    requiresArg: true,
  },
  paper: {
    type: 'string',
    choices: PAPERS,
    default: DEFAULT_OPTIONS.paper,
    description: 'Paper of handout and script',
    requiresArg: true,
  },
  steps: {
    type: 'boolean',
    default: DEFAULT_OPTIONS.steps,
    description: 'A page of the PDF for each step of lists that are shown step by step',
  },
  scale: {
    type: 'number',
    default: DEFAULT_OPTIONS.scale,
    description: 'Size of pictures: 2 makes them twice as wide and high as the slide',
    requiresArg: true,
  },
} as const;

/** Beyond this a picture of one slide takes hundreds of megabytes of memory. */
const LARGEST_SCALE = 8;

export interface OutputArguments {
  readonly 'per-page': number;
  readonly paper: (typeof PAPERS)[number];
  readonly scale: number;
  readonly steps: boolean;
}

/** Flags → options; a fault of usage is thrown. */
export function outputOptions(args: OutputArguments): OutputOptions {
  const perPage = PER_PAGE.find((one) => one === args['per-page']);
  if (perPage === undefined) throw new Fault('usage', `--per-page wants one of ${PER_PAGE.join(', ')}`);
  const { paper, scale, steps } = args;
  if (!(scale > 0 && scale <= LARGEST_SCALE))
    throw new Fault('usage', `--scale wants a number above 0, at most ${LARGEST_SCALE}`);
  return { paper, perPage, scale, steps };
}
