import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { InvalidInput, NotFound } from '../../src/common/errors.js';
import { SavedFilterNameTaken, SavedFiltersFull } from '../../src/contacts/saved-filters/saved-filters.errors.js';
import { MOST_SAVED_FILTERS, SavedFiltersService } from '../../src/contacts/saved-filters/saved-filters.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';

describe.each(engines)('saved filters on %s', (engine) => {
  let app: TestApp;
  let filters: SavedFiltersService;
  let account: Account;

  beforeAll(async () => {
    app = await startApp({ engine });
    filters = app.get(SavedFiltersService);
    account = anAccount();
    await stored(app.unitOfWork, account);
  });
  afterAll(() => app.close());

  it('keep what was asked for, by name', async () => {
    await filters.create(account.id, { name: ' Radio ', query: { tag: 'Radio', sort: 'name' } });
    await filters.create(account.id, { name: 'Ältere', query: { q: 'nicht seit 2023' } });
    const kept = (await filters.list(account.id)).map(({ name, query }) => ({ name, query }));
    expect(kept).toEqual([
      { name: 'Ältere', query: { q: 'nicht seit 2023' } },
      { name: 'Radio', query: { tag: 'Radio', sort: 'name' } },
    ]);
  });

  it('have names of their own: "radio" is "Radio"', async () => {
    await expect(filters.create(account.id, { name: 'radio', query: { q: 'x' } })).rejects.toThrow(
      SavedFilterNameTaken,
    );
    const [older] = await filters.list(account.id);
    await expect(filters.update(account.id, older?.id ?? '', { name: 'RADIO' })).rejects.toThrow(SavedFilterNameTaken);
  });

  it('ask for something', async () => {
    await expect(filters.create(account.id, { name: 'Alle', query: {} })).rejects.toThrow(InvalidInput);
  });

  it('are changed and let go, by their account alone', async () => {
    const { id } = await filters.create(account.id, { name: 'Jena', query: { city: 'Jena' } });
    await filters.update(account.id, id, { query: { city: 'Halle' } });
    expect((await filters.find(account.id, id)).query).toEqual({ city: 'Halle' });
    const stranger = randomUUID();
    await expect(filters.update(stranger, id, { name: 'Meins' })).rejects.toThrow(NotFound);
    await expect(filters.remove(stranger, id)).rejects.toThrow(NotFound);
    await filters.remove(account.id, id);
    await expect(filters.find(account.id, id)).rejects.toThrow(NotFound);
  });

  it(`are at most ${MOST_SAVED_FILTERS}`, async () => {
    const many = anAccount();
    await stored(app.unitOfWork, many);
    for (let n = 0; n < MOST_SAVED_FILTERS; n += 1)
      await filters.create(many.id, { name: `Nr ${n}`, query: { q: 'x' } });
    await expect(filters.create(many.id, { name: 'Noch eine', query: { q: 'x' } })).rejects.toThrow(SavedFiltersFull);
  });
});
