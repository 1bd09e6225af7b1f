import { describe, expect, it } from 'vitest';
import { Together } from '../../src/mail/together.js';

/** Counts units of work, and throws away what was done in one that ends with an error. */
class Units {
  count = 0;
  stored: string[] = [];

  async run<T>(work: () => Promise<T>): Promise<T> {
    this.count += 1;
    const before = [...this.stored];
    try {
      return await work();
    } catch (error) {
      this.stored = before;
      throw error;
    }
  }
}

describe('works that come at the same time', () => {
  it('are stored in one unit of work, and each has its own result', async () => {
    const units = new Units();
    const together = new Together(units);
    expect(await Promise.all([1, 2, 3].map((n) => together.run(() => Promise.resolve(n * 2))))).toEqual([2, 4, 6]);
    expect(units.count).toBe(1);
  });

  it('are stored once each when one of them throws, which alone hears of it', async () => {
    const units = new Units();
    const together = new Together(units);
    const put = (word: string) => (): Promise<void> => {
      units.stored.push(word);
      return word === 'bad' ? Promise.reject(new Error('bad')) : Promise.resolve();
    };
    const ended = await Promise.allSettled(['a', 'bad', 'b'].map((word) => together.run(put(word))));
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(units.stored).toEqual(['a', 'b']);
  });
});
