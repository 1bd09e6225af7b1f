import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { Contact } from '../../src/contacts/contact.entity.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { CustomFieldsService } from '../../src/contacts/custom-fields/custom-fields.service.js';
import { IntakeService } from '../../src/contacts/many/intake.service.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aContact, anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';

describe.each(engines)('custom fields of many people on %s', (engine) => {
  let app: TestApp;
  let account: Account;
  let fields: CustomFieldsService;
  beforeAll(async () => {
    app = await startApp({ engine });
    fields = app.get(CustomFieldsService);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    account = anAccount();
    await stored(app.unitOfWork, account);
  });

  const crowd = async (
    count: number,
    custom: (index: number) => Record<string, string | number>,
  ): Promise<string[]> => {
    const people = Array.from({ length: count }, (_, index) => aContact(account, { custom: custom(index) }));
    await app.unitOfWork.run(() => app.get(IntakeService).add(people, [], account.country));
    return people.map(({ id }) => id);
  };
  const values = async (ids: readonly string[]) => {
    const found = await app.get(ContactsService).findMany(account.id, ids);
    return ids.map((id) => found.get(id)?.custom);
  };

  it('every value is converted, page after page, and one that does not fit leaves all as they were', async () => {
    const { id } = await fields.create(account.id, { name: 'Since', kind: 'text' });
    const ids = await crowd(2500, (index) => ({ [id]: String(index) }));
    const [odd] = await crowd(1, () => ({ [id]: 'long ago' }));
    const refused = { errors: [{ pointer: '/kind', code: 'valuesDontFit', params: { count: 1 } }] };
    await expect(fields.update(account.id, id, { kind: 'number' })).rejects.toMatchObject(refused);
    expect((await values([ids[2499] ?? '']))[0]).toEqual({ [id]: '2499' });
    await app.get(SaveContactService).update(account.id, odd ?? '', { custom: { Since: null } });
    await fields.update(account.id, id, { kind: 'number' });
    expect(await values([ids[0] ?? '', ids[999] ?? '', ids[1000] ?? '', ids[2499] ?? '', odd ?? ''])).toEqual([
      { [id]: 0 },
      { [id]: 999 },
      { [id]: 1000 },
      { [id]: 2499 },
      null,
    ]);
  });

  it('what goes with a field goes from everybody of the account, those in the trash too, and from nobody else', async () => {
    const { id } = await fields.create(account.id, { name: 'Since', kind: 'text' });
    const other = await fields.create(account.id, { name: 'Size', kind: 'number' });
    const ids = await crowd(1200, (index) => (index % 2 ? { [id]: 'x' } : { [id]: 'x', [other.id]: 1e308 }));
    const inTrash = aContact(account, { custom: { [id]: 'x' }, deletedAt: '2026-11-20T08:00:00.000Z' });
    await stored(app.unitOfWork, inTrash);
    await fields.remove(account.id, id);
    expect(await values(ids.slice(0, 2))).toEqual([{ [other.id]: 1e308 }, null]);
    const kept = await app.unitOfWork.reader.findOneByOrFail(Contact, { id: inTrash.id });
    expect(kept.custom).toBeNull();
  });

  it('a value told at the moment its field changes is of the kind that the field has in the end', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id } = await fields.create(account.id, { name: `Since ${round}`, kind: 'text' });
      const [one = '', other = ''] = await crowd(2, (index) => (index === 0 ? { [id]: '1' } : {}));
      const saving = app.get(SaveContactService);
      const tell = (contactId: string) => saving.update(account.id, contactId, { custom: { [`Since ${round}`]: 'x' } });
      await Promise.allSettled([tell(other), fields.update(account.id, id, { kind: 'number' }), tell(one)]);
      const { kind } = await fields.find(account.id, id);
      const told = (await values([one, other])).flatMap((custom) => custom?.[id] ?? []);
      for (const value of told) expect(typeof value, `round ${round}`).toBe(kind === 'number' ? 'number' : 'string');
    }
  });

  it('two fields of one name added at the same moment: one is there', async () => {
    const added = await Promise.allSettled([
      fields.create(account.id, { name: 'Since', kind: 'text' }),
      fields.create(account.id, { name: 'since', kind: 'date' }),
    ]);
    expect(added.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await fields.list(account.id)).toHaveLength(1);
  });
});
