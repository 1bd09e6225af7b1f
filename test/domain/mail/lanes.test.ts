import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Lanes } from '../../../src/common/lanes.js';

const SECOND = 1000;

describe('the lanes of the mails', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const never = (): Promise<void> => new Promise(() => undefined);
  /** Begins so many, one after the other, and gives when each of them began. */
  const begin = (lanes: Lanes, count: number, work: (index: number) => Promise<void>): number[] => {
    const beganAt: number[] = [];
    const start = Date.now();
    void (async () => {
      for (let index = 0; index < count; index += 1) {
        await lanes.enter();
        beganAt.push((Date.now() - start) / SECOND);
        void lanes.run(() => work(index));
      }
    })();
    return beganAt;
  };

  it('are four', async () => {
    const beganAt = begin(new Lanes(), 10, never);
    await vi.advanceTimersByTimeAsync(0);
    expect(beganAt).toEqual([0, 0, 0, 0]);
  });

  it('let the next mail go within 30 seconds when four servers hang', async () => {
    const beganAt = begin(new Lanes(), 5, (index) => (index < 4 ? never() : Promise.resolve()));
    await vi.advanceTimersByTimeAsync(30 * SECOND);
    expect(beganAt).toHaveLength(5);
    expect(beganAt[4]).toBeLessThanOrEqual(30);
  });

  it('let no more than 54 connections hang', async () => {
    const beganAt = begin(new Lanes(), 100, never);
    await vi.advanceTimersByTimeAsync(3600 * SECOND);
    expect(beganAt).toHaveLength(54);
  });

  it('are free again after mails that went through, in time or late', async () => {
    const lanes = new Lanes();
    const after = (ms: number) => (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
    const beganAt = begin(lanes, 100, after(25 * SECOND));
    await vi.advanceTimersByTimeAsync(3600 * SECOND);
    expect(beganAt).toHaveLength(100);
    const again = begin(lanes, 6, never);
    await vi.advanceTimersByTimeAsync(0);
    expect(again).toHaveLength(4);
  });

  it('are free again after work that ends in an error', async () => {
    const lanes = new Lanes();
    for (let index = 0; index < 10; index += 1) {
      await lanes.enter();
      await expect(lanes.run(() => Promise.reject(new Error('x')))).rejects.toThrow('x');
    }
    const again = begin(lanes, 6, never);
    await vi.advanceTimersByTimeAsync(0);
    expect(again).toHaveLength(4);
  });
});
