import { describe, expect, it } from 'vitest';
import { isCadence } from '../../../src/accounts/domain/layer-cadences.js';
import { effectiveCadence } from '../../../src/contacts/domain/cadence.js';

describe('"cadence is 7-3650 days, "none", or null = inherit: the shortest of the tags\', else the layer\'s"', () => {
  it.each([
    [null, [], 'inner', 30],
    [null, [], 'warm', 90],
    [null, [], 'known', 180],
    [null, [], 'loose', 365],
    [45, [30], 'inner', 45],
    ['none', [30], 'inner', 'none'],
    [null, [90, 60, null], 'loose', 60],
    [null, ['none', 60], 'loose', 60],
    [null, ['none', null], 'loose', 'none'],
    [null, [null], 'loose', 365],
  ] as const)('own %s, tags %j, layer %s: %s', (own, ofTags, layer, expected) => {
    expect(effectiveCadence(own, ofTags, layer, null)).toBe(expected);
  });

  it.each([
    [7, true],
    [3650, true],
    ['none', true],
    [6, false],
    [3651, false],
    [30.5, false],
    ['30', false],
    [null, false],
  ])('%s is a cadence: %s', (value, expected) => {
    expect(isCadence(value)).toBe(expected);
  });
});
