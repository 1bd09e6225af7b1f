import { Worker } from 'node:worker_threads';

export interface WorkerLimits {
  /** From the begin of its work. */
  readonly milliseconds: number;
  /** Of memory for objects; the bytes that are handed over come on top. In MB. */
  readonly megabytes: number;
}

/** It took too long, or too much memory: the thread has been ended, and nothing of it is left. */
export class WorkerEnded extends Error {
  constructor(readonly reason: 'slow' | 'memory') {
    super(`a thread was ended: ${reason}`);
  }
}

/** For what lives shortly; V8's usual. In MB. */
const YOUNG_MB = 32;

/** One thread at a time in each process: a machine with two cores goes on answering beside it. */
let isBusy = false;

/** Whose work waits, each in a row of their own; the owner who stands first is next. */
const waiting = new Map<string, (() => void)[]>();

/** Of one owner, waiting: more than all calendars of an account. */
const MOST_WAITING = 24;

/**
 * Hands `input` to a script of ours in a thread of its own, and gives what it posts back. For work on what strangers send: it can
 * take all its time and memory without anybody else noticing. Owners take turns, however much one of them brings. Throws
 * WorkerEnded, or what the script throws.
 *
 * @param owner whose work it is: the id of an account
 */
export async function inWorker<T>(
  script: URL,
  input: unknown,
  { owner, limits }: { readonly owner: string; readonly limits: WorkerLimits },
): Promise<T> {
  await turnOf(owner);
  try {
    return await run<T>(script, input, limits);
  } finally {
    next();
  }
}

async function turnOf(owner: string): Promise<void> {
  if (!isBusy) {
    isBusy = true;
    return;
  }
  const row = waiting.get(owner) ?? [];
  if (row.length >= MOST_WAITING) throw new WorkerEnded('slow');
  waiting.set(owner, row);
  await new Promise<void>((resolve) => row.push(resolve));
}

/** The thread is free: the first of whoever stands first begins, and the owner goes to the end of the line. */
function next(): void {
  const [owner, row] = waiting.entries().next().value ?? [];
  const begin = row?.shift();
  if (owner === undefined || !row || !begin) {
    isBusy = false;
    return;
  }
  waiting.delete(owner);
  if (row.length > 0) waiting.set(owner, row);
  begin();
}

function run<T>(script: URL, input: unknown, { milliseconds, megabytes }: WorkerLimits): Promise<T> {
  const worker = new Worker(script, {
    workerData: input,
    env: {}, // no secret is of use to it
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  let timer: NodeJS.Timeout | undefined;
  return new Promise<T>((resolve, reject) => {
    timer = setTimeout(() => reject(new WorkerEnded('slow')), milliseconds);
    worker.once('message', resolve);
    worker.once('error', (error: Error & { code?: unknown }) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new WorkerEnded('memory') : error),
    );
    worker.once('exit', () => reject(new Error('a thread ended without an answer')));
  }).finally(() => {
    clearTimeout(timer);
    return worker.terminate();
  });
}
