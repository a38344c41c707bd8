/** What one audience gets of a file as its author wrote it: conditions decided, layouts, links and citations still as they stand. */
import type { MappedText } from '../source/mapped-text.ts';
import type { Outline } from '../source/outline.ts';

export interface AuthorText {
  /** Id of the section. */
  readonly section: string;
  readonly mapped: MappedText;
  /** Of `mapped.text`, split where its slides are. */
  readonly outline: Outline;
}
