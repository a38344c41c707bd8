/** New files → the disk: all of them or none, and never over something that is there. */
import { basename, dirname } from 'node:path';
import { Fault } from '../../diagnostics/fault.ts';
import type { Host } from '../../host/host.ts';
import { relativePath } from '../relative.ts';

/** Writes files by absolute path. A path where something lies, be it a link that leads nowhere, is a fault of usage. */
export async function writeNewFiles(host: Host, files: ReadonlyMap<string, string>): Promise<void> {
  for (const file of files.keys()) {
    const lies = (await host.list(dirname(file))).includes(basename(file)) || (await host.stat(file));
    if (!lies) continue;
    const path = relativePath(host.workingFolder, file);
    throw new Fault('usage', `"${path}" exists already`, 'choose another name; nothing was written');
  }
  const written: string[] = [];
  try {
    for (const [file, text] of files) {
      await host.writeFile(file, text);
      written.push(file);
    }
  } catch (error) {
    // The fault that led here is the one to tell, also when a file cannot be taken back.
    await Promise.all(written.map((file) => host.remove(file).catch(() => {})));
    throw error;
  }
}
