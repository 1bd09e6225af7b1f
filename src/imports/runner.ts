import { hostname } from 'node:os';

const SEPARATOR = '/';
/** A process elsewhere can't be asked; it marks its import at every step, a few times a second. */
const SILENT_MS = 2 * 60_000;

/** This process, by machine and number. */
export const thisRunner = `${hostname()}${SEPARATOR}${process.pid}`;

/**
 * True if the process that worked on something has gone: on this machine when there is no such process (or it is this one,
 * started anew under its number), elsewhere when it left no mark for two minutes.
 */
export function hasGone(runner: string, markedAt: string, now: Date): boolean {
  if (runner === thisRunner) return true;
  const [host, pid] = [runner.slice(0, runner.lastIndexOf(SEPARATOR)), Number(runner.split(SEPARATOR).at(-1))];
  if (host === hostname()) return !isAlive(pid);
  return now.getTime() - new Date(markedAt).getTime() > SILENT_MS;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0); // signal 0 only asks
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // alive, and somebody else's
  }
}
