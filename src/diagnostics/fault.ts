/** A fault of the machine, not of the text: no browser, no disk space, wrong usage. Thrown; ends the run with exit 2. */

export type FaultCode =
  | 'usage'
  | 'browser-missing'
  | 'browser-launch'
  | 'browser-timeout'
  | 'print-crash'
  | 'print-timeout'
  | 'print-navigated'
  | 'print-mismatch'
  | 'disk'
  | 'out-unwritable'
  | 'out-no-space'
  | 'out-not-file'
  | 'out-locked'
  | 'input-changed'
  | 'git-missing'
  | 'bucket-unusable'
  | 'port-in-use'
  | 'port-denied'
  | 'address-unusable'
  | 'interrupted';

/** `message` says what went wrong in one line; `hint` says what to do. Neither holds a stack trace. */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly hint: string | undefined;

  constructor(code: FaultCode, message: string, hint?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Fault';
    this.code = code;
    this.hint = hint;
  }
}

/**
 * What the operating system refused, such as a file on a disk that fails, as a fault; undefined for any other error. Those
 * that concern a file which the author wrote or which is to be written have been told in better words before.
 */
export function systemFault(error: unknown): Fault | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('errno' in error)) return undefined;
  const message = `the system refused: ${error.message}`;
  const hint =
    'look whether the disk is full or failing, and whether you may read and write there; then run it again';
  return new Fault('disk', message, hint, { cause: error });
}
