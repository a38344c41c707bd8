import { describe, expect, it } from 'vitest';
import { readShard } from '../../../src/cli/shard.ts';

const read = (written: string, variables: Readonly<Record<string, string>> = {}) =>
  readShard(written, { env: (name) => variables[name] });

describe('--shard', () => {
  it('is a number of several', () => {
    expect(read('2/4')).toEqual({ index: 2, of: 4 });
  });

  it.each([
    [
      'Slurm',
      'auto',
      {
        SLURM_ARRAY_TASK_ID: '7',
        SLURM_ARRAY_TASK_MIN: '1',
        SLURM_ARRAY_TASK_STEP: '2',
        SLURM_ARRAY_TASK_COUNT: '4',
      },
      4,
    ],
    [
      'Slurm from 0',
      'auto',
      { SLURM_ARRAY_TASK_ID: '0', SLURM_ARRAY_TASK_MIN: '0', SLURM_ARRAY_TASK_COUNT: '4' },
      1,
    ],
    ['Kubernetes', 'auto/4', { JOB_COMPLETION_INDEX: '3' }, 4],
    ['GitLab', 'auto', { CI_NODE_INDEX: '1', CI_NODE_TOTAL: '4' }, 1],
    ['CircleCI', 'auto', { CIRCLE_NODE_INDEX: '1', CIRCLE_NODE_TOTAL: '4' }, 2],
    ['Buildkite', 'auto', { BUILDKITE_PARALLEL_JOB: '2', BUILDKITE_PARALLEL_JOB_COUNT: '4' }, 3],
  ])('is read from %s', (_engine, written, variables, index) => {
    expect(read(written, variables as Readonly<Record<string, string>>)).toEqual({ index, of: 4 });
  });

  it.each([
    ['0/4', {}, 'is none of 4 shards'],
    ['5/4', {}, 'is none of 4 shards'],
    ['2', {}, 'wants 2/4 or auto'],
    ['two/4', {}, 'wants 2/4 or auto'],
    ['auto', {}, 'finds no number'],
    ['auto', { JOB_COMPLETION_INDEX: '0' }, 'does not say how many'],
    ['auto/2', { JOB_COMPLETION_INDEX: '2' }, 'is none of 2 shards'],
    ['auto', { CI_NODE_INDEX: 'x', CI_NODE_TOTAL: '2' }, 'is none of 2 shards'],
  ])('%s with %j is a fault of usage', (written, variables, message) => {
    expect(() => read(written, variables as Readonly<Record<string, string>>)).toThrow(message);
  });
});
