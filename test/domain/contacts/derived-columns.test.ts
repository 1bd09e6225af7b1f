import { describe, expect, test } from 'vitest';
import { derivedColumns, type DerivedFrom, type Surroundings } from '../../../src/contacts/domain/derived-columns.js';
import { aContact, anAccount } from '../../support/builders.js';

const alone: Surroundings = { stationEndOn: null, tags: [], layerCadences: null };
const derived = (fields: Partial<DerivedFrom>, around: Partial<Surroundings> = {}): ReturnType<typeof derivedColumns> =>
  derivedColumns({ ...aContact(anAccount()), ...fields }, { ...alone, ...around });

describe('the columns that follow from a contact', () => {
  test.each([
    [{ givenName: 'Anna', familyName: 'Müller', nickname: 'Anni' }, 'muller anna'],
    [{ givenName: null, familyName: 'Müller', nickname: 'Anni' }, 'muller anni'],
    [{ givenName: 'Anna', familyName: null, nickname: null }, 'anna'],
    [{ givenName: null, familyName: null, nickname: null }, ''],
  ])('%j is sorted as %j', (names, nameKey) => expect(derived(names).nameKey).toBe(nameKey));

  test('the keys hold the beginning of very long names', () => {
    const { nameKey, cityKey } = derived({ familyName: 'x'.repeat(500), city: 'y'.repeat(300) });
    expect([nameKey.length, cityKey?.length]).toEqual([400, 200]);
  });

  test('a city is found in every spelling, none is none', () => {
    expect(derived({ city: 'Köln' }).cityKey).toBe('koln');
    expect(derived({ city: null }).cityKey).toBeNull();
  });

  test('somebody is found by name, work, city, tags, past work, custom fields and notes, in this order', () => {
    const told: Partial<DerivedFrom> = {
      ...{ givenName: 'Anna', familyName: 'Muster', nickname: 'Anni', organisation: 'Radio', role: 'Ton', city: 'Ulm' },
      history: [{ organisation: 'Verlag', role: 'Volo', from: null, to: null }],
      ...{ custom: { a: 'Chor', b: 7 }, notes: 'Boot' },
    };
    expect(derived(told, { tags: [{ name: 'Uni', cadence: null }] }).searchKey).toBe(
      'anna muster anni radio ton ulm uni verlag volo chor 7 boot',
    );
  });

  test.each<[Partial<DerivedFrom>, Partial<Surroundings>, number | null]>([
    [{ layer: 'warm', cadence: null }, {}, 90],
    [{ layer: 'warm', cadence: null }, { layerCadences: { warm: 60 } }, 60],
    [{ layer: 'warm', cadence: null }, { tags: [30, null, 45].map((cadence) => ({ name: 'x', cadence })) }, 30],
    [{ layer: 'warm', cadence: 14 }, { tags: [{ name: 'x', cadence: 7 }] }, 14],
    [{ layer: 'warm', cadence: 'none' }, {}, null],
  ])(
    "%j, %j: %j days, \"null = inherit: the shortest of the contact's tags' cadences, else the layer's\"",
    (told, around, days) => expect(derived(told, around).effectiveCadenceDays).toBe(days),
  );

  test('the end of the shared station and "not told yet" bear on the rank', () => {
    const unknown = { layer: 'warm', lastInteractionOn: null, roughlyLastOn: null, connectedOn: null } as const;
    expect(derived(unknown, { stationEndOn: '2024-03-31' }).silentSinceOn).toBe('2024-03-31');
    expect(derived(unknown).easeGroup).toContain('u');
  });
});
