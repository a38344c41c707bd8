/** Projects of 100 sections for 20 audiences that are only planned: sections that require each other, slides for some groups. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a project into `folder`; `limited`: every audience has less time than there is to say. */
export function writePlanProject(folder, { limited }) {
  const talk = join(folder, 'decks', 'fair');
  mkdirSync(join(talk, 'sections'), { recursive: true });
  const audiences = Array.from({ length: 20 }, (_, index) => {
    const minutes = limited ? `\n  minutes: ${40 + 7 * index}` : '';
    return `guild-${index + 1}:\n  name: Guild ${index + 1}\n  is: [row-${index % 4}]${minutes}\n`;
  });
  writeFileSync(join(talk, '..', 'audiences.yaml'), audiences.join(''));
  const sections = Array.from({ length: 100 }, (_, index) => `stall-${index + 1}`);
  for (const [index, id] of sections.entries()) {
    writeFileSync(join(talk, 'sections', `${id}.md`), sectionText(index));
  }
  const ids = Array.from({ length: 20 }, (_, index) => `guild-${index + 1}`);
  writeFileSync(
    join(talk, 'deck.md'),
    `---\ntitle: The fair\naudiences: [${ids.join(', ')}]\nsections: [${sections.join(', ')}]\n---\n\n# The fair\n`,
  );
  return folder;
}

function sectionText(index) {
  const head = [
    `title: Stall ${index + 1}`,
    `minutes: ${1 + ((index * 7) % 9) / 2}`,
    ...(index % 5 === 0 ? [`for: row-${index % 4} or guild-${(index % 20) + 1}`] : []),
    ...(index > 9 ? [`priority: ${(index * 5) % 3 === 0 ? 'should' : 'could'}`] : []),
    ...(index > 9 && index % 2 === 1 ? [`requires: [stall-${2 + ((index * 13) % (index - 2))}]`] : []),
  ];
  return [
    '---',
    ...head,
    '---',
    '',
    `# Stall ${index + 1}`,
    '',
    '- what it **sells**',
    '- since when',
    '',
    '---',
    '',
    '<!-- for: not row-1 -->',
    '',
    '## Who stands there',
    '',
    '::: for row-2',
    'Its [list of prices](https://example.org/prices).',
    ':::',
    '',
  ].join('\n');
}
