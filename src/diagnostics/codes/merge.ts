/** Codes of tables that decks are merged with. */
import type { CodeEntry } from './entry.ts';

export const MERGE_CODES = {
  'csv-empty': {
    severity: 'error',
    title: 'A table has no rows',
    explanation: 'The first line names the columns, each line below it is a row and becomes a deck.',
  },
  'csv-header': {
    severity: 'error',
    title: 'A column cannot be named so',
    explanation:
      'Every column needs a name, and no two the same: templates write {{ row.name }}, or {{ row["First name"] }} for a name with a blank.',
  },
  'csv-missing': {
    severity: 'error',
    title: 'The table does not exist',
    explanation: 'The path given with --merge counts from the working folder.',
  },
  'csv-missing-column': {
    severity: 'error',
    title: 'A template names a column that the table does not have',
    explanation: 'It is said before any deck is made. Capital letters count in the names of columns.',
  },
  'csv-ragged': {
    severity: 'error',
    title: 'A row has more or fewer cells than there are columns',
    explanation:
      'From there on every value would stand under a wrong name. A cell that holds the separator must stand in quotes.',
  },
  'csv-syntax': {
    severity: 'error',
    title: 'The quotation marks of a table do not match',
    explanation:
      'A cell with separators, line ends or quotation marks in it stands in "quotes", and a mark inside it is written twice: "say ""yes""".',
  },
  'merge-unused': {
    severity: 'warning',
    title: 'A deck does not use its rows',
    explanation:
      'No template of the deck uses a column of the table, so every row gets the same slides under another name.',
  },
  'row-name': {
    severity: 'error',
    title: 'A row has no name for its folder',
    explanation:
      'The folder of a row is called as its column name or id says, else its first column, or as --row-name says. Letters and digits of any language remain, all else becomes a hyphen; rows that then would be called the same get a hash behind it.',
  },
} as const satisfies Record<string, CodeEntry>;
