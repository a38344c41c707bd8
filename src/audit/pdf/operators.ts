/**
 * A content stream → its operators that speak, with their operands, one after the other (ISO 32000-1, 7.8.2). Made for streams of
 * which most draws and little speaks: numbers become numbers only when somebody asks.
 */
import { hexBytes, isDictionary, literalBytes, type PdfDictionary, readValue } from './syntax.ts';

export interface Operation {
  readonly operator: string;
  /** The numbers before it, in order. */
  numbers(): readonly number[];
  /** The strings before it, those of an array one by one; one sign a byte. */
  readonly strings: readonly string[];
  /** The last name before it, without its slash. */
  readonly name: string | undefined;
  /** The dictionary before it; undefined when there is none or it holds no string. */
  readonly dictionary: PdfDictionary | undefined;
}

const [SPACE, QUOTE, OPEN, CLOSE, STAR, PLUS, POINT, SLASH, NINE] = [
  0x20, 0x27, 0x28, 0x29, 0x2a, 0x2b, 0x2e, 0x2f, 0x39,
] as const;
const [LESS, BRACKET, BACKSLASH, BRACKET_END, DOUBLE_QUOTE, PERCENT] = [
  0x3c, 0x5b, 0x5c, 0x5d, 0x22, 0x25,
] as const;

/** What the operators for text and marked content begin with: `T`, `B`, `E` and the quotes. All others draw. */
const SPEAKING: ReadonlySet<number> = new Set([0x54, 0x42, 0x45, QUOTE, DOUBLE_QUOTE]);

/** Operators that draw, one after the other, with numbers before them. */
const DRAWING =
  /[\0\t\n\f\r ]*(?:(?:[-+]?[\d.]+[\0\t\n\f\r ]+)*[a-zACDF-SU-Z][A-Za-z]{0,2}\*?[\0\t\n\f\r ]+){1,1000}/y;

/** Without a string in it. */
const MUTE_DICTIONARY = /<<[^<>()%]*>>/y;

/** Visits the operators for text and marked content; those that draw are passed over. */
export function readOperations(content: string, visit: (operation: Operation) => void): void {
  let strings: string[] = [];
  let ends: number[] = [];
  let name: string | undefined;
  let dictionary: PdfDictionary | undefined;
  const numbers = () => {
    const found: number[] = [];
    for (let at = 0; at < ends.length; at += 2) found.push(Number(content.slice(ends[at], ends[at + 1])));
    return found;
  };
  // Whether drawing may begin here: behind an operator, outside of text.
  let [isDrawn, isText] = [true, false];
  for (let at = 0; at < content.length; ) {
    const code = content.charCodeAt(at);
    if (isDrawn) {
      DRAWING.lastIndex = at;
      if (DRAWING.test(content)) at = DRAWING.lastIndex;
      isDrawn = false;
    } else if (code <= SPACE || code === BRACKET || code === BRACKET_END) at += 1;
    else if ((code >= PLUS && code <= POINT) || (code > SLASH && code <= NINE)) {
      ends.push(at);
      at = tokenEnd(content, at);
      ends.push(at);
    } else if (code === SLASH) {
      const end = tokenEnd(content, at + 1);
      name = content.slice(at + 1, end);
      at = end;
    } else if (code === OPEN) {
      const end = literalEnd(content, at);
      strings.push(literalBytes(content.slice(at + 1, end - 1)));
      at = end;
    } else if (code === LESS && content.charCodeAt(at + 1) === LESS) {
      MUTE_DICTIONARY.lastIndex = at;
      if (MUTE_DICTIONARY.test(content)) {
        at = MUTE_DICTIONARY.lastIndex;
        continue;
      }
      const { value, end } = readValue(content, at);
      if (isDictionary(value)) dictionary = value;
      at = end;
    } else if (code === LESS) {
      const end = content.indexOf('>', at);
      strings.push(hexBytes(content.slice(at + 1, end === -1 ? undefined : end)));
      at = end === -1 ? content.length : end + 1;
    } else if (code === PERCENT) {
      while (at < content.length && content[at] !== '\n' && content[at] !== '\r') at += 1;
    } else {
      const end = Math.max(at + 1, operatorEnd(content, at));
      if (SPEAKING.has(code)) {
        const operator = content.slice(at, end);
        if (operator === 'BT' || operator === 'ET') isText = operator === 'BT';
        visit({ operator, numbers, strings, name, dictionary });
      }
      at = end;
      isDrawn = !isText;
      if (strings.length > 0) strings = [];
      if (ends.length > 0) ends = [];
      name = undefined;
      dictionary = undefined;
    }
  }
}

/** Behind a number or a name. */
function tokenEnd(content: string, start: number): number {
  let at = start;
  for (; at < content.length; at += 1) {
    const code = content.charCodeAt(at);
    const ends = code <= SPACE || code === SLASH || code === OPEN || code === CLOSE || code === LESS;
    if (ends || code === BRACKET || code === BRACKET_END || code === LESS + 2) break;
  }
  return at;
}

function operatorEnd(content: string, start: number): number {
  let at = start;
  for (; at < content.length; at += 1) {
    const code = content.charCodeAt(at) | 0x20;
    const raw = content.charCodeAt(at);
    const isLetter = code >= 0x61 && code <= 0x7a;
    const isDigit = at > start && raw > SLASH && raw <= NINE;
    if (!isLetter && !isDigit && raw !== STAR && raw !== QUOTE && raw !== DOUBLE_QUOTE) break;
  }
  return at;
}

function literalEnd(content: string, start: number): number {
  let depth = 0;
  for (let at = start; at < content.length; at += 1) {
    const code = content.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === OPEN) depth += 1;
    else if (code === CLOSE) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return content.length;
}
