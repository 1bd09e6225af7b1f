import type { MergeableFields } from '../../../src/people/merge/domain/mergeable.js';

/** An entry of which nothing is told but what the test tells. */
export function anEntry(id: string, told: Partial<MergeableFields> = {}): MergeableFields {
  return {
    ...{ id, givenName: null, familyName: null, nickname: null, honorific: null, gender: null, form: null },
    ...{
      language: null,
      organisation: null,
      role: null,
      city: null,
      country: null,
      timeZone: null,
      stationId: null,
      birthday: null,
    },
    ...{ layer: 'known', layerChosen: false, cadence: null, feltRung: null, roughlyLastOn: null, gotOnWell: null },
    ...{ higherStatus: null, tension: null, metInPerson: null, introducedById: null, neverSuggest: false },
    ...{ pleaseDont: false, likes: null, notes: null, addresses: null, history: null, custom: null },
    ...{ connectedOn: null, laterUntilOn: null, createdAt: '2026-11-01T08:00:00.000Z' },
    ...told,
  };
}
