import { describe, expect, it } from 'vitest';
import { inWorker, WorkerEnded } from '../../../src/common/in-worker.js';

const limits = { milliseconds: 20_000, megabytes: 32 };
const script = (text: string): URL => new URL(`data:text/javascript,${encodeURIComponent(text)}`);
const echo = script(
  "import { parentPort, workerData } from 'node:worker_threads'; parentPort.postMessage(workerData);",
);

describe('threads for what strangers send', () => {
  it('are given to owners in turn, however much one of them brings', async () => {
    const done: string[] = [];
    const work = (owner: string, what: string): Promise<unknown> =>
      inWorker<string>(echo, what, { owner, limits }).then((answer) => done.push(answer));
    await Promise.all([
      ...['eve 1', 'eve 2', 'eve 3', 'eve 4'].map((what) => work('eve', what)),
      work('kim', 'kim 1'),
      work('tom', 'tom 1'),
      work('kim', 'kim 2'),
    ]);
    expect(done).toEqual(['eve 1', 'eve 2', 'kim 1', 'tom 1', 'eve 3', 'kim 2', 'eve 4']);
  });

  it('go on after one that breaks, is too slow, or takes too much memory', async () => {
    const owner = 'eve';
    await expect(inWorker(script("throw new Error('no');"), null, { owner, limits })).rejects.toThrow('no');
    const endless = inWorker(script('for (;;);'), null, { owner, limits: { ...limits, milliseconds: 50 } });
    await expect(endless).rejects.toEqual(new WorkerEnded('slow'));
    const greedy = script('const all = []; for (;;) all.push(new Array(10_000).fill(0).map(String));');
    await expect(inWorker(greedy, null, { owner, limits })).rejects.toEqual(new WorkerEnded('memory'));
    expect(await inWorker(echo, 'still here', { owner, limits })).toBe('still here');
  });

  it('refuse a heap of work by one owner, and nobody else', async () => {
    const heap = Array.from({ length: 40 }, (_, at) => inWorker<number>(echo, at, { owner: 'eve', limits }));
    const ended = Promise.allSettled(heap);
    expect(await inWorker(echo, 'me too', { owner: 'kim', limits })).toBe('me too');
    const refused = (await ended).filter(({ status }) => status === 'rejected');
    expect(refused.length).toBe(40 - 25);
  });
});
