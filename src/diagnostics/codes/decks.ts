/** Codes of decks, sections and audiences: what is chosen for whom. */
import type { CodeEntry } from './entry.ts';

export const DECK_CODES = {
  'audience-name': {
    severity: 'error',
    title: 'An audience id cannot be used',
    explanation:
      'Ids become folder names: small letters, digits and hyphens, beginning with a letter; and, or, not are words of conditions.',
  },
  'condition-syntax': {
    severity: 'error',
    title: 'A condition cannot be read',
    explanation:
      'Write audience ids and groups joined by "," or "or", "and", "not" and parentheses: press, (staff and not intern).',
  },
  'conflicts-meet': {
    severity: 'error',
    title: 'Two sections that exclude each other meet in one deck',
    explanation: 'One of them names the other under conflicts. Use "for" to part them.',
  },
  'deck-empty': {
    severity: 'error',
    title: 'A deck has no slides',
    explanation: 'After choosing for the audience nothing is left. A blank PDF would help nobody.',
  },
  'deck-missing': {
    severity: 'error',
    title: 'There is no such deck',
    explanation: 'A deck is a folder below decks/ with a deck.md in it, or the path of a Markdown file.',
  },
  'fit-not-proved': {
    severity: 'info',
    title: 'The choice of sections may not be the best that fits',
    explanation:
      'Very many optional sections exclude or require each other, and the search ended before it had compared all choices. The deck keeps every rule and its time; only one more section might have fitted. Fewer conflicts, or more sections that must be in, make the choice exact.',
  },
  leak: {
    severity: 'error',
    title: 'A produced file says what its audience may not read',
    explanation:
      'Before files take their place they are read again: text, attributes, notes, links, metadata. A word that stands only in what this audience does not get was found, so none of the deck was written. It may hide in the metadata or comments of a picture; otherwise it is a fault of Lectern, please report it.',
  },
  'requires-missing': {
    severity: 'error',
    title: 'A required section is not in the deck',
    explanation: 'The section says that it requires another which this audience does not get.',
  },
  'section-cycle': {
    severity: 'error',
    title: 'A deck includes itself',
    explanation: 'A deck is made of sections; it cannot be a section of itself.',
  },
  'section-duplicate': {
    severity: 'error',
    title: 'A section is listed twice',
    explanation: 'Each section stands once in a deck. Remove one of the two lines.',
  },
  'section-empty': {
    severity: 'warning',
    title: 'A section has no slides',
    explanation: 'The file is empty or holds front matter only. It adds nothing to any deck.',
  },
  'section-missing': {
    severity: 'error',
    title: 'A section does not exist',
    explanation:
      "Each entry of a deck's sections is the name of a file in its sections/ folder without .md, or shared/<name> for decks/shared/.",
  },
  'section-not-file': {
    severity: 'error',
    title: 'A section is not a file',
    explanation: 'A folder, a device or a pipe stands where a Markdown file is expected.',
  },
  'section-orphan': {
    severity: 'warning',
    title: 'No audience ever gets this section',
    explanation: 'The deck lists the section, but its "for" or label keeps it from each of its audiences.',
  },
  'section-outside': {
    severity: 'error',
    title: 'A section lies outside the project',
    explanation:
      'Sections are named by id; absolute paths, .. and links that leave the project are not followed.',
  },
  'section-twins': {
    severity: 'error',
    title: 'Two files could be one section',
    explanation:
      'Their names differ only in capital letters, or in how accents are stored. On some disks they are one file, so the deck would differ from machine to machine.',
  },
  'name-not-portable': {
    severity: 'warning',
    title: 'Some systems cannot have a file of this name',
    explanation:
      'A deck or a section is called as no file can be on Windows: CON, NUL and other devices, and names with < > : " | ? * or a backslash. The project could not be copied or checked out there, nor what is built of it.',
  },
  'section-stale': {
    severity: 'warning',
    title: 'A section is past its day',
    explanation:
      'The section says with "expires" how long its content holds, and the date of the deck is later. Renew the content and move the date.',
  },
  'time-over-budget': {
    severity: 'error',
    title: 'The sections that must be kept take longer than the time there is',
    explanation: 'Give some of them the priority should or could, shorten them, or allow more minutes.',
  },
  'unknown-audience': {
    severity: 'error',
    title: 'An audience or group is not defined',
    explanation:
      'Names after "for" and in a deck\'s audiences must be ids or groups of audiences.yaml. An unknown name never means everybody or nobody.',
  },
} as const satisfies Record<string, CodeEntry>;
