import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CommitImportService } from '../../src/imports/commit/commit-import.service.js';
import { ReadImportService } from '../../src/imports/preview/read-import.service.js';
import { signedIn, type SignedIn, startApp, type TestApp } from '../support/app.js';
import type { Answer } from '../support/answer.js';

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../fixtures/imports', name));

interface Body {
  readonly id: string;
  readonly state: string;
  readonly items: readonly Record<string, unknown>[];
}

describe('the API for imports', () => {
  let app: TestApp;
  let user: SignedIn;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    user = await signedIn(app);
  });

  const upload = (filename: string, path = '/imports'): Promise<Answer> =>
    user.api.upload(path, { filename, bytes: fixture(filename) });
  const bodyOf = (answer: Answer): Body => answer.json<Body>();
  const read = async (filename: string): Promise<string> => {
    const answer = await upload(filename);
    expect(answer.statusCode).toBe(202);
    const { id } = bodyOf(answer);
    expect(answer.headers.location).toBe(`/api/v1/imports/${id}`);
    await app.get(ReadImportService).settled(id);
    return id;
  };
  const rowsOf = async (id: string): Promise<Body['items']> => bodyOf(await user.api.get(`/imports/${id}/rows`)).items;

  it('goes from the upload over the preview to people, and back', async () => {
    const id = await read('linkedin-Connections-en.csv');
    expect((await user.api.get(`/imports/${id}`)).json()).toMatchObject({
      state: 'preview',
      fileName: 'linkedin-Connections-en.csv',
      format: 'linkedin',
      encoding: 'utf-8',
      problem: null,
      counts: { total: 3, new: 2, existing: 0, unclear: 1 },
      undoUntil: null,
    });
    expect(await rowsOf(id)).toMatchObject([
      { row: 1, status: 'new', action: 'add', name: 'Greta Beispiel', connectedOn: '2024-03-05', reasons: [] },
      { row: 2, name: 'Jonas Probe', emails: ['jonas@probe.example'], reasons: [{ code: 'name-tidied' }] },
      { row: 3, status: 'unclear', action: 'skip', contactId: null, reasons: [{ code: 'closed-account' }] },
    ]);
    expect((await user.api.request('PATCH', `/imports/${id}/rows/2`, { action: 'skip' })).json()).toMatchObject({
      row: 2,
      action: 'skip',
    });
    const committed = await user.api.post(`/imports/${id}/commit`);
    expect(committed.statusCode).toBe(202);
    await app.get(CommitImportService).settled(id);
    const done = (await user.api.get(`/imports/${id}`)).json<Record<string, unknown>>();
    expect(done).toMatchObject({ state: 'done', added: 1, undoUntil: '2026-11-24T08:00:00.000Z' });
    const people = bodyOf(await user.api.get('/contacts')).items;
    expect(people).toMatchObject([{ givenName: 'Greta', standing: { assumed: true, state: 'asleep' } }]);
    expect((await user.api.post(`/imports/${id}/undo`)).json()).toMatchObject({ state: 'undone', removed: 1, kept: 0 });
    expect(bodyOf(await user.api.get('/contacts')).items).toEqual([]);
    expect(bodyOf(await user.api.get('/imports')).items).toMatchObject([{ id, state: 'undone' }]);
  });

  it("speaks the account's language about rows", async () => {
    const id = await read('linkedin-dates.csv');
    const [, , , fourth] = await rowsOf(id);
    expect(fourth).toMatchObject({
      status: 'new',
      reasons: [{ text: 'Das Datum „31 Feb 2024“ gibt es so nicht. Der Mensch kommt ohne Datum dazu.' }],
    });
  });

  it.each([
    ['empty.csv', 422, 'empty-file'],
    ['picture.png', 415, 'no-contact-file'],
    ['page.html', 415, 'no-contact-file'],
    ['random.bin', 415, 'no-contact-file'],
    ['table.xlsx', 415, 'excel-file'],
    ['old-excel.xls', 415, 'excel-file'],
  ])('refuses %s in one sentence', async (filename, status, type) => {
    const answer = await upload(filename);
    expect(answer.statusCode).toBe(status);
    const { type: problem, detail } = answer.json<{ type: string; detail: string }>();
    expect(problem).toBe(`/problems/${type}`);
    expect(detail).toMatch(/^[A-Z].+\.$/);
    expect(bodyOf(await user.api.get('/imports')).items).toEqual([]);
  });

  it('says with the import why a file came to nothing', async () => {
    const id = await read('header-only.csv');
    expect((await user.api.get(`/imports/${id}`)).json()).toMatchObject({
      state: 'failed',
      problem: { type: 'no-people-in-file', text: 'In dieser Datei steht niemand.' },
    });
  });

  it('refuses a file of 40 MB', async () => {
    const answer = await user.api.upload('/imports', { filename: 'x.csv', bytes: Buffer.alloc(40 * 1024 * 1024, 'a') });
    expect(answer.statusCode).toBe(413);
    expect(answer.json()).toMatchObject({ status: 413 });
  });

  it('refuses an unknown format, an unknown action and a row that is not there', async () => {
    expect((await upload('apple.vcf', '/imports?format=excel')).json()).toMatchObject({
      type: '/problems/unknown-import-format',
    });
    const id = await read('apple.vcf');
    expect((await user.api.request('PATCH', `/imports/${id}/rows/1`, { action: 'delete' })).statusCode).toBe(422);
    expect((await user.api.request('PATCH', `/imports/${id}/rows/99`, { action: 'skip' })).statusCode).toBe(404);
    expect((await user.api.request('PATCH', `/imports/${id}/rows/99999999999`, { action: 'skip' })).statusCode).toBe(
      404,
    );
    expect((await user.api.request('PATCH', `/imports/${id}/rows/x`, { action: 'skip' })).statusCode).toBe(400);
  });

  it("hides another account's import", async () => {
    const id = await read('apple.vcf');
    const other = await signedIn(app);
    for (const path of [`/imports/${id}`, `/imports/${id}/rows`]) {
      expect((await other.api.get(path)).statusCode).toBe(404);
    }
    expect((await other.api.post(`/imports/${id}/commit`)).statusCode).toBe(404);
    expect((await other.api.post(`/imports/${id}/undo`)).statusCode).toBe(404);
    expect((await other.api.request('PATCH', `/imports/${id}/rows/1`, { action: 'skip' })).statusCode).toBe(404);
  });
});
