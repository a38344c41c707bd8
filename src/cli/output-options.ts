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
} as const;

export interface OutputArguments {
  readonly 'per-page': number;
  readonly paper: (typeof PAPERS)[number];
}

/** Flags → options; a fault of usage is thrown. */
export function outputOptions(args: OutputArguments): OutputOptions {
  const perPage = PER_PAGE.find((one) => one === args['per-page']);
  if (perPage === undefined) throw new Fault('usage', `--per-page wants one of ${PER_PAGE.join(', ')}`);
  return { paper: args.paper, perPage };
}
