import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '../../src/common/database/sql.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { engines } from '../support/database.js';

interface Shown {
  readonly city: string | null;
  readonly layer: string;
  readonly tags: readonly string[];
}

describe.each(engines)('taking back what was done to somebody who was merged since, on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;
  let stays: string;
  let goes: string;

  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    owner = await signedIn(app);
    stays = await made('/contacts', { givenName: 'Anna', city: 'Bonn', layer: 'inner', tags: ['radio'] });
    goes = await made('/contacts', { givenName: 'Anne', city: 'Jena' });
  });

  const made = async (path: string, body: object): Promise<string> =>
    (await owner.api.post(path, body)).json<{ id: string }>().id;
  const last = async (): Promise<string> =>
    (await owner.api.get('/undo')).json<{ items: { id: string }[] }>().items[0]?.id ?? '';
  const undo = async (actId: string): Promise<number> => (await owner.api.post(`/undo/${actId}`)).statusCode;
  const merge = async (): Promise<string> => {
    expect((await owner.api.post(`/contacts/${stays}/merge`, { otherId: goes })).statusCode).toBe(200);
    return last();
  };
  const bulk = (body: object): Promise<unknown> => owner.api.post('/contacts/bulk', { ids: [goes], ...body });
  const shown = async (id: string): Promise<Shown> => (await owner.api.get(`/contacts/${id}`)).json<Shown>();

  it('never puts the one who stayed in the trash', async () => {
    const added = await last();
    const merged = await merge();
    expect(await undo(added)).toBe(409);
    expect((await owner.api.get(`/contacts/${stays}`)).statusCode).toBe(200);
    expect(await undo(merged)).toBe(204);
    expect(await undo(added)).toBe(204);
    expect((await owner.api.get(`/contacts/${goes}`)).statusCode).toBe(404);
    expect((await owner.api.get(`/contacts/${stays}`)).statusCode).toBe(200);
  });

  it('never takes from the one who stayed what was theirs all along', async () => {
    await bulk({ action: 'tag', value: 'radio' });
    const tagged = await last();
    await bulk({ action: 'layer', value: 'inner' });
    const layered = await last();
    const merged = await merge();
    expect([await undo(tagged), await undo(layered)]).toEqual([409, 409]);
    expect(await shown(stays)).toMatchObject({ tags: ['radio'], layer: 'inner' });
    expect([await undo(merged), await undo(layered), await undo(tagged)]).toEqual([204, 204, 204]);
    expect(await shown(goes)).toMatchObject({ tags: [], layer: 'known' });
    expect(await shown(stays)).toMatchObject({ tags: ['radio'], layer: 'inner' });
  });

  it('takes a bulk change back for all others', async () => {
    const third = await made('/contacts', { givenName: 'Otto' });
    await owner.api.post('/contacts/bulk', { ids: [goes, third], action: 'tag', value: 'radio' });
    const tagged = await last();
    await merge();
    expect(await undo(tagged)).toBe(204);
    expect([(await shown(stays)).tags, (await shown(third)).tags]).toEqual([['radio'], []]);
  });

  it('an edit waits until the merge is taken back; then both are as they were', async () => {
    await owner.api.patch(`/contacts/${goes}`, { city: 'Kiel' });
    const edited = await last();
    await owner.api.post(`/contacts/${stays}/merge`, { otherId: goes, fields: { city: 'take' } });
    const merged = await last();
    expect([await undo(edited), await undo(merged), await undo(edited)]).toEqual([409, 204, 204]);
    expect([(await shown(stays)).city, (await shown(goes)).city]).toEqual(['Bonn', 'Jena']);
  });

  it('a talk that was logged, changed or removed is taken back, or says that the merge comes first', async () => {
    const talk = await made(`/contacts/${goes}/interactions`, { channel: 'call' });
    const logged = await last();
    await owner.api.patch(`/interactions/${talk}`, { summary: 'Tee' });
    const changed = await last();
    await merge();
    expect([await undo(changed), await undo(logged)]).toEqual([204, 204]);
    expect((await owner.api.get(`/interactions/${talk}`)).statusCode).toBe(404);
  });

  it('what was there before an act is kept no longer than it can be taken back', async () => {
    const merged = await merge();
    expect(await undo(merged)).toBe(204);
    const sql = 'select detail from changes where act_id = ?';
    expect(await rows<{ detail: unknown }>(app.unitOfWork.reader, sql, [merged])).toEqual([{ detail: null }]);
    expect(await undo(merged)).toBe(409);
  });
});
