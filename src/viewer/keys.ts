/** Which key does what. The help dialog shows the same table, so that it cannot promise another key. */
import type { WordName } from '../model/viewer-words.ts';

export interface KeyLine {
  readonly command: Command;
  /** Names as `KeyboardEvent.key` gives them; letters small. */
  readonly keys: readonly string[];
  /** How the keys are called in the help, in English. */
  readonly shown: readonly string[];
  readonly does: WordName;
}

export type Command =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'overview'
  | 'search'
  | 'black'
  | 'white'
  | 'fullscreen'
  | 'presenter'
  | 'help'
  | 'escape'
  | 'timer'
  | 'smaller'
  | 'larger';

const LINES: readonly KeyLine[] = [
  {
    command: 'next',
    keys: ['ArrowRight', 'ArrowDown', ' ', 'PageDown', 'Enter'],
    shown: ['→', '↓', 'Space', 'Page Down', 'Enter'],
    does: 'stepForward',
  },
  {
    command: 'previous',
    keys: ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'],
    shown: ['←', '↑', 'Page Up', 'Backspace'],
    does: 'stepBack',
  },
  { command: 'first', keys: ['Home'], shown: ['Home'], does: 'firstSlide' },
  { command: 'last', keys: ['End'], shown: ['End'], does: 'lastSlide' },
  { command: 'overview', keys: ['o'], shown: ['o'], does: 'allSlides' },
  { command: 'search', keys: ['/'], shown: ['/'], does: 'search' },
  { command: 'black', keys: ['b', '.'], shown: ['b'], does: 'blackScreen' },
  { command: 'white', keys: ['w', ','], shown: ['w'], does: 'whiteScreen' },
  { command: 'fullscreen', keys: ['f'], shown: ['f'], does: 'fullScreen' },
  { command: 'presenter', keys: ['p'], shown: ['p'], does: 'secondWindow' },
  { command: 'help', keys: ['?', 'h'], shown: ['?'], does: 'thisHelp' },
  { command: 'escape', keys: ['Escape'], shown: ['Esc'], does: 'closeOpen' },
];

const PRESENTER_LINES: readonly KeyLine[] = [
  { command: 'timer', keys: ['t'], shown: ['t'], does: 'timer' },
  { command: 'smaller', keys: ['-'], shown: ['−'], does: 'smallerNotes' },
  { command: 'larger', keys: ['+', '='], shown: ['+'], does: 'largerNotes' },
];

/** The lines that hold in a view. */
export function keyLines(presenting: boolean): readonly KeyLine[] {
  return presenting ? [...LINES, ...PRESENTER_LINES] : LINES;
}

export interface Pressed {
  readonly key: string;
  /** Place of the key on the keyboard, such as `KeyB`. */
  readonly code: string;
  readonly shift: boolean;
}

/** What a key asks for. Where the layout is not Latin, the place of the key counts: `о` on a Russian one is `j`. */
export function commandFor(pressed: Pressed, lines: readonly KeyLine[]): Command | undefined {
  if (pressed.key === ' ' && pressed.shift) return 'previous';
  const latin = /^[\x20-\x7e]$/.test(pressed.key) || pressed.key.length > 1;
  const key = latin ? pressed.key : (/^Key([A-Z])$/.exec(pressed.code)?.[1] ?? pressed.key);
  const name = key.length === 1 ? key.toLowerCase() : key;
  return lines.find((line) => line.keys.includes(name))?.command;
}
