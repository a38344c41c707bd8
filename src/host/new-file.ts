/**
 * A finished temporary file → its place, where nothing may lie yet. A hard link does both at once. Disks without them
 * (FAT, some network folders) refuse with one code or another: there an empty file takes the name first, so that of two
 * who want it one gets it, and the finished file then replaces it.
 */
import { errorCode } from './system-reason.ts';

/** What `node.ts` lends of the disk. */
export interface NewFileDisk {
  link(from: string, to: string): Promise<void>;
  /** Makes an empty file; rejects with EEXIST when something lies there. */
  claim(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
}

/** Rejects with EEXIST, and leaves all as it was, when something lies at `path`. */
export async function placeNew(disk: NewFileDisk, temporary: string, path: string): Promise<void> {
  try {
    await disk.link(temporary, path);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw error;
    await disk.claim(path);
    await disk.rename(temporary, path).catch(async (failure) => {
      await disk.remove(path);
      throw failure;
    });
    return;
  }
  await disk.remove(temporary);
}
