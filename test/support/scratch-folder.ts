import { accessSync, constants, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** Several times what a run needs at its largest. */
const ENOUGH_BYTES = 4 * 2 ** 30;

/** A new folder, in memory where there is enough of it: half of what a database test costs is the making of files. */
export function scratchFolder(purpose: string): string {
  return mkdtempSync(join(isRoomy(MEMORY) ? MEMORY : tmpdir(), `wiedersehen-${purpose}-`));
}

function isRoomy(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > ENOUGH_BYTES;
  } catch {
    return false; // no such folder on this system
  }
}
