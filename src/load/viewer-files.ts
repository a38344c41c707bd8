/** The viewer as `src/bootstrap.mjs` compiled it, read from Lectern's own folder. */
import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import type { ViewerFiles, ViewerRole } from '../model/viewer.ts';

/** Where the compiled viewer lies in Lectern's folder. */
const FOLDER = join('dist', 'viewer');

/** Script and style for a page. */
export async function loadViewerFiles(host: Host, role: ViewerRole): Promise<ViewerFiles> {
  const [boot, script, style, more] = await Promise.all([
    read(host, 'boot.js'),
    read(host, `${role}-page.js`),
    read(host, 'viewer.css'),
    role === 'presenter' ? read(host, 'presenter.css') : '',
  ]);
  return { boot, script, style: `${style}${more}` };
}

/** The script that only a served page has. */
export function loadServedScript(host: Host): Promise<string> {
  return read(host, 'served-page.js');
}

async function read(host: Host, name: string): Promise<string> {
  const bytes = await host.readFile(join(host.packageFolder(), FOLDER, name));
  return new TextDecoder().decode(bytes).trim();
}
