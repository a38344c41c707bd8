/** Makes sure that `dist/` is what the sources say before any test spawns it. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export default function setup(): void {
  execFileSync(process.execPath, [join(import.meta.dirname, '..', '..', 'src', 'bootstrap.mjs'), '--quiet'], {
    stdio: 'inherit',
  });
}
