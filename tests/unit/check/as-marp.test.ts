/** What the rules take for granted about Marp, held against Marp itself. */
import { Marp } from '@marp-team/marp-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureWords } from '../../../src/check/picture-words.ts';
import { isNote } from '../../../src/model/directive-comment.ts';

const marp = new Marp({ script: false, math: false, emoji: { unicode: false, shortcode: false } });

/** Marp packs its CSS with each rendering, so one rendering tries many. */
const MANY = { minLength: 150, maxLength: 150 };

describe('as Marp has it', () => {
  it('words of a picture are keywords or its text', () => {
    const word = fc.constantFrom(
      ...[
        'A',
        'bean',
        'left',
        'right',
        'cover',
        'contrast',
        'contrast:2',
        'blur',
        'sepia:',
        'w:300',
        'width:auto',
        'h:2em',
      ],
      ...[
        '50%',
        '5.5%',
        '50',
        'w:x',
        'drop-shadow',
        'drop-shadow:1px,2px',
        'center',
        'invert',
        'opacity:.5',
        'fit',
        'auto',
      ],
    );
    const labels = fc.array(
      fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' ')),
      MANY,
    );
    fc.assert(
      fc.property(labels, (all) => {
        const { html } = marp.render(all.map((label) => `![${label}](bean.png)`).join('\n\n'));
        const alts = [...html.matchAll(/alt="([^"]*)"/g)].map((match) => match[1]);
        const kept = all.map((label) =>
          pictureWords(label)
            .filter(({ keyword }) => !keyword)
            .map(({ text }) => text)
            .join(' '),
        );
        expect(kept).toEqual(alts);
      }),
      { numRuns: 4 },
    );
  });

  it('comments are notes or directives', () => {
    const line = fc.constantFrom(
      ...[
        'class: lead',
        '_color: tan',
        'note: beans',
        'tell them: beans climb',
        'beans climb',
        '- a bean',
        'paginate: true',
      ],
      ...[
        'header: beans: green',
        'theme: gaia',
        '',
        '  beans',
        'class:lead',
        'http://beans',
        'beans:',
        'Bohnen über: x',
        'color: #fff',
        'footer: a # b',
        '"class": lead',
        'class:',
        'style: |',
        'size: 4:3',
        'backgroundColor: "tan"',
      ],
    );
    const contents = fc.array(
      fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n').trim()),
      MANY,
    );
    fc.assert(
      fc.property(contents, (all) => {
        const { comments } = marp.render(all.map((one) => `# A\n\n<!--\n${one}\n-->\n`).join('\n---\n\n'));
        const notes = all.map((_, index) => (comments[index] ?? []).some((one) => one.trim() !== ''));
        const wrong = all.filter((content, index) => isNote({ content }) !== notes[index]);
        expect(wrong).toEqual([]);
      }),
      { numRuns: 4 },
    );
  });
});
