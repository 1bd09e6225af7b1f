import { getMetadataStorage } from 'class-validator';
import type { QueryRunner } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { collectionTriggers } from '../../migrations/collection-triggers.js';
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

  it('when a phone reads people as cards: on the card, which the database then numbers, or not for a reason', () => {
    const onCard = ['givenName', 'familyName', 'nickname', 'honorific', 'organisation', 'role'];
    const onCardToo = ['city', 'country', 'birthday', 'addresses', 'notes', 'tags', 'emails', 'phones', 'links'];
    const notForPhones = {
      gender: 'read of somebody new only',
      timeZone: 'read of somebody new only',
      form: 'how we write to them: our own words',
      language: 'how we write to them: our own words',
      likes: 'our own words',
      gotOnWell: 'how they feel to us',
      higherStatus: 'how they feel to us',
      tension: 'how they feel to us',
      metInPerson: 'how they feel to us',
      feltRung: 'how they feel to us',
      layer: 'how near they are to us',
      cadence: 'how near they are to us',
      roughlyLastOn: 'our own memory',
      stationId: 'our own memory',
      introducedById: 'our own memory',
      neverSuggest: 'only suggestions ask',
      pleaseDont: 'only suggestions ask',
      history: 'no property of vCard holds it',
      custom: 'no property of vCard holds it',
    };
    const known = new Set([...onCard, ...onCardToo, ...Object.keys(notForPhones)]);
    expect(told.filter((field) => !known.has(field))).toEqual([]);
    expect([...known].filter((field) => !told.includes(field))).toEqual([]);
    const ofRows = ['tags', 'emails', 'phones', 'links']; // tables of their own, with triggers of their own
    const columns = [...onCard, ...onCardToo].filter((field) => !ofRows.includes(field));
    const numbered = numberedColumns('contacts').filter((column) => column !== 'deleted_at');
    expect(numbered).toEqual(columns.map(snakeCase).sort());
  });
});

/** Which columns of a table raise the number of its own items, by the triggers on SQLite. */
function numberedColumns(table: string): string[] {
  const sqlite = { connection: { options: { type: 'better-sqlite3' } } } as QueryRunner;
  const [, list = ''] =
    collectionTriggers(sqlite)
      .up.map((sql) => new RegExp(`^create trigger collection_${table}_changed after update of (.*?) on `).exec(sql))
      .find((found) => found !== null) ?? [];
  return list.split(', ').sort();
}

function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
