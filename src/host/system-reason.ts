/** What the operating system says about a failure, in words: `permission denied` rather than `EACCES`. */
import { getSystemErrorMap } from 'node:util';

/** The `code` of a Node error, such as `ENOENT`; undefined for any other value. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** The reason in the operating system's words; for other errors their message. */
export function systemReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const number = 'errno' in error && typeof error.errno === 'number' ? error.errno : undefined;
  const known = number === undefined ? undefined : getSystemErrorMap().get(number)?.[1];
  return known ?? error.message;
}

const REASONS = {
  ENOENT: 'no such file or directory',
  EISDIR: 'illegal operation on a directory',
  ENOTDIR: 'not a directory',
  ENOTEMPTY: 'directory not empty',
  EACCES: 'permission denied',
  EEXIST: 'file already exists',
  EINVAL: 'invalid argument',
  ELOOP: 'too many symbolic links encountered',
} as const;

/** An error as Node makes it: code, reason, path. */
export function systemError(code: keyof typeof REASONS, path: string): Error {
  return Object.assign(new Error(`${code}: ${REASONS[code]}, '${path}'`), { code });
}
