import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CommitImportService } from '../../../src/imports/commit/commit-import.service.js';
import { ReadImportService } from '../../../src/imports/preview/read-import.service.js';
import { monday, signedIn, type SignedIn, startApp, type TestApp } from '../../support/app.js';
import { engines } from '../../support/database.js';
import { type Exported, peopleOf } from '../../support/exported-people.js';
import { type Sample, samples, type Told } from '../../support/import-samples.js';

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../../fixtures/imports', name));

interface Row {
  readonly row: number;
  readonly action: string;
  readonly reasons: readonly { readonly code: string; readonly text: string }[];
}

describe.each(engines)('every sample, through the API on %s', (engine) => {
  let app: TestApp;
  let api: SignedIn['api'];

  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set(monday);
    ({ api } = await signedIn(app, { locale: 'de' }));
  });

  const exported = async (): Promise<Exported> => (await api.get('/exports/account.json')).json<Exported>();

  async function preview({ file, format }: Sample): Promise<string> {
    const answer = await api.upload('/imports', { filename: file, bytes: fixture(file) });
    expect(answer.statusCode, answer.body).toBe(202);
    const { id } = answer.json<{ id: string }>();
    await app.get(ReadImportService).settled(id);
    expect((await api.get(`/imports/${id}`)).json()).toMatchObject({ state: 'preview', format, problem: null });
    return id;
  }

  async function commit(id: string, added: readonly number[] = []): Promise<void> {
    for (const row of added) {
      const answer = await api.request('PATCH', `/imports/${id}/rows/${row}`, { action: 'add' });
      expect(answer.statusCode, answer.body).toBe(200);
    }
    expect((await api.post(`/imports/${id}/commit`)).statusCode).toBe(202);
    await app.get(CommitImportService).settled(id);
    expect((await api.get(`/imports/${id}`)).json()).toMatchObject({ state: 'done', problem: null });
  }

  async function undo(id: string): Promise<void> {
    const answer = await api.post(`/imports/${id}/undo`);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({ state: 'undone', kept: 0 });
  }

  it.each(samples)('$file: to the last field, and back again', async (sample) => {
    const before = await exported();
    const id = await preview(sample);
    const { items } = (await api.get(`/imports/${id}/rows`)).json<{ items: Row[] }>();
    const leftOut = items.filter(({ action }) => action === 'skip');
    expect(leftOut.map(({ row, reasons: [first] }) => [row, first?.code])).toEqual(sample.leftOut ?? []);
    for (const { reasons } of leftOut) expect(reasons[0]?.text).toMatch(/^\p{Lu}.+\.$/u);
    await commit(id, sample.added);
    expect(peopleOf(await exported())).toEqual(sample.people);
    await undo(id);
    expect(await exported()).toEqual(before);
  });

  it.each(samples)('$file: somebody who is there is filled in, and is as before after the undo', async (sample) => {
    const [{ givenName, familyName, points, honorific }] = sample.people as readonly [Told];
    const known = (points as readonly { kind: string; value: string }[]).find(({ kind }) => kind !== 'phone');
    const field = known?.kind === 'email' ? 'emails' : 'links';
    const person = { givenName, familyName, notes: 'Von mir.', [field]: [{ value: known?.value }] };
    expect((await api.post('/contacts', person)).statusCode).toBe(201);
    const before = await exported();
    app.clock.set('2026-11-23T08:05:00.000Z');
    const id = await preview(sample);
    await commit(id);
    const [greta] = peopleOf(await exported());
    expect(greta).toMatchObject({ givenName, familyName, notes: 'Von mir.', ...(honorific ? { honorific } : {}) });
    await undo(id);
    app.clock.set(monday);
    expect(await exported()).toEqual(before);
  });
});
