import { describe, expect, it } from 'vitest';
import type { PastRole, PostalAddress } from '../../../src/contacts/domain/address-book.js';
import type { InvalidInput } from '../../../src/common/errors.js';
import type { MergeChoices } from '../../../src/people/merge/domain/merge-choices.js';
import type { MergeableFields } from '../../../src/people/merge/domain/mergeable.js';
import { mergedFields } from '../../../src/people/merge/domain/merged-fields.js';
import { anEntry } from './merge-fields.js';

type Told = Partial<MergeableFields>;
const merged = (stays: Told, goes: Told, choices: MergeChoices = {}): Told =>
  mergedFields(anEntry('anna', stays), anEntry('annie', goes), choices);
const refused = (stays: Told, goes: Told, choices: MergeChoices): unknown => {
  try {
    return merged(stays, goes, choices);
  } catch (error) {
    return (error as InvalidInput).errors[0];
  }
};
const place = (city: string, preferred = false): PostalAddress => ({
  ...{ street: null, postalCode: null, city, region: null, country: null, label: null, preferred },
});
const work = (organisation: string, to: string | null = null): PastRole => ({
  ...{ organisation, role: null, from: null, to },
});

describe('two entries of one person', () => {
  it.each<[string, Told, Told, MergeChoices, Told]>([
    ['what is there stays', { city: 'Ulm' }, { city: 'Bonn' }, {}, {}],
    ['what is empty is filled', {}, { city: 'Bonn' }, {}, { city: 'Bonn' }],
    ['what is empty stays so if it is kept', {}, { city: 'Bonn' }, { city: 'keep' }, {}],
    ['what is taken goes before', { city: 'Ulm' }, { city: 'Bonn' }, { city: 'take' }, { city: 'Bonn' }],
    ['nothing may be taken, too', { city: 'Ulm' }, {}, { city: 'take' }, { city: null }],
    [
      'a role comes beside the same organisation',
      { organisation: 'R' },
      { organisation: 'R', role: 'x' },
      {},
      { role: 'x' },
    ],
    ['a role comes beside none', { organisation: 'R' }, { role: 'x' }, {}, { role: 'x' }],
    [
      'a role comes along with its organisation',
      {},
      { organisation: 'R', role: 'x' },
      {},
      { organisation: 'R', role: 'x' },
    ],
    ['no role comes beside another organisation', { organisation: 'R' }, { organisation: 'S', role: 'x' }, {}, {}],
    ['no country comes beside another city', { city: 'Ulm' }, { city: 'Graz', country: 'AT' }, {}, {}],
    ['no time zone comes beside another city', { city: 'Ulm' }, { city: 'Graz', timeZone: 'Europe/Vienna' }, {}, {}],
    ['a country comes beside the same city', { city: 'Graz' }, { city: 'Graz', country: 'AT' }, {}, { country: 'AT' }],
    [
      'a layer that was chosen goes before one that was not',
      {},
      { layer: 'warm', layerChosen: true },
      {},
      { layer: 'warm', layerChosen: true },
    ],
    ['of two that were chosen the first stays', { layerChosen: true }, { layer: 'warm', layerChosen: true }, {}, {}],
    ['of two that were not chosen the first stays', {}, { layer: 'warm' }, {}, {}],
    ['a layer taken here is chosen', {}, { layer: 'warm' }, { layer: 'take' }, { layer: 'warm', layerChosen: true }],
    ['"never suggest" of either holds', {}, { neverSuggest: true }, {}, { neverSuggest: true }],
    ['"never suggest" stays', { neverSuggest: true }, {}, {}, {}],
    ['"please don\'t" of either holds', {}, { pleaseDont: true }, {}, { pleaseDont: true }],
    [
      'the later day to wait for holds',
      { laterUntilOn: '2026-12-01' },
      { laterUntilOn: '2026-12-24' },
      {},
      { laterUntilOn: '2026-12-24' },
    ],
    ['the earlier day does not', { laterUntilOn: '2026-12-24' }, { laterUntilOn: '2026-12-01' }, {}, {}],
    ['the first "connected on" stays', { connectedOn: '2020-01-01' }, { connectedOn: '2019-01-01' }, {}, {}],
    ['a missing "connected on" comes', {}, { connectedOn: '2019-01-01' }, {}, { connectedOn: '2019-01-01' }],
    [
      'the entry is as old as the older one',
      {},
      { createdAt: '2025-01-01T08:00:00.000Z' },
      {},
      { createdAt: '2025-01-01T08:00:00.000Z' },
    ],
    ['and no younger', {}, { createdAt: '2026-11-02T08:00:00.000Z' }, {}, {}],
    ['nobody introduced themselves', { introducedById: 'annie' }, {}, {}, { introducedById: null }],
    ['nobody is introduced by who they are now', {}, { introducedById: 'anna' }, {}, {}],
    ['who introduced them comes', {}, { introducedById: 'tom' }, {}, { introducedById: 'tom' }],
  ])('%s', (_, stays, goes, choices, changed) => {
    expect(merged(stays, goes, choices)).toEqual(changed);
  });

  it.each<[string, Told, Told, MergeChoices, Told]>([
    ['stay', { notes: 'a' }, { notes: 'b' }, {}, {}],
    ['come where there are none', {}, { notes: 'b' }, {}, { notes: 'b' }],
    ['come where there are none, with "both", too', {}, { notes: 'b' }, { notes: 'both' }, { notes: 'b' }],
    ['do not come where none are to be kept', {}, { notes: 'b' }, { notes: 'keep' }, {}],
    ['are taken', { notes: 'a' }, { notes: 'b' }, { notes: 'take' }, { notes: 'b' }],
    ['are joined with a blank line', { notes: 'a' }, { notes: 'b' }, { notes: 'both' }, { notes: 'a\n\nb' }],
    ['are not told twice', { notes: 'ab' }, { notes: 'b' }, { notes: 'both' }, {}],
  ])('notes %s', (_, stays, goes, choices, changed) => {
    expect(merged(stays, goes, choices)).toEqual(changed);
  });

  it('two texts have room for 2,000 characters of what they like', () => {
    const both = { likes: 'both' } as const;
    expect(merged({ likes: 'a' }, { likes: 'b'.repeat(1997) }, both).likes).toHaveLength(2000);
    expect(refused({ likes: 'a' }, { likes: 'b'.repeat(1998) }, both)).toMatchObject({
      ...{ pointer: '/fields/likes', code: 'mergeTooLong', params: { longest: 2000 } },
    });
  });

  it.each(['birthday', 'layer', 'givenName', 'country'])('there is room for one %s', (field) => {
    expect(refused({}, {}, { [field]: 'both' })).toMatchObject({ pointer: `/fields/${field}`, code: 'mergeOnlyOne' });
  });
});

