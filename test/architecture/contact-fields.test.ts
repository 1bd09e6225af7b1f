import { getMetadataStorage } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { UpdateContact } from '../../src/contacts/contacts.input.js';
import { editBetween } from '../../src/contacts/edits/contact-edit.js';
import { portableFields } from '../../src/exports/people/portable-fields.js';
import { readMergeChoices } from '../../src/people/merge/domain/merge-choices.js';
import { aContact, anAccount } from '../support/builders.js';

/** Whatever may be told about a person, as the API and the form take it. */
const told = [
  ...new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(UpdateContact, '', false, false)
      .map(({ propertyName }) => propertyName),
  ),
];

describe('a field of a person is thought of', () => {
  it('at all', () => {
    expect(told).toEqual(expect.arrayContaining(['givenName', 'notes', 'emails', 'custom', 'introducedById']));
  });

  it('when an edit is taken back', () => {
    const rowsBeside = ['emails', 'phones', 'links', 'tags'];
    const contact = aContact(anAccount());
    const state = { contact, points: [], tags: [] };
    const isNoted = (field: string): boolean =>
      editBetween(state, { ...state, contact: { ...contact, [field]: 'changed' } }) !== null;
    expect(told.filter((field) => !rowsBeside.includes(field) && !isNoted(field))).toEqual([]);
  });

  it('when two entries are merged', () => {
    const withoutAsking = ['pleaseDont']; // it holds for both if one of them said it
    const isKnown = (field: string): boolean => {
      try {
        return Object.keys(readMergeChoices({ [field]: 'keep' })).length === 1;
      } catch {
        return false;
      }
    };
    expect(told.filter((field) => !withoutAsking.includes(field) && !isKnown(field))).toEqual([]);
  });

  it('when people leave as vCard or table', () => {
    const inOtherWords = ['emails', 'phones', 'links', 'addresses', 'history', 'tags', 'custom'];
    const pointers = ['stationId', 'introducedById'];
    const known = new Set<string>([...portableFields, ...inOtherWords, ...pointers]);
    expect(told.filter((field) => !known.has(field))).toEqual([]);
  });
});
