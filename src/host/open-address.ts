/** How the user of this machine is shown an address. */
import { spawn } from 'node:child_process';

/** Shows an address in the user's browser, which outlives this program. Silent when there is no way to. */
export function openAddress(address: string, platform: NodeJS.Platform): void {
  const [program, args] =
    platform === 'darwin'
      ? (['open', [address]] as const)
      : platform === 'win32'
        ? (['rundll32', ['url.dll,FileProtocolHandler', address]] as const)
        : (['xdg-open', [address]] as const);
  const child = spawn(program, args, { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}
