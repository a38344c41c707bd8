/** What the operating system said when a file could not be written → a fault with words and a way out. */
import { Fault } from '../diagnostics/fault.ts';
import { errorCode, systemReason } from './system-reason.ts';

const NO_SPACE = new Set(['ENOSPC', 'EDQUOT']);

/** The fault for `error`, met while writing `path`. A fault is given back as it is. */
export function writeFault(path: string, error: unknown): Fault {
  if (error instanceof Fault) return error;
  const code = errorCode(error) ?? '';
  const reason = systemReason(error);
  const cause = { cause: error };
  if (NO_SPACE.has(code)) {
    return new Fault(
      'out-no-space',
      `"${path}" cannot be written: ${reason}`,
      'make room on the disk, or choose another folder with --out',
      cause,
    );
  }
  return new Fault(
    'out-unwritable',
    `"${path}" cannot be written: ${reason}`,
    'choose another folder with --out, or change who may write there',
    cause,
  );
}

/** The fault for a target that is a folder, a link or a device. */
export function notFileFault(path: string, what: string): Fault {
  return new Fault(
    'out-not-file',
    `"${path}" is ${what}, so no file can be written there`,
    `move it away, or choose another folder with --out`,
  );
}
