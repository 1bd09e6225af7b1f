import fc from 'fast-check';
import type { EaseGroup } from '../../../src/contacts/domain/rank-columns.js';

/** Any ease group: every flag, layer, cadence and felt rung. */
export const someGroup: fc.Arbitrary<EaseGroup> = fc.record({
  layer: fc.constantFrom('inner', 'warm', 'known', 'loose'),
  cadence: fc.oneof(fc.constantFrom(30, 90, 180, 365, 'none' as const), fc.integer({ min: 7, max: 3650 })),
  feltRung: fc.constantFrom(null, null, 'easy', 'doable', 'courage'),
  formal: fc.boolean(),
  met: fc.boolean(),
  gotOnWell: fc.boolean(),
  higherStatus: fc.boolean(),
  tension: fc.boolean(),
  lastNo: fc.boolean(),
  assumed: fc.boolean(),
  unknown: fc.boolean(),
  paused: fc.boolean(),
});
