/**
 * Random small projects in which every word of a certain kind, a canary, stands once, in a place of every kind, under
 * conditions that decide who gets it. The same number gives the same world.
 */
import { png } from './produced.ts';

export const AUDIENCES = ['press', 'council', 'staff'] as const;
export type AudienceId = (typeof AUDIENCES)[number];
type Getters = readonly AudienceId[];

/** A word that stands in one place only. */
export interface Canary {
  readonly word: string;
  readonly kind: string;
  /** Who gets it; a note only if notes are allowed. */
  readonly getters: Getters;
  readonly isNote: boolean;
  /** `file:line` of its places: one, and for the name of a section a second, where the deck lists it. */
  readonly places: readonly string[];
}

export interface World {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly canaries: readonly Canary[];
  /** Audiences whose files may hold notes. */
  readonly notes: Getters;
}

/** Each condition and those for whom it holds. */
const CONDITIONS: Readonly<Record<string, Getters>> = {
  press: ['press'],
  council: ['council'],
  staff: ['staff'],
  official: ['council', 'staff'],
  'not press': ['council', 'staff'],
  'press, staff': ['press', 'staff'],
  'official and not staff': ['council'],
  '(press or council) and not official': ['press'],
};

/** Words that Lectern, Marp, a theme or a PDF may well write themselves: in a text for others they must raise no alarm. */
const PLAIN =
  'slide section width class title agenda sources page path error image notes report theme height content script style deck audience minutes outline figure table link default included always background transparent presentation button next previous overview print'.split(
    ' ',
  );

const ROOT = '/work';

