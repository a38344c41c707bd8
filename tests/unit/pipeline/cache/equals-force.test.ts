/** Whatever is edited, removed or broken between builds: what the cache gives is what a build without it makes. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BuildRequest } from '../../../../src/pipeline/build.ts';
import { buildUnlessDone } from '../../../../src/pipeline/cached-build.ts';
import { WorldHost } from './world-host.ts';

/** For each file what it may hold; undefined: it is not there. The first is what it holds in the beginning. */
const FILES: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'lectern.yaml': ['theme: flowers\n', undefined, 'theme: meadow\n', 'theme: flowers\nauthor: The warden\n'],
  'themes/flowers/theme.css': [
    '/* @theme flowers */\nsection { color: #123; font-family: sans-serif }\n',
    '/* @theme flowers */\n@import "default";\nh1 { color: #456 }\n',
    undefined,
  ],
  'themes/meadow/theme.css': ['/* @theme meadow */\nsection { color: green }\n', undefined],
  'decks/audiences.yaml': [
    'parents:\n  name: the parents\n  vars: { fee: twelve }\nstaff:\n  name: the staff\n  is: [inside]\n  clearance: [internal]\n  notes: true\n',
    'parents:\n  name: the families\nstaff:\n  name: the staff\n  is: [inside]\n',
    'parents:\n  name: the parents\n  vars: { fee: quicksand }\nstaff:\n  name: the staff\n  minutes: 2\nguests:\n  name: the guests\n',
  ],
  'decks/garden/deck.md': [
    '---\ntitle: The garden\naudiences: [parents, staff]\nsections: [beds, tools, money]\nvars: { fee: ten }\n---\n\n# {{ deck.title }}\n\nFor {{ audience.name }}, {{ vars.fee }}\n',
    '---\ntitle: The old garden\naudiences: [parents, staff]\nsections: [money, beds]\nvars: { fee: ten }\nagenda: true\n---\n',
    '---\ntitle: The garden\naudiences: [parents, staff]\nsections: [beds, tools, money]\nvars: { fee: ten }\n---\n\n# Broken {{ vars.fie }}\n',
  ],
  'decks/garden/sections/beds.md': [
    '---\ntitle: Beds\n---\n\n## Beds\n\n![Two beds](../assets/beds.svg)\n\n<!-- Water them. -->\n',
    '## Beds\n\n::: for staff\nThe quicksand is behind the shed.\n:::\n\nTulips.\n',
    '## Beds\n\nSee [the till](#the-till).\n',
  ],
  'decks/garden/sections/tools.md': [
    '---\nfor: staff\nminutes: 3\npriority: should\n---\n\n## Tools\n\nSpades.\n',
    '---\nfor: inside\nlabel: internal\n---\n\n## Tools\n\nSpades and quicksand.\n',
    undefined,
  ],
  'decks/garden/sections/money.md': [
    '## Money\n\nThe fee is {{ vars.fee }}.\n',
    '---\nfor: not staff\n---\n\n## The till\n\n- one\n- two\n',
  ],
  'decks/garden/assets/beds.svg': [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path d="M0 2 2 0z"/></svg>\n',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><!-- quicksand --><path d="M0 2 4 0z"/></svg>\n',
    undefined,
  ],
  'decks/fence/deck.md': ['# The fence\n\n---\n\n# Its gate\n', '# The fence\n', undefined],
};

const REQUESTS: readonly Partial<BuildRequest>[] = [
  {},
  { formats: ['html', 'presenter'] },
  { audiences: ['staff'] },
  { decks: ['fence'] },
  { vars: { fee: 'eleven' } },
  { minutes: 2 },
  { strict: true },
];

type Step =
  | { readonly kind: 'edit'; readonly file: string; readonly variant: number }
  | { readonly kind: 'request'; readonly request: number }
  | { readonly kind: 'lose' | 'spoil'; readonly place: '/work/out/' | '/kept/'; readonly number: number }
  | { readonly kind: 'program'; readonly program: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: edits() },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('request' as const),
      request: fc.nat(REQUESTS.length - 1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('lose' as const, 'spoil' as const),
      place: fc.constantFrom('/work/out/' as const, '/kept/' as const),
      number: fc.nat(1000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('program' as const), program: fc.constantFrom('one', 'two') }),
  },
);

function edits(): fc.Arbitrary<Step> {
  return fc
    .constantFrom(...Object.keys(FILES))
    .chain((file) =>
      fc.nat((FILES[file]?.length ?? 1) - 1).map((variant): Step => ({ kind: 'edit', file, variant })),
    );
}

const beginning = Object.fromEntries(
  Object.entries(FILES).flatMap(([file, [first]]) => (first === undefined ? [] : [[`/work/${file}`, first]])),
);

async function apply(host: WorldHost, one: Step): Promise<void> {
  if (one.kind === 'program') host.program = one.program;
  if (one.kind === 'edit') {
    const text = FILES[one.file]?.[one.variant];
    if (text === undefined) await host.remove(`/work/${one.file}`);
    else await host.writeFile(`/work/${one.file}`, text);
  }
  if (one.kind !== 'lose' && one.kind !== 'spoil') return;
  const there = host.files.filter((path) => path.startsWith(one.place));
  const path = there[one.number % Math.max(1, there.length)];
  if (path === undefined) return;
  if (one.kind === 'lose') await host.remove(path);
  else await host.writeFile(path, (await host.readFile(path)).slice(0, -1));
}

const SILENT = { start: () => undefined, finish: () => undefined };

async function build(host: WorldHost, more: Partial<BuildRequest>, read: boolean) {
  const request: BuildRequest = {
    ...{ decks: [], vars: {}, themeSet: [], strict: false, allowRemote: false, formats: ['html'] },
    ...more,
    cache: { folder: '/kept', read },
  };
  const { decks, ...rest } = await buildUnlessDone(host, request, SILENT);
  const told = decks.map((deck) => ({
    ...deck,
    outputs: deck.outputs.map(({ cached: _, ...output }) => output),
  }));
  const out = host.files.filter((path) => path.startsWith('/work/out/'));
  return { ...rest, decks: told, files: out.map((path) => [path, host.text(path)]) };
}

it('gives what a build without it makes, byte for byte, whatever happens between builds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { maxLength: 2 }), { minLength: 2, maxLength: 6 }),
      async (rounds) => {
        const [cached, forced] = [new WorldHost(beginning), new WorldHost(beginning)];
        let request: Partial<BuildRequest> = {};
        for (const round of [[], ...rounds]) {
          for (const one of round) {
            if (one.kind === 'request') request = REQUESTS[one.request] ?? {};
            await apply(cached, one);
            // The cache of the other is never read.
            if (!('place' in one) || one.place !== '/kept/') await apply(forced, one);
          }
          expect(await build(cached, request, true)).toEqual(await build(forced, request, false));
        }
      },
    ),
    { numRuns: Number(process.env.CACHE_RUNS ?? 10) },
  );
}, 300_000);
