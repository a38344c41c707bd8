/** A cache in a bucket of a local S3-compatible server, shared by machines that have nothing else in common. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderWith, lectern, removeFolders, TOWN } from './program.ts';
import { type S3Server, startS3Server } from './s3-server.ts';

let server: S3Server;
let variables: Readonly<Record<string, string>>;

beforeAll(async () => {
  server = await startS3Server({ bucket: 'talks', key: 'town', secret: 'hush' });
  variables = {
    AWS_ENDPOINT_URL_S3: server.endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'town',
    AWS_SECRET_ACCESS_KEY: 'hush',
  };
});
afterAll(async () => {
  await server.close();
  removeFolders();
});

/** A checkout of the town on a machine of its own, with nothing in its cache folder. */
function machine() {
  const folder = folderWith(TOWN);
  const own = { XDG_CACHE_HOME: folderWith({}) };
  const build = async (more: Readonly<Record<string, string>> = {}, cache = 's3://talks/cache') => {
    const args = ['build', '-f', 'html', '--json', '--cache', cache];
    return lectern(folder, args, { ...variables, ...own, ...more });
  };
  const page = () => readFileSync(join(folder, 'out/budget/press/deck.html'), 'utf8');
  return { build, page };
}
const made = (stdout: string): readonly boolean[] =>
  JSON.parse(stdout).decks.map(({ outputs }: { outputs: { cached: boolean }[] }) =>
    outputs.some(({ cached }) => !cached),
  );
describe('a cache in a bucket', () => {
  it('gives one machine what another has made', async () => {
    const [first, second] = [machine(), machine()];
    const run = await first.build();
    expect(run.code, run.stderr).toBe(0);
    expect(made(run.stdout)).toEqual([true, true]);
    expect(server.objects.size).toBeGreaterThan(0);
    expect([...server.objects.keys()].filter((path) => !path.startsWith('/talks/cache/'))).toEqual([]);
    const again = await second.build();
    expect(again.code, again.stderr).toBe(0);
    expect(made(again.stdout)).toEqual([false, false]);
    expect(second.page()).toBe(first.page());
  });

  it('is not believed when what it holds is broken', async () => {
    const sound = machine();
    await sound.build();
    for (const path of server.objects.keys()) server.objects.set(path, Buffer.from('torn'));
    const other = machine();
    const run = await other.build();
    expect(run.code, run.stderr).toBe(0);
    expect(made(run.stdout)).toEqual([true, true]);
    expect(other.page()).toBe(sound.page());
  });

  it.each([
    [
      'with a wrong key',
      { AWS_SECRET_ACCESS_KEY: 'guessed' },
      's3://talks/cache',
      's3://talks/cache refuses: SignatureDoesNotMatch',
    ],
    ['that does not exist', {}, 's3://nothing-here', 's3://nothing-here refuses: NoSuchBucket'],
    [
      'that does not answer',
      { AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9' },
      's3://talks',
      's3://talks does not answer',
    ],
    ['without a key', { AWS_ACCESS_KEY_ID: '' }, 's3://talks', 'wants AWS_ACCESS_KEY_ID'],
    ['with no name', {}, 's3://', '"s3://" names no bucket'],
  ])('%s ends the run before anything is built', async (_, more, cache, message) => {
    const run = await machine().build(more as Readonly<Record<string, string>>, cache);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(message);
    expect(run.stderr).not.toContain('guessed');
  });
});
