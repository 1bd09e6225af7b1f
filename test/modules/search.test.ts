import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { rows } from '../../src/common/database/sql.js';
import type { CreateContact } from '../../src/contacts/contacts.input.js';
import { CustomFieldsService } from '../../src/contacts/custom-fields/custom-fields.service.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { TagCadenceService } from '../../src/contacts/tags/tag-cadence.service.js';
import { TagsService } from '../../src/contacts/tags/tags.service.js';
import { PeopleListService } from '../../src/reactivation/people-list.service.js';
import { TrashService } from '../../src/people/trash/trash.service.js';
import { engines, onSqlite } from '../support/database.js';
import { plansOf } from '../support/query-plans.js';
import { OutreachWorld } from './outreach-world.js';

describe.each(engines)('search as you type on %s', (engine) => {
  let world: OutreachWorld;
  let account: Account;
  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
    account = await world.account();
    const person = (input: CreateContact): Promise<unknown> =>
      world.app.get(SaveContactService).create(account.id, input);
    await world.app.get(CustomFieldsService).create(account.id, { name: 'Hobby', kind: 'text' });
    await person({ givenName: 'Jörg', familyName: 'Müller', city: 'München' });
    await person({ givenName: 'Anna', familyName: 'Weiß', nickname: 'Sonnenblume', role: 'Redaktionsleiterin' });
    await person({ givenName: 'Bea', organisation: 'Rundfunk Straße 7', tags: ['Volontariat'] });
    await person({ givenName: 'Cem', familyName: 'Öztürk', notes: 'Mag Zwetschgenkuchen.\nSegelt gern.' });
    await person({ givenName: 'Dora', history: [{ organisation: 'Kurier', role: 'Lokalreporterin' }] });
    await person({ givenName: 'Emil', custom: { Hobby: 'Klettern' }, city: 'Köln' });
    await person({ givenName: 'Fritz', familyName: 'Annaberger', city: 'Hannover' });
    await person({ givenName: 'Gesa', familyName: 'Zorn', city: 'Annaberg' });
  });
  afterAll(() => world.close());

  const list = (query: object): ReturnType<PeopleListService['list']> =>
    world.app.get(PeopleListService).list(account, query);
  const found = async (q: string, more: object = {}): Promise<(string | null)[]> =>
    (await list({ q, ...more })).items.map(({ givenName }) => givenName);

  it.each([
    ['Jörg', 'Jörg'],
    ['joerg', 'Jörg'],
    ['muller', 'Jörg'],
    ['mueller', 'Jörg'],
    ['MÜLLER', 'Jörg'],
    ['mü', 'Jörg'],
    ['muller jörg', 'Jörg'],
    ['jorg mull munch', 'Jörg'],
    ['weiss', 'Anna'],
    ['weiß', 'Anna'],
    ['sonnen', 'Anna'],
    ['redaktion', 'Anna'],
    ['rundfunk', 'Bea'],
    ['strasse', 'Bea'],
    ['STRAẞE', 'Bea'],
    ['straße', 'Bea'],
    ['volo', 'Bea'],
    ['oeztuerk', 'Cem'],
    ['zwetschgen', 'Cem'],
    ['segelt cem', 'Cem'],
    ['kurier', 'Dora'],
    ['lokalrep', 'Dora'],
    ['klettern', 'Emil'],
    ['koeln', 'Emil'],
  ])('%j finds %s: name, organisation, role, city, tags, notes, what was before, own fields', async (q, name) => {
    expect(await found(q)).toEqual([name]);
  });

  it.each(['ler', 'kuchen', 'muller anna', '%', '!!', 'zzz'])('%j finds nobody', async (q) => {
    expect(await found(q)).toEqual([]);
  });

  it('names that begin with the word come before other fields', async () => {
    expect(await found('anna')).toEqual(['Fritz', 'Anna', 'Gesa']);
    expect(await found('anna', { sort: 'name' })).toEqual(['Fritz', 'Anna', 'Gesa']);
    const pages: (string | null)[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await list({ q: 'anna', limit: 1, ...(cursor ? { cursor } : {}) });
      pages.push(...page.items.map(({ givenName }) => givenName));
      cursor = page.nextCursor;
    } while (cursor);
    expect(pages).toEqual(['Fritz', 'Anna', 'Gesa']);
  });

  it.each([
    ['mulelr', 'Jörg', 'muller'],
    ['müler', 'Jörg', 'muller'],
    ['jrög', 'Jörg', 'jorg'],
    ['sonenblume', 'Anna', 'sonnenblume'],
    ['zwetchgenkuhcen', 'Cem', 'zwetschgenkuchen'],
    ['anna sonenblume', 'Anna', 'sonnenblume'],
  ])('a typo still finds when nothing else does: %j finds %s', async (q, name, spelling) => {
    expect(await found(q)).toEqual([name]);
    expect((await list({ q })).understood.spellings).toContain(spelling);
  });

  it('what is there as it is typed is found as it is typed', async () => {
    expect((await list({ q: 'Anna' })).understood.spellings).toEqual([]);
  });

  it('the filter by city reads spellings as one', async () => {
    for (const city of ['munchen', 'Muenchen', 'MÜNCHEN']) {
      expect((await list({ city })).items.map(({ givenName }) => givenName)).toEqual(['Jörg']);
    }
  });

  it('"not since 2023" asks for the last contact and says how it was understood', async () => {
    const own = await world.account();
    const people = world.app.get(PeopleListService);
    for (const lastInteractionOn of ['2022-05-01', '2023-05-01', '2024-05-01', null]) {
      await world.contact(own, { organisation: 'Radio', lastInteractionOn });
    }
    const days = async (query: object): Promise<(string | null)[]> =>
      (await people.list(own, query)).items.map((contact) => contact.lastInteractionOn).sort();
    expect(await days({ q: 'not since 2023' })).toEqual(['2022-05-01', '2023-05-01', null]);
    expect(await days({ q: 'radio nicht seit 2023' })).toEqual(['2022-05-01', '2023-05-01', null]);
    expect(await days({ q: 'over a year' })).toHaveLength(4);
    expect(await days({ q: 'nicht seit 2024', notContactedSince: '2023-01-01' })).toEqual(['2022-05-01', null]);
    const { understood } = await people.list(own, { q: 'not since 2023' });
    expect(understood).toEqual({ notContactedSince: '2024-01-01', spellings: [] });
  });

  it('a renamed tag, changed notes and a new name are found at once, the old words no more', async () => {
    const saving = world.app.get(SaveContactService);
    const { id } = await saving.create(account.id, { givenName: 'Hilde', notes: 'Quitte', tags: ['Xylofon'] });
    expect([await found('quitte'), await found('xylofon')]).toEqual([['Hilde'], ['Hilde']]);
    await saving.update(account.id, id, { notes: 'Pflaume', givenName: 'Wilma' });
    expect([await found('quitte'), await found('pflaume'), await found('hilde')]).toEqual([[], ['Wilma'], []]);
    const [tag] = (await world.app.get(TagsService).ofContacts(account.id, [id])).get(id) ?? [];
    await world.app.get(TagCadenceService).update(account.id, tag?.id ?? '', { name: 'Vibrafon' });
    expect([await found('xylofon'), await found('vibrafon')]).toEqual([[], ['Wilma']]);
    expect(await found('', { tag: 'VIBRAFON' })).toEqual(['Wilma']);
    await world.app.get(TagCadenceService).remove(account.id, tag?.id ?? '');
    expect(await found('vibrafon')).toEqual([]);
  });

  it('whoever is in the trash is in no list but that of the trash', async () => {
    const { id } = await world.app.get(SaveContactService).create(account.id, { givenName: 'Xaver', city: 'Ulm' });
    await world.app.get(TrashService).throwAway(account.id, id);
    expect(await found('xaver')).toEqual([]);
    expect(await found('', { city: 'Ulm' })).toEqual([]);
    expect(await found('', { city: 'Ulm', sort: 'ease' })).toEqual([]);
    for (const sort of ['name', 'createdAt', 'lastInteractionOn', 'ease']) {
      expect(await found('', { deleted: true, sort })).toEqual(['Xaver']);
      expect(await found('xav', { deleted: true, sort })).toEqual(['Xaver']);
    }
  });

  it('two accounts with the same people each find their own, also with a typo', async () => {
    const other = await world.account();
    const theirs = await world.app
      .get(SaveContactService)
      .create(other.id, { givenName: 'Jörg', familyName: 'Müller' });
    const only = await world.app.get(SaveContactService).create(other.id, { givenName: 'Balthasar' });
    const ofOther = async (q: string): Promise<string[]> =>
      (await world.app.get(PeopleListService).list(other, { q })).items.map(({ id }) => id);
    for (const q of ['muller', 'jörg m', 'mulelr']) expect(await ofOther(q)).toEqual([theirs.id]);
    expect(await ofOther('balthsaar')).toEqual([only.id]);
    for (const q of ['balthasar', 'balthsaar', 'balth']) expect(await found(q)).toEqual([]);
    expect(await ofOther('anna')).toEqual([]);
  });

  it('whatever signs are typed, there is an answer', async () => {
    const hostile = [
      '"',
      "'",
      '*',
      'a" OR "b',
      "a' | 'b",
      'AND',
      'NOT anna',
      'account:x',
      '\\',
      ':*',
      '(',
      '‮anna',
      'ﷺ',
    ];
    for (const q of [
      ...hostile,
      'x'.repeat(200),
      'a b c d e f g h i j k l m n o p q r s t u v w x y z',
      '😀',
      '김민준',
    ]) {
      expect(await list({ q })).toHaveProperty('items');
    }
    expect(await found('NOT anna')).toEqual([]);
  });
});

