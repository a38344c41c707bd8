/** Which Lectern this is. */
import { posix } from 'node:path';
import type { Host } from '../host/host.ts';

/** The version of this program, as its package says. */
export async function lecternVersion(host: Host): Promise<string> {
  const bytes = await host.readFile(posix.join(host.packageFolder(), 'package.json'));
  const manifest: unknown = JSON.parse(new TextDecoder().decode(bytes));
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return hasVersion ? String(manifest.version) : 'unknown';
}
