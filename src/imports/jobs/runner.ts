import { hostname } from 'node:os';

const SEPARATOR = '/';
/** A process elsewhere can't be asked; it marks its import at every step, and while it writes every half minute. */
const SILENT_MS = 2 * 60_000;

/** This process, by machine and number. */
const thisProcess = `${hostname()}${SEPARATOR}${process.pid}`;

/** The mark of this process on an import that it works on, with how many processes have tried before. */
export function runnerMark(triesBefore = 0): string {
  return `${thisProcess}${SEPARATOR}${triesBefore}`;
}

/** How many processes have begun it, this one included. */
export function triesOf(runner: string): number {
  return partsOf(runner).triesBefore + 1;
}

/**
 * True if the process that worked on something has gone: on this machine when there is no such process (or it is this one,
 * started anew under its number), elsewhere when it left no mark for two minutes.
 */
export function hasGone(runner: string, markedAt: string, now: Date): boolean {
  const { host, pid } = partsOf(runner);
  if (`${host}${SEPARATOR}${pid}` === thisProcess) return true;
  if (host === hostname()) return !isAlive(pid);
  return now.getTime() - new Date(markedAt).getTime() > SILENT_MS;
}

function partsOf(runner: string): { host: string; pid: number; triesBefore: number } {
  const [host = '', pid = '0', triesBefore = '0'] = runner.split(SEPARATOR);
  return { host, pid: Number(pid), triesBefore: Number(triesBefore) };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0); // signal 0 only asks
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // alive, and somebody else's
  }
}
