/** Files of npm packages that Lectern depends on: emoji pictures and the fonts of formulas. */
import { dirname, join } from 'node:path';
import type { Host } from '../host/host.ts';

/** The bytes of a file in `node_modules`, looked for upwards from Lectern's own folder; undefined when there is none. */
export async function packageFile(host: Host, path: string): Promise<Uint8Array | undefined> {
  for (let folder = host.packageFolder(); ; folder = dirname(folder)) {
    const file = join(folder, 'node_modules', path);
    if ((await host.stat(file))?.kind === 'file') return host.readFile(file);
    if (dirname(folder) === folder) return undefined;
  }
}
