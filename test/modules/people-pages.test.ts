import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Account } from '../../src/accounts/account.entity.js';
import { addDays, mondayOf } from '../../src/common/local-date.js';
import { newId } from '../../src/common/ids.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import type { ListContacts } from '../../src/contacts/contacts.input.js';
import { readEaseGroup } from '../../src/contacts/domain/rank-columns.js';
import { ContactsStore } from '../../src/contacts/contacts.store.js';
import { byEase, type Candidate, candidateOf } from '../../src/reactivation/domain/candidate.js';
import { standing } from '../../src/reactivation/domain/dormancy.js';
import { PeopleListService } from '../../src/reactivation/people-list.service.js';
import { aContact } from '../support/builders.js';
import { engines } from '../support/database.js';
import { OutreachWorld } from './outreach-world.js';

const today = '2026-11-23';
/** More than are sorted after they were found: some questions walk along the sort's index. */
const crowd = 1600;

const pick = <T>(values: readonly T[], nth: number): T => values[nth % values.length] as T; // never empty

/** People of few names, words, days and marks, so that every order has many ties. */
function someone(account: Account, nth: number): Contact {
  const mixed = (nth * 2_654_435_761) % 4_294_967_296;
  const digit = (place: number): number => Math.floor(mixed / 7 ** place);
  return aContact(account, {
    id: newId(new Date(Date.UTC(2026, 0, 1, 0, 0, nth % 50))),
    givenName: pick(['Anna', 'Bert', 'Änne', 'Annika'], digit(0)),
    familyName: pick(['Müller', 'Mueller-Anders', 'Zorn', 'Annen', null], digit(1)),
    organisation: pick(['Radio Nord', 'Radio Süd', 'Kurier', null], digit(2)),
    city: pick(['München', 'Muenchen', 'Annaberg', null], digit(3)),
    layer: pick(['inner', 'warm', 'known', 'loose'], digit(4)),
    metInPerson: pick([true, null], digit(5)),
    feltRung: pick([null, null, null, 'easy', 'courage'], digit(6)),
    neverSuggest: digit(3) % 9 === 0,
    lastInteractionOn: pick([null, addDays(today, -(digit(2) % 40) * 37), today, addDays(today, -400)], digit(1)),
    createdAt: `2026-11-${String(10 + (nth % 9))}T08:00:00.000Z`,
    deletedAt: digit(4) % 11 === 0 ? '2026-11-20T08:00:00.000Z' : null,
  });
}

describe.each(engines)('pages of the list on %s', (engine) => {
  let world: OutreachWorld;
  let account: Account;
  let people: Contact[];
  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
    account = await world.account();
    const stranger = await world.account();
    people = Array.from({ length: crowd }, (_, nth) => someone(account, nth));
    const strangers = Array.from({ length: 50 }, (_, nth) => someone(stranger, nth));
    await world.app.unitOfWork.run(() => world.app.get(ContactsStore).insert([...people, ...strangers]));
  });
  afterAll(() => world.close());

  const scored = ({ id, easeGroup, silentSinceOn }: Contact): Candidate =>
    candidateOf({ contactId: id, group: readEaseGroup(easeGroup), silentSinceOn }, mondayOf(today), account.industry);

  const fits = (contact: Contact, query: ListContacts): boolean => {
    const words = (query.q ?? '').split(' ').filter((word) => word !== '');
    const has = (text: string, word: string): boolean => text.split(' ').some((one) => one.startsWith(word));
    return (
      (contact.deletedAt !== null) === (query.deleted === true) &&
      words.every((word) => has(contact.searchKey, word)) &&
      (query.city === undefined || contact.cityKey === query.city) &&
      (query.rung === undefined || scored(contact).rung === query.rung) &&
      (query.standing === undefined || standing(contact, today).state === query.standing) &&
      (query.notContactedSince === undefined || (contact.lastInteractionOn ?? '') < query.notContactedSince)
    );
  };

  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const rank = ({ nameKey }: Contact, q: string): number => {
    if (nameKey.startsWith(q)) return 0;
    return q.split(' ').every((word) => nameKey.split(' ').some((one) => one.startsWith(word))) ? 1 : 2;
  };
  const orders: Record<string, (query: ListContacts) => (a: Contact, b: Contact) => number> = {
    relevance:
      ({ q = '' }) =>
      (a, b) =>
        rank(a, q) - rank(b, q) || compare(a.nameKey, b.nameKey) || compare(a.id, b.id),
    name: () => (a, b) => compare(a.nameKey, b.nameKey) || compare(a.id, b.id),
    createdAt: () => (a, b) => compare(b.createdAt, a.createdAt) || compare(b.id, a.id),
    lastInteractionOn: () => (a, b) =>
      compare(b.lastInteractionOn ?? '', a.lastInteractionOn ?? '') || compare(b.id, a.id),
    ease: () => (a, b) => byEase(scored(a), scored(b)),
  };

  const inPages = async (query: ListContacts): Promise<string[]> => {
    const ids: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await world.app.get(PeopleListService).list(account, { ...query, ...(cursor ? { cursor } : {}) });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor && ids.length < 700);
    return ids;
  };

  const query = fc.record(
    {
      q: fc.constantFrom('a', 'mu', 'radio', 'annen', 'muller an', 'anders annika', 'kurier', 'annab radi'),
      city: fc.constantFrom('munchen', 'annaberg'),
      rung: fc.constantFrom('easy', 'doable', 'courage'),
      standing: fc.constantFrom('fresh', 'dormant', 'unknown', 'paused'),
      notContactedSince: fc.constantFrom('2025-11-23', '2026-11-01'),
      deleted: fc.constant(true),
      sort: fc.constantFrom('name', 'createdAt', 'lastInteractionOn', 'ease'),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<ListContacts>;

  it('give everyone once, in the order of the sort, and nobody else', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        const order = orders[asked.sort ?? (asked.q ? 'relevance' : 'name')];
        const expected = people.filter((contact) => fits(contact, asked)).sort(order?.(asked));
        const ids = await inPages({ ...asked, limit: 149 });
        expect(ids).toEqual(expected.map(({ id }) => id).slice(0, ids.length));
        expect(ids.length).toBe(Math.min(expected.length, ids.length < 700 ? expected.length : ids.length));
      }),
      { numRuns: 12 },
    );
  });
});
