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
  | 'out-unwritable'
  | 'out-no-space'
  | 'out-not-file'
  | 'out-locked'
  | 'input-changed'
  | 'git-missing'
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
