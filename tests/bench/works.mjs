/** The works that are measured: what Lectern runs, what marp-cli runs for the same slides, and what is laid down before. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `folder`: scratch; `lectern`, `marp`: paths of the two programs; `run`: runs a Node program once, uncounted; `cache`: where
 * Lectern keeps what it made. Works that are called cold begin without it; packed CSS and cut fonts, which are made once on
 * a machine, are there in all.
 */
export function listWorks({ folder, lectern, marp, run, cache }) {
  const talk = audienceTalk({ folder, lectern, marp, run, cache });
  return [
    plainDeck({ folder, lectern, marp, cache }, 'one deck, 40 slides, cold: HTML and PDF', 40),
    talk.whole,
    talk.again,
    talk.edited,
    plainDeck({ folder, lectern, marp, cache }, 'one deck of 1,000 slides, cold: HTML and PDF', 1000),
  ];
}

/** One plain Marp deck, built from nothing in each turn. */
function plainDeck({ folder, lectern, marp, cache }, name, count) {
  const file = join(folder, `talk-${count}.md`);
  const out = join(folder, `plain-${count}`);
  writeFileSync(
    file,
    `---\nmarp: true\npaginate: true\n---\n\n${slides(count, 'Slide').join('\n\n---\n\n')}\n`,
  );
  return {
    name,
    before: () => removeAll(out, cache),
    ours: [[lectern, 'build', file, '-f', 'html,pdf', '-o', out]],
    theirs: [
      [marp, '--no-stdin', file, '-o', join(folder, 'marp.html')],
      [marp, '--no-stdin', file, '--pdf', '-o', join(folder, 'marp.pdf')],
    ],
  };
}

/** Twenty audiences of one talk, 30 slides each, two thirds shared by all; marp-cli gets the decks that Lectern assembled. */
function audienceTalk({ folder, lectern, marp, run, cache }) {
  const cwd = join(folder, 'project');
  const out = join(cwd, 'out');
  const pristine = layDown(cwd);
  run([lectern, 'build', '-f', 'html'], cwd);
  const decks = join(folder, 'assembled');
  mkdirSync(decks);
  for (const name of readdirSync(join(out, 'talk')))
    cpSync(join(out, 'talk', name, 'deck.md'), join(decks, `${name}.md`));
  const theirs = [
    [marp, '--no-stdin', '-I', decks, '-o', join(folder, 'marp-html')],
    [marp, '--no-stdin', '-I', decks, '--pdf', '-o', join(folder, 'marp-pdf')],
  ];
  const ours = [[lectern, 'build', '-f', 'html,pdf']];
  const build = () => run(ours[0], cwd);
  let edits = 0;
  return {
    whole: {
      name: '20 audiences of one talk, 30 slides each, two thirds shared, cold: HTML and PDF',
      cwd,
      before: () => removeAll(out, cache),
      ours,
      theirs,
    },
    again: { name: 'the same again, nothing changed', cwd, before: build, ours, theirs },
    edited: {
      name: 'the same, one section edited that 8 of 20 use',
      cwd,
      before: () => {
        writeFileSync(pristine.file, pristine.text);
        build();
        edits += 1;
        writeFileSync(pristine.file, pristine.text.replace('A third one', `Edit ${edits}, and a third one`));
      },
      ours,
      theirs,
    },
  };
}

function removeAll(...folders) {
  for (const one of folders) rmSync(one, { recursive: true, force: true });
}

/** Writes a talk for so many audiences; gives the section that two fifths of them share. `before`: as in `slides`. */
export function layDown(cwd, audiences = 20, before = undefined) {
  const names = Array.from({ length: audiences }, (_, index) => `group-${index + 1}`);
  const talk = join(cwd, 'decks', 'talk');
  mkdirSync(join(talk, 'sections'), { recursive: true });
  const groups = names.map(
    (name, index) => `${name}:\n  name: ${name}\n${index < audiences * 0.4 ? '  is: [eight]\n' : ''}`,
  );
  writeFileSync(join(talk, '..', 'audiences.yaml'), groups.join(''));
  const section = (name, front, count) =>
    writeFileSync(
      join(talk, 'sections', `${name}.md`),
      `${front}${slides(count, name, before).join('\n\n---\n\n')}\n`,
    );
  section('shared', '', 20);
  section('eight', '---\nfor: eight\n---\n\n', 2);
  section('twelve', '---\nfor: not eight\n---\n\n', 2);
  for (const name of names) section(name, `---\nfor: ${name}\n---\n\n`, 8);
  const sections = ['shared', 'eight', 'twelve', ...names];
  writeFileSync(
    join(talk, 'deck.md'),
    `---\ntitle: Talk\npaginate: true\naudiences: [${names.join(', ')}]\nsections: [${sections.join(', ')}]\n---\n`,
  );
  const file = join(talk, 'sections', 'eight.md');
  return { file, text: readFileSync(file, 'utf8') };
}

/** So many slides of one form. `before`: by the number of a slide, what stands before its heading. */
export function slides(count, title, before = () => '') {
  return Array.from(
    { length: count },
    (_, index) =>
      `${before(index + 1)}# ${title} ${index + 1}\n\n- The first point with **bold** words\n- The second point\n- A third one, which is a little longer than the others\n\nA paragraph of text that closes the slide.`,
  );
}
