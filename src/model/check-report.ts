/** What the page of a check shows: each diagnostic as its author reads it, with a picture of its slide where it has one. */
import type { Code } from '../diagnostics/codes.ts';
import type { Severity } from '../diagnostics/diagnostic.ts';
import type { Box } from './page-facts.ts';

export interface ReportedSlide {
  /** A `data:` address. */
  readonly picture: string;
  /** Of the slide, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** What is at fault on it. */
  readonly box: Box;
  /** `briefing for press, slide 4`. */
  readonly name: string;
}

export interface ReportedFault {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  /** Undefined for a fault without a place. */
  readonly at?: { readonly file: string; readonly line: number; readonly column: number };
  /** The author's line, and the part of it that is meant, by columns from 0. */
  readonly line?: { readonly text: string; readonly start: number; readonly end: number };
  readonly hint?: string;
  readonly remarks: readonly string[];
  readonly slide?: ReportedSlide;
}

export interface CheckReport {
  readonly faults: readonly ReportedFault[];
  readonly decks: number;
  readonly slides: number;
}
