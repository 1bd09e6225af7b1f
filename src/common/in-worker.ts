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
let last: Promise<unknown> = Promise.resolve();

/**
 * Hands `input` to a script of ours in a thread of its own, and gives what it posts back. For work on what strangers send: it can
 * take all its time and memory without anybody else noticing. Throws WorkerEnded, or what the script throws.
 */
export function inWorker<T>(script: URL, input: unknown, limits: WorkerLimits): Promise<T> {
  const work = last.then(() => run<T>(script, input, limits));
  last = work.catch(() => undefined);
  return work;
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
