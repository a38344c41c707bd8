/**
 * `--shard 2/4`, or `auto`: the number of this run among those that share the work, as the engine that started it says.
 * Each engine has variables of its own; those of Kubernetes and GitHub do not say how many runs there are: `auto/4`.
 */
import { Fault } from '../diagnostics/fault.ts';
import type { Host } from '../host/host.ts';
import type { Shard } from '../model/shard.ts';

export const SHARD_OPTION = {
  type: 'string',
  description:
    'Build one part of several: --shard 2/4; auto: as Slurm, GitLab, CircleCI or Buildkite say; auto/4: as Kubernetes says',
  requiresArg: true,
} as const;

interface Engine {
  readonly name: string;
  /** The variable with the number of this run. */
  readonly index: string;
  /** The number of the first run, or the variable that says it. */
  readonly first: number | string;
  /** The variable with the distance between two numbers; undefined: 1. */
  readonly step?: string;
  /** The variable that says how many there are; undefined: none does. */
  readonly of?: string;
}

/**
 * https://slurm.schedmd.com/job_array.html, https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode,
 * https://docs.gitlab.com/ci/variables/predefined_variables/, https://circleci.com/docs/reference/variables/,
 * https://buildkite.com/docs/pipelines/configure/environment-variables
 */
const ENGINES: readonly Engine[] = [
  {
    name: 'Slurm',
    index: 'SLURM_ARRAY_TASK_ID',
    first: 'SLURM_ARRAY_TASK_MIN',
    step: 'SLURM_ARRAY_TASK_STEP',
    of: 'SLURM_ARRAY_TASK_COUNT',
  },
  { name: 'Kubernetes', index: 'JOB_COMPLETION_INDEX', first: 0 },
  { name: 'GitLab', index: 'CI_NODE_INDEX', first: 1, of: 'CI_NODE_TOTAL' },
  { name: 'CircleCI', index: 'CIRCLE_NODE_INDEX', first: 0, of: 'CIRCLE_NODE_TOTAL' },
  { name: 'Buildkite', index: 'BUILDKITE_PARALLEL_JOB', first: 0, of: 'BUILDKITE_PARALLEL_JOB_COUNT' },
];

/** Reads the flag; a fault of usage is thrown. */
export function readShard(written: string, host: Pick<Host, 'env'>): Shard {
  const [, auto, of] = /^(auto)(?:\/(\d+))?$/.exec(written) ?? [];
  if (auto !== undefined) return fromEngine(host, of === undefined ? undefined : Number(of));
  const [, index, all] = /^(\d+)\/(\d+)$/.exec(written) ?? [];
  if (index === undefined || all === undefined)
    throw new Fault('usage', `--shard wants 2/4 or auto, not "${written}"`);
  return sound({ index: Number(index), of: Number(all) }, `"${written}"`);
}

function fromEngine(host: Pick<Host, 'env'>, given: number | undefined): Shard {
  const engine = ENGINES.find(({ index }) => host.env(index) !== undefined);
  if (engine === undefined) {
    const known = ENGINES.map(({ index }) => index).join(', ');
    throw new Fault(
      'usage',
      '--shard auto finds no number of this run',
      `write --shard 2/4, or set one of ${known}`,
    );
  }
  const number = (name: string) => Number(host.env(name) ?? Number.NaN);
  const of = given ?? (engine.of === undefined ? Number.NaN : number(engine.of));
  if (!Number.isInteger(of))
    throw new Fault('usage', `${engine.name} does not say how many runs there are`, 'write --shard auto/4');
  const first = typeof engine.first === 'number' ? engine.first : number(engine.first);
  const step = engine.step === undefined ? 1 : Number(host.env(engine.step) ?? 1);
  return sound({ index: (number(engine.index) - first) / step + 1, of }, `${engine.index} of ${engine.name}`);
}

function sound(shard: Shard, said: string): Shard {
  const { index, of } = shard;
  if (Number.isInteger(index) && index >= 1 && index <= of) return shard;
  throw new Fault('usage', `${said} is none of ${of} shards`, 'the first is 1/4, the last 4/4');
}
