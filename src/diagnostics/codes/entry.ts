/** What is said about a code, and how heavily it weighs. */

/** `error` makes a run end with 1; `warning` does so only with `--strict`; `info` never. */
export type Severity = 'error' | 'warning' | 'info';

export interface CodeEntry {
  readonly severity: Severity;
  /** A sentence without a full stop, as a heading. */
  readonly title: string;
  /** Two or three sentences: why it matters and how to mend it. */
  readonly explanation: string;
  /** For an error: it may be made to weigh less, or be ignored, because every output stays safe and whole. */
  readonly adjustable?: boolean;
  /** Only `check` looks for it. */
  readonly onlyCheck?: boolean;
}
