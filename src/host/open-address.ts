/** How the user of this machine is shown an address. */
import { spawn } from 'node:child_process';

/**
 * Shows an address in the user's browser, which outlives this program. False when there is no way to, or it failed; settles
 * when the opener has ended, which for some is when the browser does.
 */
export function openAddress(address: string, platform: NodeJS.Platform): Promise<boolean> {
  const [program, args] =
    platform === 'darwin'
      ? (['open', [address]] as const)
      : platform === 'win32'
        ? (['rundll32', ['url.dll,FileProtocolHandler', address]] as const)
        : (['xdg-open', [address]] as const);
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
    child.unref();
  });
}
