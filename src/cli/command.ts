/** What every command gets. */
import type { Host } from '../host/host.ts';
import type { Terminal } from './terminal.ts';

export interface CommandContext {
  readonly host: Host;
  readonly terminal: Terminal;
  /** A command calls this once, with its exit code. */
  readonly finish: (code: number) => void;
}
