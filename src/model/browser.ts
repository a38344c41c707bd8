/** Browsers that can print: what was found, and where it was looked for. */

export const BROWSER_KINDS = ['headless-shell', 'chrome', 'chromium', 'edge'] as const;
export type BrowserKind = (typeof BROWSER_KINDS)[number];

export interface FoundBrowser {
  readonly path: string;
  /** As it says itself: `153.0.7000.1`; undefined when it was not asked. */
  readonly version?: string;
  readonly kind: BrowserKind;
  /** Who named it: `--browser`, a variable, puppeteer's cache, npm, or the system. */
  readonly origin: 'flag' | 'environment' | 'puppeteer-cache' | 'npm' | 'installed';
  /** False as root, where Chromium refuses its sandbox, and when `LECTERN_NO_SANDBOX=1` asks for it. */
  readonly sandbox: boolean;
  /** Variables that it needs beside the usual ones, such as where its libraries and fonts lie. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** One place where a browser was looked for. */
export interface LookedAt {
  readonly what: string;
  readonly path?: string;
  readonly outcome: 'found' | 'nothing' | 'not usable';
  readonly detail?: string;
}
