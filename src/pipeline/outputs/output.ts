/** One file of a deck: what its maker gets and gives. Each format has a maker, a file of its own in this folder. */
import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Print, PrintBrowser } from '../../export/page-work.ts';
import type { Host } from '../../host/host.ts';
import type { Format } from '../../model/audience.ts';
import type { Paper, PerPage } from '../../model/paper.ts';
import type { Project } from '../../model/project.ts';
import type { RenderedPage } from '../deck-page.ts';

export interface Output {
  readonly format: 'md' | 'json' | Format;
  /** Path below the deck's folder, with `/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How files are made, where there is a choice. */
export interface OutputOptions {
  /** Of `handout.pdf` and `script.pdf`. */
  readonly paper: Paper;
  /** Slides on one side of `handout.pdf`. */
  readonly perPage: PerPage;
  /** Pixels of a picture for each CSS pixel of the slide. */
  readonly scale: number;
  /** Whether `deck.pdf` has a page for each step of lists that are shown step by step. */
  readonly steps: boolean;
}

export const DEFAULT_OPTIONS: OutputOptions = { paper: 'a4', perPage: 1, scale: 1, steps: false };

/** Chromium's PDF of a deck, and how many pages it must have. */
export interface Sheets {
  readonly print: Print;
  readonly count: number;
  /** True when nothing that was written can be seen on any slide, so that the browser had nothing to tag. */
  readonly isBlank: boolean;
}

/** What all makers of one deck share. */
export interface OutputContext {
  readonly host: Host;
  readonly page: RenderedPage;
  readonly options: OutputOptions;
  readonly project: Project;
  readonly diagnostics: readonly Diagnostic[];
  /** The started browser; rejects with a `Fault` when there is none. */
  readonly browser: () => Promise<PrintBrowser>;
  /** The date of the deck, found once. */
  readonly date: () => Promise<Date>;
  /** Chromium's own PDF of the page, printed once however many files are made of it. */
  readonly sheets: () => Promise<Sheets>;
}

/** Makes the files of one format. */
export type OutputMaker = (context: OutputContext) => Promise<readonly Output[]>;

const BROWSERLESS: ReadonlySet<Format> = new Set<Format>(['html', 'presenter']);

/** Whether a format is made by a browser. */
export function needsBrowser(format: Format): boolean {
  return !BROWSERLESS.has(format);
}

const FOR_SPEAKER: ReadonlySet<string> = new Set(['presenter', 'script']);

/** Whether a file is for the speaker alone, so that notes stand in it whoever the audience is. */
export function isForSpeaker(format: Output['format']): boolean {
  return FOR_SPEAKER.has(format);
}

/** The files of each format, by name below the deck's folder. */
const FILES: Readonly<Record<Format, readonly string[] | RegExp>> = {
  html: ['deck.html'],
  presenter: ['presenter.html'],
  pdf: ['deck.pdf'],
  handout: ['handout.pdf'],
  script: ['script.md', 'script.pdf'],
  png: /^(?:slides\/\d{3,}|og)\.png$/,
  jpeg: /^slides\/\d{3,}\.jpg$/,
  webp: /^slides\/\d{3,}\.webp$/,
};
/** Those that every build writes. */
const ALWAYS = ['deck.md', 'report.json'];

/** Whether a build of `formats` may write a file of this name. */
export function isOutputName(name: string, formats: readonly Format[]): boolean {
  if (ALWAYS.includes(name)) return true;
  return formats.some((format) => {
    const files = FILES[format];
    return files instanceof RegExp ? files.test(name) : files.includes(name);
  });
}

/** UTF-8. */
export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

const hashes = new WeakMap<Uint8Array, string>();

/** Hexadecimal SHA-256. The same bytes are asked for by the report and by whoever writes them: each array is hashed once. */
export function sha256(bytes: Uint8Array): string {
  const known = hashes.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
  hashes.set(bytes, known);
  return known;
}
