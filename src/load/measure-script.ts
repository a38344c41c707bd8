/** The script that measures a page, as `src/bootstrap.mjs` compiled `measure/`, read from Lectern's own folder. */
import { join } from 'node:path';
import type { Host } from '../host/host.ts';

export async function loadMeasureScript(host: Host): Promise<string> {
  const bytes = await host.readFile(join(host.packageFolder(), 'dist', 'measure.js'));
  return new TextDecoder().decode(bytes).trim();
}
