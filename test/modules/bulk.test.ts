import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import type { Answer } from '../support/answer.js';
import { aContact, stored } from '../support/builders.js';
import { engines } from '../support/database.js';

describe.each(engines)('the same change to many, on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;
  let ids: string[];

  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    owner = await signedIn(app);
    const people = [1, 2, 3, 4].map((number) => aContact(owner.account, { givenName: `Mensch ${number}` }));
    await stored(app.unitOfWork, ...people);
    ids = people.map(({ id }) => id);
  });

  const bulk = (action: string, value?: unknown, whom = ids): Promise<Answer> =>
    owner.api.post('/contacts/bulk', { ids: whom, action, value });
  const told = async (action: string, value?: unknown, whom = ids): Promise<{ changed: number; undoId: string }> => {
    const answer = await bulk(action, value, whom);
    expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
    return answer.json();
  };
  const people = async (): Promise<object[]> => {
    const { items } = (await owner.api.get('/contacts?limit=200')).json<{ items: { updatedAt: string }[] }>();
    return items.map(({ updatedAt: _, ...shown }) => shown);
  };
  const undo = async (undoId: string): Promise<number> => (await owner.api.post(`/undo/${undoId}`)).statusCode;

  it.each([
    ['tag', 'Radio', { tags: ['Radio'] }],
    ['layer', 'inner', { layer: 'inner', effectiveCadenceDays: 30 }],
    ['cadence', 60, { cadence: 60, effectiveCadenceDays: 60 }],
    ['cadence', 'none', { cadence: 'none', effectiveCadenceDays: null }],
  ])('%s %s, and one undo for all', async (action, value, expected) => {
    const before = await people();
    const { changed, undoId } = await told(action, value);
    expect(changed).toBe(4);
    for (const person of await people()) expect(person).toMatchObject(expected);
    expect((await owner.api.get('/undo')).json()).toMatchObject({ items: [{ id: undoId, count: 4, contact: null }] });
    expect(await undo(undoId)).toBe(204);
    expect(await people()).toEqual(before);
    expect(await undo(undoId)).toBe(409);
  });

  it('untag, delete and restore, and one undo for each', async () => {
    await told('tag', 'Radio');
    const tagged = await people();
    const untagged = await told('untag', 'radio', ids.slice(0, 2));
    expect(untagged.changed).toBe(2);
    expect(await undo(untagged.undoId)).toBe(204);
    expect(await people()).toEqual(tagged);
    const deleted = await told('delete');
    expect(await people()).toEqual([]);
    const restored = await told('restore', undefined, ids.slice(0, 1));
    expect(await people()).toHaveLength(1);
    expect(await undo(restored.undoId)).toBe(204);
    expect(await undo(deleted.undoId)).toBe(204);
    expect(await people()).toEqual(tagged);
  });

  it('finds people by the tag they got', async () => {
    await told('tag', 'Volontariat', ids.slice(0, 3));
    const found = async (query: string): Promise<number> =>
      (await owner.api.get(`/contacts?${query}`)).json<{ items: unknown[] }>().items.length;
    expect([await found('tag=volontariat'), await found('q=volontariat')]).toEqual([3, 3]);
  });

  it('counts only those who changed', async () => {
    await told('layer', 'inner', ids.slice(0, 1));
    expect(await told('layer', 'inner')).toMatchObject({ changed: 3 });
    expect(await told('layer', 'inner')).toEqual({ changed: 0, undoId: null });
    expect(await told('cadence', 30, [ids[0] ?? '', ids[0] ?? ''])).toMatchObject({ changed: 1 });
  });

  it('leaves who was changed since as they are, and takes the others back', async () => {
    const { undoId } = await told('layer', 'inner');
    await owner.api.patch(`/contacts/${ids[0] ?? ''}`, { layer: 'warm' });
    expect(await undo(undoId)).toBe(204);
    const layers = (await people()).map((person) => (person as { layer: string }).layer).sort();
    expect(layers).toEqual(['loose', 'loose', 'loose', 'warm']);
  });

  it('does nothing at all if one of them is not there', async () => {
    const stranger = await signedIn(app);
    const theirs = aContact(stranger.account);
    await stored(app.unitOfWork, theirs);
    const before = await people();
    for (const [action, value] of [
      ['tag', 'x'],
      ['untag', 'x'],
      ['layer', 'warm'],
      ['cadence', 30],
      ['delete'],
      ['restore'],
    ]) {
      for (const other of [theirs.id, '01980000-0000-7000-8000-000000000000']) {
        expect((await bulk(String(action), value, [...ids, other])).statusCode).toBe(404);
      }
    }
    expect(await people()).toEqual(before);
    expect((await stranger.api.get(`/contacts/${theirs.id}`)).json()).toMatchObject({ layer: 'loose', tags: [] });
  });

  it.each([
    ['tag', undefined],
    ['tag', ''],
    ['tag', 'x'.repeat(101)],
    ['tag', 'a\nb'],
    ['layer', 'close'],
    ['layer', null],
    ['cadence', 3],
    ['cadence', 'often'],
    ['cadence', undefined],
  ])('refuses %s %j in a sentence', async (action, value) => {
    const answer = await bulk(action, value);
    expect([answer.statusCode, answer.json<{ errors: object[] }>().errors]).toMatchObject([
      422,
      [{ pointer: '/value' }],
    ]);
  });

  it('changes a thousand people, and takes it back, while others get their turn', async () => {
    const crowd = Array.from({ length: 1000 }, () => aContact(owner.account, { layer: 'known' }));
    await stored(app.unitOfWork, ...crowd);
    const whom = crowd.map(({ id }) => id);
    let turns = 0;
    const pulse = setInterval(() => (turns += 1), 1);
    for (const [action, value] of [['tag', 'Viele'], ['layer', 'warm'], ['cadence', 45], ['delete'], ['restore']]) {
      const { changed, undoId } = await told(String(action), value, whom);
      expect(changed).toBe(1000);
      expect(await undo(undoId)).toBe(204);
      if (action !== 'restore') await told(String(action), value, whom);
    }
    clearInterval(pulse);
    expect(turns).toBeGreaterThan(10); // one long stretch of work would leave none
  });
});
