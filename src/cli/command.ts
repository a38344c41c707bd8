/** What every command gets. */
import { visibleText } from '../diagnostics/code-frame.ts';
import type { Fault } from '../diagnostics/fault.ts';
import type { Host } from '../host/host.ts';
import type { Ahead } from './ahead.ts';
import type { Terminal } from './terminal.ts';

export interface CommandContext {
  readonly host: Host;
  readonly terminal: Terminal;
  /** A browser that was started before the arguments were parsed; closed when the program ends. */
  readonly ahead?: Ahead;
  /** A command calls this once, with its exit code. */
  readonly finish: (code: number) => void;
}

/** A fault of the machine in one or two lines. */
export function faultText({ message, hint }: Fault): string {
  return `lectern: ${visibleLines(message)}\n${hint === undefined ? '' : `  hint: ${visibleLines(hint)}\n`}`;
}

const visibleLines = (text: string) => text.split('\n').map(visibleText).join('\n');
