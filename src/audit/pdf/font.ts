/** A font → what its codes mean to a reader, by its ToUnicode map (ISO 32000-1, 9.10.3). */
import { dictionaryAt, nameOf, type PdfObjects, resolved, streamBytes } from './file.ts';
import { hexBytes, type PdfDictionary } from './syntax.ts';

/** Decodes a string shown in a font. */
export type FontReader = (bytes: string) => string;

export function fontReader(objects: PdfObjects, font: PdfDictionary): FontReader {
  const width = nameOf(font.get('Subtype')) === 'Type0' ? 2 : 1;
  const reference = font.get('ToUnicode');
  const stream =
    reference !== null && typeof reference === 'object' && 'ref' in reference
      ? objects.streams.get(reference.ref)
      : undefined;
  if (stream === undefined) return width === 1 ? byEncoding(objects, font) : () => '';
  const signs = readToUnicode(Buffer.from(streamBytes(stream)).toString('latin1'));
  return (bytes) => {
    let text = '';
    for (let at = 0; at < bytes.length; at += width) {
      const code =
        width === 1 ? bytes.charCodeAt(at) : (bytes.charCodeAt(at) << 8) | (bytes.charCodeAt(at + 1) || 0);
      text += signs.get(code) ?? '';
    }
    return text;
  };
}

/** One sign a byte; names of glyphs in `Differences` where they are letters or digits. */
function byEncoding(objects: PdfObjects, font: PdfDictionary): FontReader {
  const differences = resolved(objects, dictionaryAt(objects, font.get('Encoding')).get('Differences'));
  const changed = new Map<string, string>();
  let code = 0;
  for (const one of Array.isArray(differences) ? differences : []) {
    const name = nameOf(one);
    if (typeof one === 'number') code = one;
    else if (name !== undefined) {
      const sign = name.length === 1 ? name : /^uni([0-9A-F]{4})$/.exec(name)?.[1];
      if (sign !== undefined)
        changed.set(
          String.fromCharCode(code),
          sign.length === 1 ? sign : String.fromCharCode(Number.parseInt(sign, 16)),
        );
      code += 1;
    }
  }
  return (bytes) =>
    changed.size === 0 ? bytes : bytes.replace(/[\s\S]/g, (byte) => changed.get(byte) ?? byte);
}

function readToUnicode(map: string): ReadonlyMap<number, string> {
  const signs = new Map<number, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', sign = ''] of block.matchAll(/<([^>]*)>\s*<([^>]*)>/g))
      signs.set(Number.parseInt(code, 16), utf16(sign));
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', first, list] of block.matchAll(
      /<([^>]*)>\s*<([^>]*)>\s*(?:<([^>]*)>|\[([^\]]*)\])/g,
    )) {
      const start = Number.parseInt(from, 16);
      const end = Math.min(Number.parseInt(to, 16), start + 0xffff);
      const listed =
        list === undefined ? [] : [...list.matchAll(/<([^>]*)>/g)].map((match) => match[1] ?? '');
      for (let code = start; code <= end; code += 1)
        signs.set(
          code,
          first === undefined ? utf16(listed[code - start] ?? '') : counted(first, code - start),
        );
    }
  return signs;
}

/** The sign `offset` places after the one that a range begins with. */
function counted(first: string, offset: number): string {
  const text = utf16(first);
  const last = text.codePointAt(text.length - 1) ?? 0;
  const whole = [...text].length === 1 ? (text.codePointAt(0) ?? 0) : undefined;
  return whole === undefined
    ? text.slice(0, -1) + String.fromCharCode(last + offset)
    : String.fromCodePoint(Math.min(whole + offset, 0x10ffff));
}

function utf16(hex: string): string {
  return new TextDecoder('utf-16be').decode(Buffer.from(hexBytes(hex), 'latin1'));
}
