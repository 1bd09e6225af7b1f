import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { DuplicatesService } from '../../src/people/duplicates/duplicates.service.js';
import { pairKey } from '../../src/contacts/domain/pair.js';
import { aContact, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { OutreachWorld } from './outreach-world.js';

describe.each(engines)('likely duplicates, on %s', (engine) => {
  let world: OutreachWorld;
  let duplicates: DuplicatesService;
  let account: Account;

  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
    duplicates = world.app.get(DuplicatesService);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.goTo('2026-11-23');
    account = await world.account();
  });

  const someone = async (name: string, fields: Partial<Contact> = {}): Promise<Contact> => {
    const [givenName = null, familyName = null] = name.split(' ');
    return world.contact(account, { givenName, familyName, ...fields });
  };
  const save = (contact: Contact, fields: object): Promise<Contact> =>
    world.app.get(SaveContactService).update(account.id, contact.id, fields);
  const found = async (): Promise<string[]> => (await duplicates.page(account.id)).items.map(pairKey);
  const key = (one: Contact, other: Contact): string => pairKey({ oneId: one.id, otherId: other.id });

  it('are found by phone, spelling and short form, the likeliest first', async () => {
    const [hans, johannes] = [await someone('Hans Beispiel'), await someone('Johannes Beispiel')];
    await save(hans, { phones: [{ value: '030 123456' }] });
    await save(johannes, { phones: [{ value: '+49 30 123456' }] });
    const [mueller, umlaut] = [await someone('Greta Mueller'), await someone('Greta Müller')];
    await someone('Paul Kohl');
    const { items } = await duplicates.page(account.id);
    expect(items.map(pairKey)).toEqual([key(hans, johannes), key(mueller, umlaut)]);
    expect(items.map(({ percent }) => percent)).toEqual([85, 55]);
    expect(items[0]?.reasons.map(({ code }) => code)).toEqual(['short-form', 'same-phone']);
  });

  it('that were dismissed never come back, whoever is named first', async () => {
    const [one, other] = [await someone('Greta Müller'), await someone('Greta Müller')];
    await duplicates.dismiss(account.id, { oneId: other.id, otherId: one.id });
    await duplicates.dismiss(account.id, { oneId: one.id, otherId: other.id });
    expect(await found()).toEqual([]);
    await save(one, { organisation: 'Radio' });
    await save(other, { organisation: 'Radio' });
    expect(await found()).toEqual([]);
  });

  it('leave out the trash, and know it when somebody changes, comes or goes', async () => {
    const [one, other] = [await someone('Greta Müller'), await someone('Greta Müller')];
    world.app.clock.set('2026-11-23T09:00:00.000Z'); // long enough after the last change to be remembered
    expect(await found()).toEqual([key(one, other)]);
    expect(await found()).toEqual([key(one, other)]);
    await save(other, { givenName: 'Paula' });
    expect(await found()).toEqual([]);
    const third = await someone('Paula Müller');
    expect(await found()).toEqual([key(other, third)]);
    const deletedAt = '2026-11-23T09:00:00.000Z';
    await stored(world.app.unitOfWork, aContact(account, { givenName: 'Paula', familyName: 'Müller', deletedAt }));
    expect(await found()).toEqual([key(other, third)]);
  });

  it('come in pages that hold each pair once', async () => {
    for (const name of ['Greta Müller', 'Hans Beispiel', 'Ida Sommer'])
      for (let n = 0; n < 3; n += 1) await someone(name);
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await duplicates.page(account.id, { limit: 2, ...(cursor ? { cursor } : {}) });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(pairKey));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(9);
    expect(new Set(seen).size).toBe(9);
  });

  it('belong to one account', async () => {
    const elsewhere = await world.account();
    const [mine, theirs] = [
      await someone('Greta Müller'),
      await world.contact(elsewhere, { givenName: 'Greta', familyName: 'Müller' }),
    ];
    expect(await found()).toEqual([]);
    await expect(duplicates.dismiss(account.id, { oneId: mine.id, otherId: theirs.id })).rejects.toMatchObject({
      status: 404,
    });
    await expect(duplicates.dismiss(account.id, { oneId: mine.id, otherId: mine.id })).rejects.toMatchObject({
      status: 422,
    });
    await expect(duplicates.compare(account.id, mine.id, theirs.id)).rejects.toMatchObject({ status: 404 });
  });

  it('are searched for once, however many ask at the same moment', async () => {
    const [one, other] = [await someone('Greta Müller'), await someone('Greta Müller')];
    const answers = await Promise.all([found(), found(), found()]);
    expect(answers).toEqual([[key(one, other)], [key(one, other)], [key(one, other)]]);
  });
});
