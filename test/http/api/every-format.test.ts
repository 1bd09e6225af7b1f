import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommitImportService } from '../../../src/imports/commit/commit-import.service.js';
import { formats } from '../../../src/imports/formats/registry.js';
import { ReadImportService } from '../../../src/imports/preview/read-import.service.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';
import { bytesOfFixture, fixtureOf } from '../../support/format-fixtures.js';

/** Formats that nobody guesses: the user says so. */
const ASKED_FOR = ['names'];
/** Nobody of it comes in unless the user says so. */
const SET_ASIDE = ['linkedin-invitations'];
const OWN = { 'wiedersehen-csv': 'contacts.csv', 'wiedersehen-account': 'account.json' } as const;

interface Done {
  readonly state: string;
  readonly format: string;
  readonly added: number;
}

describe('every format comes in through the API and through the page alike', () => {
  let app: TestApp;
  const own = new Map<string, Buffer>();

  beforeAll(async () => {
    app = await startApp();
    const { api } = await signedIn(app);
    expect((await api.post('/contacts', { givenName: 'Ada', likes: 'Chor' })).statusCode).toBe(201);
    for (const [format, file] of Object.entries(OWN)) {
      own.set(format, Buffer.from((await api.get(`/exports/${file}`)).body));
    }
  });
  afterAll(() => app.close());

  const upload = (format: string): { filename: string; bytes: Buffer } => {
    const filename = fixtureOf[format] ?? OWN[format as keyof typeof OWN];
    return { filename, bytes: own.get(format) ?? bytesOfFixture(filename) };
  };

  async function settled(id: string): Promise<void> {
    await app.get(ReadImportService).settled(id);
    await app.get(CommitImportService).settled(id);
  }

  async function throughApi({ api }: SignedIn, format: string): Promise<Done> {
    const query = ASKED_FOR.includes(format) ? `?format=${format}` : '';
    const answer = await api.upload(`/imports${query}`, upload(format));
    expect(answer.statusCode, answer.body).toBe(202);
    const { id } = answer.json<{ id: string }>();
    await settled(id);
    expect((await api.post(`/imports/${id}/commit`)).statusCode).toBe(202);
    await settled(id);
    return (await api.get(`/imports/${id}`)).json<Done>();
  }

  async function throughPage({ api, visitor }: SignedIn, format: string): Promise<Done> {
    const isPasted = ASKED_FOR.includes(format);
    const file = isPasted ? { filename: '', bytes: '' } : upload(format);
    const fields = isPasted ? { text: upload(format).bytes.toString('utf8') } : {};
    const uploaded = await visitor.upload('/import', file, fields);
    const page = String(uploaded.headers.location);
    const id = /\/import\/([^/?]+)/.exec(page)?.[1] ?? '';
    await settled(id);
    expect([200, 303]).toContain((await visitor.get(`/import/${id}`)).statusCode); // a table asks for its columns first
    const saved = await visitor.submit(`/import/${id}/commit`);
    await settled(id);
    expect((await visitor.follow(saved)).statusCode).toBe(200);
    return (await api.get(`/imports/${id}`)).json<Done>();
  }

  it.each([...formats.map(({ name }) => name), 'wiedersehen-account'])('%s', async (format) => {
    const [one, other] = [await signedIn(app), await signedIn(app)];
    const done = await throughApi(one, format);
    expect(done).toMatchObject({ state: 'done', format });
    if (!SET_ASIDE.includes(format)) expect(done.added).toBeGreaterThan(0);
    expect(await throughPage(other, format)).toMatchObject({ state: 'done', format, added: done.added });
  });

  it('an organisation is left out, and added under its own name when the user says so', async () => {
    const { api } = await signedIn(app);
    const answer = await api.upload('/imports', { filename: 'cards.vcf', bytes: bytesOfFixture('apple.vcf') });
    const { id } = answer.json<{ id: string }>();
    await settled(id);
    const { items } = (await api.get(`/imports/${id}/rows?status=unclear`)).json<{ items: object[] }>();
    expect(items).toMatchObject([
      { row: 2, action: 'skip', name: 'Radio Muster', reasons: [{ code: 'not-a-person' }] },
    ]);
    expect((await api.request('PATCH', `/imports/${id}/rows/2`, { action: 'add' })).statusCode).toBe(200);
    expect((await api.post(`/imports/${id}/commit`)).statusCode).toBe(202);
    await settled(id);
    const contacts = (await api.get('/contacts')).json<{ items: { givenName: unknown; organisation: string }[] }>()
      .items;
    expect(contacts.filter(({ givenName }) => givenName === null)).toMatchObject([{ organisation: 'Radio Muster' }]);
  });

  it('what somebody likes stands in its own field, and fills it in where it is empty', async () => {
    const { api } = await signedIn(app);
    const person = { givenName: 'Greta', familyName: 'Beispiel', emails: [{ value: 'greta@radio.example' }] };
    expect((await api.post('/contacts', person)).statusCode).toBe(201);
    const bytes = 'Name,E-Mail,Likes\nGreta Beispiel,greta@radio.example,Chor\nJonas Probe,,Segeln\n';
    const { id } = (await api.upload('/imports', { filename: 'a.csv', bytes })).json<{ id: string }>();
    await settled(id);
    expect((await api.post(`/imports/${id}/commit`)).statusCode).toBe(202);
    await settled(id);
    const { contacts } = (await api.get('/exports/account.json')).json<{
      contacts: { givenName: string; likes: string }[];
    }>();
    expect(contacts.map(({ givenName, likes }) => [givenName, likes]).sort()).toEqual([
      ['Greta', 'Chor'],
      ['Jonas', 'Segeln'],
    ]);
    expect((await api.post(`/imports/${id}/undo`)).statusCode).toBe(200);
    const after = (await api.get('/exports/account.json')).json<{ contacts: { likes: string | null }[] }>().contacts;
    expect(after.map(({ likes }) => likes ?? null)).toEqual([null]);
  });
});
