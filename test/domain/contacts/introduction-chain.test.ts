import { describe, expect, it } from 'vitest';
import { chainLength } from '../../../src/contacts/domain/introduction-chain.js';

describe('the length of a chain of introductions (product.md, feature 16)', () => {
  it('is nothing for somebody whom nobody introduced and who introduced nobody', () => {
    expect(chainLength([], [])).toBe(0);
  });

  it('is the way up and the longest way down', () => {
    const up = [{ id: 'tom', steps: 1 }];
    const down = [
      { id: 'eva', steps: 1 },
      { id: 'kim', steps: 2 },
      { id: 'ute', steps: 1 },
    ];
    expect(chainLength(up, down)).toBe(3);
  });
});
