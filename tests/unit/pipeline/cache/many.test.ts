/** Of very many decks each is made while others are looked at, but nothing is written before all have been. */
import { expect, it } from 'vitest';
import type { BuildRequest } from '../../../../src/pipeline/build.ts';
import { buildUnlessDone } from '../../../../src/pipeline/cached-build.ts';
import { WorldHost } from './world-host.ts';

const COUNT = 70;
const names = Array.from({ length: COUNT }, (_, index) => `Member ${index + 1}`);

const filesWith = (section: string): Readonly<Record<string, string>> => ({
  '/work/decks/members/deck.md': '---\ntitle: Members\nsections: [letter]\n---\n',
  '/work/decks/members/sections/letter.md': section,
  '/work/people.csv': `name,seat\n${names.map((name, index) => `${name},${index}`).join('\n')}\n`,
});

const KEPT: Pick<BuildRequest, 'cache'> = { cache: { folder: '/kept', read: true } };

const LETTER = '# Dear {{ row.name }}\n\nThe road is closed.\n';

async function build(host: WorldHost, cache: Pick<BuildRequest, 'cache'> = KEPT) {
  const request: BuildRequest = {
    ...{ decks: [], vars: {}, themeSet: [], strict: false, allowRemote: false, formats: ['html'] },
    merge: { file: '/work/people.csv' },
    ...cache,
  };
  return buildUnlessDone(host, request, { start: () => undefined, finish: () => undefined });
}

const outputs = (host: WorldHost) =>
  Object.fromEntries(
    host.files.filter((path) => path.startsWith('/work/out/members/')).map((path) => [path, host.text(path)]),
  );

it('gives the same files as without a cache', async () => {
  const [kept, plain] = [new WorldHost(filesWith(LETTER)), new WorldHost(filesWith(LETTER))];
  const made = await build(kept);
  expect(made.decks).toHaveLength(COUNT);
  expect(made.decks.some(({ outputs: files }) => files.some(({ cached }) => cached))).toBe(false);
  await build(plain, {});
  expect(outputs(kept)).toEqual(outputs(plain));
  expect(Object.keys(outputs(kept))).toHaveLength(COUNT * 3);
});

it('writes nothing when the last of them has an error', async () => {
  const host = new WorldHost(
    filesWith(`${LETTER}\n{% if row.seat == "${COUNT - 1}" %}{{ row.nothing }}{% endif %}\n`),
  );
  const { refused, diagnostics } = await build(host);
  expect(refused).toBe(true);
  expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  expect(host.files.filter((path) => path.startsWith('/work/out'))).toEqual([]);
});

it('makes anew only what a run that did not come to its end had not made', async () => {
  const host = new WorldHost(filesWith(LETTER));
  await build(host);
  for (const path of host.files.filter((one) => one.startsWith('/work/out'))) await host.remove(path);
  const again = await build(host);
  expect(again.decks).toHaveLength(COUNT);
  expect(again.decks.every(({ outputs: files }) => files.every(({ cached }) => cached))).toBe(true);
});
