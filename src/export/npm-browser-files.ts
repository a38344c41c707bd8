/**
 * Packed files of the npm browser → a folder that holds the binary, libraries and fonts, whole or not there.
 * The only door to tar-stream. `whole.json` names every file with its size and is written last: a folder that does not
 * agree with it is made anew.
 */
import { posix } from 'node:path';
import { promisify } from 'node:util';
import type { Host } from '../host/host.ts';

export interface Unpacking {
  /** The folder with `chromium.br`, `fonts.tar.br` and `al2023.tar.br`. */
  readonly packed: string;
  /** Where the files belong, absolute. */
  readonly folder: string;
  /** What the binary is to be called. */
  readonly binary: string;
}

const MANIFEST = 'whole.json';
const ARCHIVES = ['fonts.tar.br', 'al2023.tar.br'];

/** Makes sure that `folder` holds all files, unpacking them if need be. Rejects when that cannot be had. */
export async function unpackBrowser(host: Host, unpacking: Unpacking): Promise<void> {
  const { folder, binary } = unpacking;
  if (await isWhole(host, folder, binary)) return;
  const temporary = await host.makeTempFolder(posix.dirname(folder), 'chromium-');
  try {
    await fill(host, temporary, unpacking);
    await settle(host, temporary, unpacking);
  } finally {
    await host.remove(temporary);
  }
}

/**
 * Gives the new folder its place. A whole one that is there already stays: another run was quicker, and may be using
 * it. A torn one is moved away first, never removed in its place, where a whole one could have come in the meantime.
 */
async function settle(host: Host, temporary: string, { folder, binary }: Unpacking): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await host.rename(temporary, folder);
      return;
    } catch (error) {
      if (await isWhole(host, folder, binary)) return;
      if (attempt === 3) throw error;
    }
    const aside = await host.makeTempFolder(posix.dirname(folder), 'torn-');
    await host.rename(folder, posix.join(aside, 'torn')).catch(() => {});
    await host.remove(aside);
  }
}

async function isWhole(host: Host, folder: string, binary: string): Promise<boolean> {
  try {
    const text = new TextDecoder().decode(await host.readFile(posix.join(folder, MANIFEST)));
    const sizes: unknown = JSON.parse(text);
    if (typeof sizes !== 'object' || sizes === null || !(binary in sizes)) return false;
    for (const [name, size] of Object.entries(sizes)) {
      if ((await host.stat(posix.join(folder, name)))?.size !== size) return false;
    }
    const isPrivate = host.programs?.isPrivate ?? (async () => true);
    return (await isPrivate(folder)) && (await isPrivate(posix.join(folder, binary)));
  } catch {
    return false;
  }
}

async function fill(host: Host, temporary: string, { packed, folder, binary }: Unpacking): Promise<void> {
  // Needed once on a machine.
  const decompress = promisify((await import('node:zlib')).brotliDecompress);
  const sizes = new Map<string, number>();
  const put = async (name: string, bytes: Uint8Array, mode: number) => {
    await host.writeFile(posix.join(temporary, name), bytes, { mode });
    sizes.set(name, bytes.length);
  };
  await put(binary, await decompress(await host.readFile(posix.join(packed, 'chromium.br'))), 0o700);
  for (const archive of ARCHIVES) {
    const bytes = await decompress(await host.readFile(posix.join(packed, archive)));
    for (const file of await tarFiles(bytes)) await put(file.name, file.bytes, 0o600);
  }
  await put('fonts.conf', new TextEncoder().encode(fontsConfig(folder)), 0o600);
  const manifest = JSON.stringify(Object.fromEntries([...sizes].sort()), null, 1);
  await host.writeFile(posix.join(temporary, MANIFEST), manifest, { mode: 0o600 });
}

interface TarFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of an archive; folders are left out. Rejects for a name that leads elsewhere. */
async function tarFiles(archive: Uint8Array): Promise<readonly TarFile[]> {
  const { extract } = await import('tar-stream');
  const reader = extract();
  reader.end(archive);
  const files: TarFile[] = [];
  for await (const entry of reader) {
    const { name, type } = entry.header;
    const chunks: Uint8Array[] = [];
    for await (const chunk of entry) chunks.push(chunk as Uint8Array);
    if (type !== 'file') continue;
    const path = posix.normalize(name);
    if (path.startsWith('/') || path.startsWith('..'))
      throw new Error(`"${name}" in the archive leads outside`);
    files.push({ name: path, bytes: Buffer.concat(chunks) });
  }
  return files;
}

/** The archive's own file names folders of another system. See https://www.freedesktop.org/software/fontconfig/. */
function fontsConfig(folder: string): string {
  const escaped = folder.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escaped}/fonts</dir>
  <cachedir>${escaped}/fonts-cache</cachedir>
</fontconfig>
`;
}
