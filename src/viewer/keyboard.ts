/** Key presses → commands, and digits with Enter → a slide. Leaves alone what belongs to a control or to the browser. */
import { type Command, commandFor, type KeyLine } from './keys.ts';
import { sayBriefly } from './toast.ts';
import { keyName, say } from './words.ts';

interface Keyboard {
  readonly lines: readonly KeyLine[];
  /** Gives false when the command means nothing now; the key is then the browser's. */
  run(command: Command): boolean;
  /** A slide by its number, from 1. */
  number(slide: number): void;
  /** True while keys belong to something else, such as an open dialog. */
  isBusy(): boolean;
}

const DIGITS_MS = 4000;

export function followKeys(keyboard: Keyboard): void {
  const digits = createDigits();
  document.addEventListener('keydown', (event) => {
    if (
      event.defaultPrevented ||
      event.ctrlKey ||
      event.altKey ||
      event.metaKey ||
      event.isComposing ||
      keyboard.isBusy()
    )
      return;
    const { target } = event;
    if (target instanceof Element && isTyping(target)) return;
    if (/^\d$/.test(event.key)) return digits.add(event.key);
    if (digits.text() !== '' && ['Enter', 'Backspace', 'Escape'].includes(event.key)) {
      event.preventDefault();
      if (event.key === 'Enter') keyboard.number(Number(digits.text()));
      return event.key === 'Backspace' ? digits.remove() : digits.clear();
    }
    digits.clear();
    if (
      (event.key === 'Enter' || event.key === ' ') &&
      target instanceof Element &&
      target.closest('a,button,summary') !== null
    )
      return;
    const command = commandFor({ key: event.key, code: event.code, shift: event.shiftKey }, keyboard.lines);
    if (command !== undefined && keyboard.run(command)) event.preventDefault();
  });
}

function isTyping(target: Element): boolean {
  const inClosedDialog = target.closest('dialog:not([open])') !== null;
  return !inClosedDialog && target.closest('input,textarea,select,video,audio,[contenteditable]') !== null;
}

function createDigits() {
  let text = '';
  let timer = 0;
  const set = (next: string) => {
    if (next !== text)
      sayBriefly(next === '' ? '' : `${say('slideNumber', { n: next })} … ${keyName('Enter')}`, DIGITS_MS);
    text = next;
    clearTimeout(timer);
    if (text !== '') timer = window.setTimeout(() => set(''), DIGITS_MS);
  };
  return {
    text: () => text,
    add: (digit: string) => set(`${text}${digit}`.slice(0, 4)),
    remove: () => set(text.slice(0, -1)),
    clear: () => set(''),
  };
}
