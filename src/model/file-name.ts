/**
 * Which names every file system can hold. Rules of Windows, the strictest:
 * https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */

/** Devices of Windows, which no file can be named for, also with an ending. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\.|$)/i;
const SIGN = /[<>:"|?*\\\p{Cc}]/u;

export function isDevice(name: string): boolean {
  return DEVICE.test(name);
}

/** What keeps a file of this name, without its ending, off some system; undefined when nothing does. */
export function nameFault(name: string): string | undefined {
  const [sign] = SIGN.exec(name) ?? [];
  if (sign !== undefined) return /\p{Cc}/u.test(sign) ? 'holds a control character' : `holds "${sign}"`;
  return isDevice(name) ? 'is the name of a device' : undefined;
}