export function worldOf(number: number): World {
  const random = randomOf(number);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const chance = (of: number) => random() < of;
  const files: Record<string, string | Uint8Array> = {};
  const canaries: Canary[] = [];
  const notes = AUDIENCES.filter(() => chance(0.3));
  const cleared = AUDIENCES.filter(() => chance(0.5));

  const wordFor = (): string => {
    const index = number * 1000 + canaries.length;
    const letters = [...index.toString(26)].map((digit) =>
      String.fromCharCode(97 + Number.parseInt(digit, 26)),
    );
    return `q${pick(['zor', 'vek', 'mul', 'tash', 'brin'])}${letters.join('')}x`;
  };
  const add = (canary: Omit<Canary, 'isNote'> & { readonly isNote?: boolean }) =>
    canaries.push({ isNote: false, ...canary });

  const writer = (file: string) => {
    const lines: string[] = [];
    return {
      lines,
      line: (text = '') => lines.push(text),
      plant: (kind: string, getters: Getters, form: (word: string) => string, isNote = false) => {
        const word = wordFor();
        const text = form(word);
        const offset = text.split('\n').findIndex((line) => line.toLowerCase().includes(word));
        add({ word, kind, getters, isNote, places: [`${file}:${lines.length + 1 + Math.max(0, offset)}`] });
        lines.push(...text.split('\n'));
        return word;
      },
    };
  };
  type Writer = ReturnType<typeof writer>;

  /** One piece of content for those who get what is around it. */
  const content = (to: Writer, folder: string, getters: Getters): void => {
    const kinds: Readonly<Record<string, () => void>> = {
      text: () =>
        to.plant('text', getters, (word) => `The ${capital(word)} quay and the ${pick(PLAIN)} of it.`),
      capitals: () => to.plant('capitals', getters, (word) => `The ${word.toUpperCase()} quay.`),
      list: () => to.plant('list', getters, (word) => `- one\n- the *${word}* quay\n- three`),
      table: () => to.plant('table', getters, (word) => `| quay | year |\n| --- | --- |\n| ${word} | 1994 |`),
      code: () =>
        to.plant(
          'code',
          getters,
          (word) => `\`\`\`\nsail ${word} ::: for press\n<!-- ${pick(PLAIN)} -->\n\`\`\``,
        ),
      html: () => to.plant('html', getters, (word) => `<span title="${word}">quay</span>`),
      alt: () => to.plant('alt', getters, (word) => `![The ${word} quay](${folder}quay.png)`),
      link: () => to.plant('link', getters, (word) => `[more](https://example.org/${word}?y=1)`),
      file: () => {
        const word = to.plant('file', getters, (name) => `![quay](${folder}${name}.png)`);
        files[`${ROOT}/decks/talk/assets/${word}.png`] = POINT;
      },
      note: () => to.plant('note', getters, (word) => `<!-- say ${word} to the ${pick(PLAIN)} -->`, true),
      note2: () => to.plant('note', getters, (word) => `<!--\nSay it slowly,\nthen ${word}.\n-->`, true),
      class: () => to.plant('class', getters, (word) => `<!-- _class: ${word} -->`),
      header: () => to.plant('header', getters, (word) => `<!-- _header: the ${word} quay -->`),
      style: () =>
        to.plant('style', getters, (word) => `<style scoped>p::after { content: "${word}"; }</style>`),
      plain: () =>
        to.line(`A ${pick(PLAIN)}, a ${pick(PLAIN)} and ${pick(PLAIN)}, number ${pick([1280, 1994, 2000])}.`),
      value: () => to.line(`It costs {{ vars.price }}.`),
    };
    pick(Object.values(kinds))();
    to.line();
  };

  const block = (to: Writer, folder: string, getters: Getters, depth = 0): void => {
    const condition = pick(Object.keys(CONDITIONS));
    to.line(`::: for ${condition}`);
    to.line();
    const inside = both(getters, CONDITIONS[condition] ?? []);
    for (let count = 1 + Math.floor(random() * 2); count > 0; count -= 1) content(to, folder, inside);
    if (depth < 3 && chance(0.4)) block(to, folder, inside, depth + 1);
    to.line(':::');
    to.line();
  };

  const slides = (to: Writer, folder: string, getters: Getters): void => {
    const count = 1 + Math.floor(random() * 3);
    for (let index = 0; index < count; index += 1) {
      if (index > 0) {
        to.line('---');
        to.line();
      }
      // A slide that all of the section's audiences get, so that no deck is empty.
      const condition = index > 0 && chance(0.4) ? pick(Object.keys(CONDITIONS)) : undefined;
      const inside = condition === undefined ? getters : both(getters, CONDITIONS[condition] ?? []);
      if (condition !== undefined) to.line(`<!-- for: ${condition} -->\n`.trim());
      to.line();
      to.plant('heading', inside, (word) => `## The ${word} ${pick(PLAIN)}`);
      to.line();
      for (let left = 1 + Math.floor(random() * 3); left > 0; left -= 1)
        if (chance(0.35)) block(to, folder, inside);
        else content(to, folder, inside);
    }
  };

  const ids: string[] = [];
  const sectionCount = 2 + Math.floor(random() * 3);
  for (let index = 0; index < sectionCount; index += 1) {
    const condition = index > 0 && chance(0.5) ? pick(Object.keys(CONDITIONS)) : undefined;
    const isLabelled = index > 0 && chance(0.25);
    const getters = both(
      condition === undefined ? AUDIENCES : (CONDITIONS[condition] ?? []),
      isLabelled ? cleared : AUDIENCES,
    );
    const isShared = chance(0.3);
    const name = wordFor();
    const id = isShared ? `shared/${name}` : name;
    const file = isShared ? `${ROOT}/decks/shared/${name}.md` : `${ROOT}/decks/talk/sections/${name}.md`;
    add({
      word: name,
      kind: 'section name',
      getters,
      places: [`${file}:1`, `${ROOT}/decks/talk/deck.md:${4 + index}`],
    });
    ids.push(id);
    const to = writer(file);
    to.line('---');
    to.plant('section title', getters, (word) => `title: The ${word} harbour`);
    to.plant('owner', [], (word) => `owner: ${capital(word)}`);
    if (condition !== undefined) to.line(`for: ${condition}`);
    if (isLabelled) to.line('label: internal');
    to.line('---');
    to.line();
    slides(to, isShared ? '../talk/assets/' : '../assets/', getters);
    files[file] = `${to.lines.join('\n')}\n`;
  }

  const list = writer(`${ROOT}/decks/audiences.yaml`);
  for (const id of AUDIENCES) {
    list.line(`${id}:`);
    list.plant('audience name', [id], (word) => `  name: the ${word} people`);
    list.line(`  is: [${id === 'press' ? 'public' : 'official'}]`);
    list.line(`  notes: ${notes.includes(id)}`);
    if (cleared.includes(id)) list.line('  clearance: [internal]');
    list.line('  vars:');
    list.plant('value', [id], (word) => `    price: ${capital(word)}`);
  }
  files[`${ROOT}/decks/audiences.yaml`] = `${list.lines.join('\n')}\n`;
  files[`${ROOT}/decks/talk/deck.md`] = [
    '---',
    'title: The harbour talk',
    'sections:',
    ...ids.map((id) => `  - ${id}`),
    `audiences: [${AUDIENCES.join(', ')}]`,
    `agenda: ${chance(0.5)}`,
    '---',
    '',
    '# The harbour talk',
    '',
    ...LETTERS,
    '',
  ].join('\n');
  files[`${ROOT}/decks/talk/assets/quay.png`] = POINT;
  return { files, canaries, notes };
}

/** All signs that worlds are written in, so that fonts are cut once for all worlds. */
const LETTERS = [
  'Pack my box with five dozen liquor jugs, PACK MY BOX WITH FIVE DOZEN LIQUOR JUGS: 0123456789.',
  '',
  '```',
  'pack my box with five dozen liquor jugs <!-- ::: -->',
  '```',
];

const POINT = png('tEXt', new TextEncoder().encode('Software\0Pencil'));

function both(a: Getters, b: Getters): Getters {
  return a.filter((id) => b.includes(id));
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** Mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function randomOf(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
