/** Typst through its Node compiler beside Lectern: forty slides of the same texts to PDF, whole processes. */
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median } from './median.mjs';
import { slides } from './works.mjs';

const COUNT = 40;
const COMPILE = `
import { readFileSync, writeFileSync } from 'node:fs';
const [, , compiler, from, to] = process.argv;
const { NodeCompiler } = await import(compiler);
writeFileSync(to, NodeCompiler.create().pdf({ mainFileContent: readFileSync(from, 'utf8') }));
`;

/** Seconds of both, and the ratio of ours to theirs. `root`: where the compiler is installed. */
export function measureTypst({ root, folder, lectern, run, cache, runs }) {
  const compiler = pathToFileURL(
    createRequire(join(root, 'package.json')).resolve('@myriaddreamin/typst-ts-node-compiler'),
  ).href;
  const [script, typ, markdown] = ['typst.mjs', 'slides.typ', 'slides.md'].map((name) => join(folder, name));
  const out = join(folder, 'slides-out');
  const texts = slides(COUNT, 'Slide');
  const look = '#set page(width: 1280pt, height: 720pt, margin: 80pt)\n#set text(size: 28pt)\n\n';
  const pages = texts.map((text) => text.replace(/^#/, '=').replace(/\*\*/g, '*'));
  writeFileSync(typ, `${look}${pages.join('\n\n#pagebreak()\n\n')}\n`);
  writeFileSync(markdown, `${texts.join('\n\n---\n\n')}\n`);
  writeFileSync(script, COMPILE);
  const times = { ours: [], theirs: [] };
  for (let turn = 0; turn <= runs; turn += 1) {
    for (const one of [out, cache]) rmSync(one, { recursive: true, force: true });
    const ours = run([lectern, 'build', markdown, '-f', 'pdf', '-o', out], folder).seconds;
    const theirs = run([script, compiler, typ, join(folder, 'slides.pdf')], folder).seconds;
    if (turn > 0) {
      times.ours.push(ours);
      times.theirs.push(theirs);
    }
  }
  const ratio = median(times.ours.map((value, index) => value / times.theirs[index]));
  return { count: COUNT, ours: median(times.ours), theirs: median(times.theirs), ratio };
}
