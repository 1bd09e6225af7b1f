import { describe, expect, it } from 'vitest';
import { takenBack } from '../../../src/imports/domain/additions.js';
import { chosenFields } from '../../../src/imports/commit/domain/chosen-fields.js';
import { parsedContact } from '../../../src/imports/domain/parsed-contact.js';

const greta = {
  ...parsedContact(1, { givenName: 'Greta', organisation: 'Radio', role: 'Redakteurin', city: 'Bonn', notes: 'Chor' }),
  history: null,
};
const told = (known: Parameters<typeof parsedContact>[1]) => parsedContact(2, known);

describe('what a row makes of somebody who is there', () => {
  it.each([
    ['"never overwrites by default": what is there stays', { city: 'Köln', country: 'DE' }, null, { country: 'DE' }],
    ['take: the word of the file', { city: 'Köln' }, { city: 'take' }, { city: 'Köln' }],
    ['take: nothing told takes nothing away', {}, { city: 'take' }, {}],
    ['take: the same word is no change', { city: 'Bonn' }, { city: 'take' }, {}],
    ['keep: even what is empty stays empty', { country: 'DE' }, { country: 'keep' }, {}],
    ['both: one below the other', { notes: 'Boot' }, { notes: 'both' }, { notes: 'Chor\n\nBoot' }],
    ['both: what stands there already is not said twice', { notes: 'Chor' }, { notes: 'both' }, {}],
  ] as const)('%s', (_, known, choices, fields) => {
    expect(chosenFields(greta, told(known), choices)).toEqual({ fields });
  });

  it('with another organisation its role comes, and what they did before stays as a past role', () => {
    const before = { organisation: 'Radio', role: 'Redakteurin', from: null, to: null };
    expect(chosenFields(greta, told({ organisation: 'Theater' }), { organisation: 'take' })).toEqual({
      fields: { organisation: 'Theater', role: null },
      history: [before],
    });
    const leads = told({ organisation: 'Theater', role: 'Leiterin' });
    expect(chosenFields({ ...greta, history: [before] }, leads, { organisation: 'take' })).toEqual({
      fields: { organisation: 'Theater', role: 'Leiterin' },
      history: [before],
    });
    expect(chosenFields(greta, leads, { organisation: 'take', role: 'keep' }).fields).toEqual({
      organisation: 'Theater',
    });
  });

  it('a list of past roles that is full stays as it is', () => {
    const past = Array.from({ length: 100 }, (_, nth) => ({
      organisation: `Radio ${nth}`,
      role: null,
      from: null,
      to: null,
    }));
    const theatre = told({ organisation: 'Theater' });
    expect(chosenFields({ ...greta, history: past }, theatre, { organisation: 'take' }).history).toEqual(past);
  });

  it('notes that would be too long together stay as they are', () => {
    const long = { ...greta, notes: 'x'.repeat(99_999) };
    expect(chosenFields(long, told({ notes: 'Boot' }), { notes: 'both' })).toEqual({ fields: {} });
  });
});

describe('taking additions back', () => {
  const now = { ...greta, city: 'Köln', introducedById: 'a', updatedAt: '2026-11-23T08:00:00.000Z' };
  const additions = {
    fields: { city: { before: 'Bonn', after: 'Köln' }, role: { before: null, after: 'Leiterin' } },
    introducedById: 'a',
    updatedAt: { before: '2026-11-01T08:00:00.000Z', after: '2026-11-23T08:00:00.000Z' },
  };

  it('restores what still stands as it came, and leaves what was changed since', () => {
    expect(takenBack(now, additions)).toEqual({
      city: 'Bonn',
      introducedById: null,
      updatedAt: '2026-11-01T08:00:00.000Z',
    });
    const edited = { ...now, city: 'Ulm', introducedById: 'b', updatedAt: '2026-11-23T09:00:00.000Z' };
    expect(takenBack(edited, additions)).toEqual({});
  });

  it('restores past roles unless they were edited', () => {
    const after = [{ organisation: 'Radio', role: null, from: null, to: null }];
    expect(takenBack({ ...now, history: after }, { history: { before: null, after } })).toEqual({ history: null });
    expect(takenBack({ ...now, history: [] }, { history: { before: null, after } })).toEqual({});
  });
});