describe('their lists', () => {
  it('of addresses hold what both have once, and one is preferred', () => {
    const stays = { addresses: [place('Ulm'), place('Bonn', true)] };
    expect(merged(stays, { addresses: [place('Ulm'), place('Graz', true)] })).toEqual({
      addresses: [place('Ulm'), place('Bonn', true), place('Graz')],
    });
    expect(merged(stays, {}, { addresses: 'take' })).toEqual({ addresses: null });
  });

  it('get the other city as an address where both are to stay', () => {
    expect(merged({ city: 'Ulm' }, { city: 'Bonn' }, { city: 'both' })).toEqual({ addresses: [place('Bonn')] });
    expect(merged({ city: 'Ulm' }, { city: 'Ulm' }, { city: 'both' })).toEqual({});
    expect(merged({ city: 'Ulm' }, {}, { city: 'both' })).toEqual({});
  });

  it.each(['organisation', 'role'])('get the other work as a past role where both of %s are to stay', (field) => {
    const other = { organisation: 'S', role: 'x' };
    expect(merged({ organisation: 'R', role: 'y' }, other, { [field]: 'both' })).toEqual({
      history: [{ ...other, from: null, to: null }],
    });
    expect(merged({ organisation: 'S', role: 'y' }, other, { [field]: 'both' })).toHaveProperty('history');
    expect(merged(other, other, { [field]: 'both' })).toEqual({});
    expect(merged({ organisation: 'R', role: 'y' }, {}, { [field]: 'both' })).toEqual({});
  });

  it('of past roles begin with the latest, unless nobody touched them', () => {
    const [early, late] = [work('R', '2019'), work('S', '2021')];
    expect(merged({ history: [early] }, { history: [late] })).toEqual({ history: [late, early] });
    expect(merged({ history: [early, late] }, { history: [early] })).toEqual({});
  });

  it('of custom fields have each once, as the one who stays has it', () => {
    expect(merged({ custom: { a: 1 } }, { custom: { a: 2, b: 3 } })).toEqual({ custom: { a: 1, b: 3 } });
    expect(merged({ custom: { a: 1 } }, {}, { custom: 'take' })).toEqual({ custom: null });
  });
});
