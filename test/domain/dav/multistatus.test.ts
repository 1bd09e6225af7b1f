import { describe, expect, it } from 'vitest';
import { stopwatch } from '../../../src/common/stopwatch.js';
import { multistatus } from '../../../src/dav/multistatus.js';

/** Longer than anybody should wait for their turn. */
const LONG = 10;

describe('an answer of many (RFC 4918, 13)', () => {
  it('between two pieces that take long, others have their turn', async () => {
    let turnsOfOthers = 0;
    const other = (): void => {
      turnsOfOthers += 1;
      waiting = setImmediate(other);
    };
    let waiting = setImmediate(other);
    const seen: number[] = [];
    function* pieces(): Generator<string> {
      for (let piece = 0; piece < 3; piece += 1) {
        const begin = stopwatch();
        while (stopwatch() - begin < LONG);
        seen.push(turnsOfOthers);
        yield '<d:response/>';
      }
    }
    const texts: string[] = [];
    for await (const text of multistatus(pieces()).body as AsyncIterable<string>) texts.push(text);
    clearImmediate(waiting);
    expect(texts.join('').match(/<d:response\/>/g)).toHaveLength(3);
    expect(new Set(seen).size).toBe(3);
  });
});
