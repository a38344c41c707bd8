/** What a command may say and where: results to stdout, talk to stderr. The program's only way to the terminal. */

export interface Terminal {
  /** Results: paths, tables, one JSON document. */
  out(text: string): void;
  /** Everything else. */
  say(text: string): void;
  /** True when stderr is a terminal that can redraw a line. */
  readonly interactive: boolean;
  /** True when stderr may be coloured: a terminal, and no `NO_COLOR` (https://no-color.org). */
  readonly colours: boolean;
  /** A stream for the progress bar. */
  readonly stream: NodeJS.WriteStream;
}
