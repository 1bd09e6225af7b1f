import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ReadImportService } from '../../../src/imports/preview/read-import.service.js';
import type { Answer } from '../../support/answer.js';
import { signedIn, type SignedIn, startApp, type TestApp } from '../../support/app.js';
import { engines } from '../../support/database.js';

const MEGABYTE = 1024 * 1024;
const csv = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnna,Eins,,,,,\n,,,,Radio,,\n';
const card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bea Zwei\r\nEND:VCARD\r\n';

interface Seen {
  readonly id: string;
  readonly state: string;
  readonly files: readonly { readonly columns: readonly Record<string, unknown>[] | null }[];
}

describe.each(engines)('the API for the files of an import, on %s', (engine) => {
  let app: TestApp;
  let user: SignedIn;

  beforeAll(async () => {
    app = await startApp({ engine, env: { UPLOAD_LIMIT_MB: '1' } });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    user = await signedIn(app);
  });

  const send = async (
    parts: readonly (readonly [string, Blob | string, string?])[],
    signed = true,
  ): Promise<Answer> => {
    const form = new FormData();
    for (const [name, value, fileName] of parts) {
      if (typeof value === 'string') form.append(name, value);
      else form.append(name, value, fileName);
    }
    const request = new Request('http://localhost/', { method: 'POST', body: form });
    const authorization = signed ? { authorization: `Bearer ${user.api.token ?? ''}` } : {};
    return app.nest.inject({
      method: 'POST',
      url: '/api/v1/imports',
      payload: Buffer.from(await request.arrayBuffer()),
      headers: { ...authorization, 'content-type': request.headers.get('content-type') ?? '' },
    });
  };
  const read = async (...parts: readonly (readonly [string, Blob | string, string?])[]): Promise<Seen> => {
    const answer = await send(parts);
    expect(answer.statusCode, answer.body).toBe(202);
    const { id } = answer.json<Seen>();
    await app.get(ReadImportService).settled(id);
    return (await user.api.get(`/imports/${id}`)).json<Seen>();
  };
  const problem = (answer: Answer): [number, string] => [answer.statusCode, answer.json<{ type: string }>().type];

  it('takes several files at once', async () => {
    const seen = await read(['file', new Blob([csv]), 'Connections.csv'], ['file', new Blob([card]), '../a.vcf']);
    expect(seen).toMatchObject({
      state: 'preview',
      progress: null,
      files: [
        { position: 1, name: 'Connections.csv', format: 'linkedin', encoding: 'utf-8', delimiter: ',', rows: 2 },
        { position: 2, name: 'a.vcf', format: 'vcard', delimiter: null, columns: null, rows: 1 },
      ],
    });
    expect((await user.api.get(`/imports/${seen.id}/rows`)).json()).toMatchObject({
      items: [
        { row: 1, file: 1, line: 1 },
        { row: 2, file: 1, line: 2 },
        { row: 3, file: 2, line: 1, name: 'Bea Zwei' },
      ],
    });
    const leftOut = await user.api.get(`/imports/${seen.id}/left-out.csv`);
    expect(leftOut.headers['content-type']).toMatch(/^text\/csv/);
    expect(leftOut.body.split('\r\n')[1]).toMatch(/^Connections\.csv,2,/);
  });

  it('refuses places that are none of its own', async () => {
    const { id } = await read(['file', new Blob([csv]), 'Connections.csv']);
    for (const key of ['abc', '99999999999', '1e400', '-1']) {
      const cursor = Buffer.from(JSON.stringify([key, id])).toString('base64url');
      const rows = await user.api.get(`/imports/${id}/rows?cursor=${cursor}`);
      expect(problem(rows), key).toEqual([422, '/problems/invalid-input']);
      expect((await user.api.get(`/triage?cursor=${cursor}`)).statusCode, key).toBe(key === '-1' ? 200 : 422);
      const row = await user.api.patch(`/imports/${id}/rows/${key}`, { action: 'skip' });
      expect([400, 404], key).toContain(row.statusCode);
    }
    for (const page of ['/import/%00', `/import/${id}%00/columns`, '/people/%00', '/stations/a%00']) {
      expect((await user.visitor.get(page)).statusCode, page).toBe(404);
    }
  });

  it('takes pasted text', async () => {
    expect(await read(['text', 'Greta Beispiel, Radio Nord\nJonas Probe'])).toMatchObject({
      format: 'names',
      fileName: 'pasted.txt',
      counts: { new: 2 },
    });
  });

  it('says what is too much, and when nothing came', async () => {
    const large = new Blob([Buffer.alloc(MEGABYTE + 1, 'a')]);
    const full = new Blob([Buffer.alloc(MEGABYTE - 100, 'a')]);
    const answer = await send([['file', large, 'a.csv']]);
    expect(problem(answer)).toEqual([413, '/problems/file-too-large']);
    expect(answer.json<{ detail: string }>().detail).toContain('1 MB');
    const six = Array.from({ length: 6 }, () => ['file', full, 'a.csv'] as const);
    expect(problem(await send(six))).toEqual([413, '/problems/files-too-large']);
    expect(problem(await send([['file', new Blob([]), '']]))).toEqual([422, '/problems/invalid-input']);
    expect((await send(six, false)).statusCode).toBe(401);
    const many = Array.from({ length: 501 }, (_, nth) => ['file', new Blob([card]), `${nth}.vcf`] as const);
    expect((await send(many)).statusCode).toBe(413);
  });

  it('reads files in another way, for whoever knows them as they are', async () => {
    const { id, files } = await read([
      'file',
      new Blob(['Vorname,Nachname,Sonstiges\nGreta,Beispiel,Kegeln\n']),
      'a.csv',
    ]);
    const columns = files[0]?.columns?.map(({ field }, nth) => ({ field: nth === 2 ? 'likes' : field }));
    const etag = String((await user.api.get(`/imports/${id}`)).headers['etag']);
    const change = (body: object, headers: Record<string, string>): Promise<Answer> =>
      user.api.patch(`/imports/${id}`, body, headers);
    expect((await change({ columns }, {})).statusCode).toBe(428);
    expect((await change({ columns }, { 'if-match': '"another"' })).statusCode).toBe(412);
    expect((await change({ columns: [{ field: 'nothing' }] }, { 'if-match': etag })).statusCode).toBe(422);
    expect(problem(await change({ columns: [{ field: 'notes' }] }, { 'if-match': etag }))).toEqual([
      422,
      '/problems/invalid-input',
    ]);
    const changed = await change({ columns }, { 'if-match': etag });
    expect([changed.statusCode, changed.json<Seen>().state]).toEqual([200, 'reading']);
    await app.get(ReadImportService).settled(id);
    expect((await user.api.get(`/imports/${id}`)).json()).toMatchObject({
      state: 'preview',
      files: [{ confirmed: true, columns: [{}, {}, { header: 'Sonstiges', field: 'likes', samples: ['Kegeln'] }] }],
    });
    expect((await change({ columns }, { 'if-match': etag })).statusCode).toBe(412);
    await user.api.post(`/imports/${id}/commit`);
    await app.get(ReadImportService).settled(id);
    expect(problem(await change({ encoding: 'utf-8' }, { 'if-match': '*' }))).toEqual([
      409,
      '/problems/import-not-ready',
    ]);
  });
});