describe.each(onSqlite)('the search index on SQLite', () => {
  it('answers without reading through the contacts, and holds nobody who is gone', async () => {
    const world = await OutreachWorld.open('sqlite');
    const account = await world.account();
    const { id } = await world.app
      .get(SaveContactService)
      .create(account.id, { givenName: 'Marlene', notes: 'Rotkehlchen' });
    const list = world.app.get(PeopleListService);
    for (const q of ['mar', 'rotkehl', 'marlene rot', 'nobody', 'rotkhelchen']) {
      const [, plans] = await plansOf(world.app.unitOfWork, () => list.list(account, { q }));
      for (const plan of plans) expect(plan).not.toMatch(/SCAN contacts\b/);
    }
    const { unitOfWork } = world.app;
    const words = async (): Promise<string[]> =>
      (await rows<{ term: string }>(unitOfWork.reader, 'select term from contact_vocabulary')).map(({ term }) => term);
    expect(await words()).toContain('rotkehlchen');
    await unitOfWork.run(() => rows(unitOfWork.writer, 'delete from contacts where id = ?', [id]));
    expect(await words()).toEqual([]);
    expect(await rows(unitOfWork.reader, 'select * from contact_numbers')).toEqual([]);
    await world.close();
  });

  it('reads whoever it found by their ids, not all contacts for each of them', async () => {
    const world = await OutreachWorld.open('sqlite');
    const account = await world.account();
    await world.app.get(SaveContactService).create(account.id, { givenName: 'Marlene', tags: ['Chor'], city: 'Köln' });
    const list = world.app.get(PeopleListService);
    const sorts = [undefined, 'name', 'createdAt', 'lastInteractionOn', 'ease'] as const;
    const questions = [
      { q: 'marlene' },
      { q: 'marlnee' },
      { tag: 'Chor' },
      { city: 'Köln' },
      { q: 'mar', tag: 'Chor' },
    ];
    for (const question of questions.flatMap((one) => sorts.map((sort) => (sort ? { ...one, sort } : one)))) {
      const [page, plans] = await plansOf(world.app.unitOfWork, () => list.list(account, question));
      expect(page.items).toHaveLength(1);
      const found = plans.filter((plan) => plan.includes('SCAN found'));
      expect(found.length).toBeGreaterThan(0);
      for (const plan of found) expect(plan).toMatch(/SCAN found\nSEARCH contacts USING .*\(.*\bid=\?\)/);
    }
    await world.close();
  });
});
