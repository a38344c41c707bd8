/** Checking every slide of a talk in a browser, beside building the PDFs of the same decks, in turn. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { median } from './median.mjs';
import { layDown } from './works.mjs';

/** What the text of each slide stands on, by the slide's number. */
const GROUNDS = {
  'plain colours': () => '',
  gradients: () => '<!-- _backgroundImage: "linear-gradient(120deg, #204060, #102030)" -->\n\n',
  drawings: () => '![bg Hills](../assets/hills.svg)\n\n',
  photographs: (number) => `![bg A sky](../assets/sky-${number % 12}.jpg)\n\n`,
};

/** Seconds of each and the ratio, for 20 audiences of 30 slides on each ground. `run`: runs a Node program. */
export async function measureCheck({ lectern, folder, runs, run }) {
  const rows = [];
  for (const [name, behind] of Object.entries(GROUNDS)) {
    const cwd = join(folder, `check ${name}`);
    layDown(
      cwd,
      20,
      (number) => `${behind(number)}${name === 'plain colours' ? '' : '<!-- _color: white -->\n\n'}`,
    );
    await layPictures(join(cwd, 'decks', 'talk', 'assets'));
    rows.push({ name, ...compare({ lectern, cwd, runs, run }) });
    rmSync(cwd, { recursive: true });
  }
  return rows;
}

function compare({ lectern, cwd, runs, run }) {
  const out = join(cwd, 'out-check');
  const times = { check: [], build: [] };
  for (let turn = 0; turn <= runs; turn += 1) {
    const check = run([lectern, 'check', '--quiet'], cwd).seconds;
    rmSync(out, { recursive: true, force: true });
    const build = run([lectern, 'build', '-f', 'pdf', '--force', '--quiet', '-o', out], cwd).seconds;
    if (turn === 0) continue;
    times.check.push(check);
    times.build.push(build);
  }
  const ratio = median(times.check.map((value, index) => value / times.build[index]));
  return { check: median(times.check), build: median(times.build), ratio };
}

async function layPictures(folder) {
  mkdirSync(folder, { recursive: true });
  const hills = '<path fill="#1d4258" d="M0 600Q300 480 640 620T1280 560V720H0z"/>';
  writeFileSync(
    join(folder, 'hills.svg'),
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" width="1280" height="720"><rect width="1280" height="720" fill="#102838"/>${hills}</svg>`,
  );
  for (let number = 0; number < 12; number += 1) {
    // Dark clouds: a few random colours, drawn large.
    const light = (_, index) => 20 + ((Math.imul(index + 7919 * number, 2654435761) >>> 16) % 90);
    const clouds = Uint8Array.from({ length: 40 * 25 * 3 }, light);
    await sharp(clouds, { raw: { width: 40, height: 25, channels: 3 } })
      .resize(1600, 1000, { kernel: 'cubic' })
      .jpeg({ quality: 82 })
      .toFile(join(folder, `sky-${number}.jpg`));
  }
}

export function reportCheck(rows) {
  return [
    '| 20 audiences of 30 slides: text on | checking by all rules, each slide looked at | building their PDFs | ratio |',
    '| --- | --- | --- | --- |',
    ...rows.map(
      ({ name, check, build, ratio }) =>
        `| ${name} | ${check.toFixed(2)} s | ${build.toFixed(2)} s | ${ratio.toFixed(2)} |`,
    ),
  ];
}
