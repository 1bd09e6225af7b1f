import { once } from 'node:events';
import { get as httpGet } from 'node:http';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PortablePeopleQuery } from '../../src/exports/people/portable-people.query.js';
import { IntakeService } from '../../src/contacts/many/intake.service.js';
import { ExportsService } from '../../src/exports/exports.service.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { aContact, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { ImportWorld } from './import-world.js';

describe.each(engines)('exports on %s', (engine) => {
  let app: TestApp;
  let ada: SignedIn;

  beforeAll(async () => {
    app = await startApp({ engine, listen: true });
    ada = await signedIn(app);
    const greta = {
      ...{ givenName: 'Greta', familyName: 'Beispiel', layer: 'warm', cadence: 60, form: 'du', gotOnWell: 5 },
      emails: [{ value: 'greta@radio.example', label: 'work', preferred: true }],
      phones: [{ value: '+49 40 1234567' }],
      addresses: [{ street: 'Am Markt 1', city: 'Köln' }],
      tags: ['Radio', 'Chor'],
      notes: '=1+1',
    };
    expect((await ada.api.post('/contacts', greta)).statusCode).toBe(201);
    const gone = (await ada.api.post('/contacts', { givenName: 'Weg', familyName: 'Papierkorb' })).json<{
      id: string;
    }>();
    expect((await ada.api.delete(`/contacts/${gone.id}`)).statusCode).toBeLessThan(300);
  });
  afterAll(() => app.close());

  it.each([
    ['account.json', 'application/json', '.json'],
    ['contacts.vcf', 'text/vcard', '.vcf'],
    ['contacts.csv', 'text/csv', '.csv'],
    ['calendar.ics', 'text/calendar', '.ics'],
    ['account.zip', 'application/zip', '.zip'],
  ])('%s is a file to keep, and nobody in between keeps it', async (name, type, ending) => {
    const answer = await ada.api.get(`/exports/${name}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain(type);
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="wiedersehen-2026-11-23${ending}"`);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('whoever is in the trash stands in the account with the day they went, and in no address book', async () => {
    const people = (await ada.api.get('/exports/account.json')).json<{
      contacts: { familyName: string; deletedAt?: string }[];
    }>();
    expect(people.contacts.find(({ familyName }) => familyName === 'Papierkorb')?.deletedAt).toBeDefined();
    for (const name of ['contacts.vcf', 'contacts.csv']) {
      const { body } = await ada.api.get(`/exports/${name}`);
      expect(body).toContain('Greta');
      expect(body).not.toContain('Papierkorb');
    }
  });

  it('a table for German Excel has semicolons, and its cells are no formulas', async () => {
    const { body } = await ada.api.get('/exports/contacts.csv?delimiter=%3B');
    const [header, line] = body.replace('\ufeff', '').split('\r\n');
    expect(header).toContain('id;honorific;givenName;familyName');
    expect(line).toContain(";'=1+1;");
    expect(line).toContain(";'+49 40 1234567;");
  });

  it('the archive has everything and says what is what', async () => {
    const files = unzipSync((await ada.api.get('/exports/account.zip')).rawPayload);
    expect(Object.keys(files)).toEqual(['README.txt', 'account.json', 'contacts.vcf', 'contacts.csv', 'calendar.ics']);
    const text = (name: string): string => Buffer.from(files[name] ?? []).toString();
    expect(text('README.txt')).toContain('account.json');
    expect((JSON.parse(text('account.json')) as { format: string }).format).toBe('wiedersehen-account');
    expect(text('contacts.vcf')).toContain('Greta');
    expect(text('calendar.ics')).toContain('BEGIN:VCALENDAR');
  });

  it.each(['contacts.vcf', 'contacts.vcf?version=3.0', 'contacts.csv', 'contacts.csv?delimiter=%3B'])(
    '%s comes back through the import as the same person',
    async (name) => {
      const ben = await signedIn(app);
      const { rawPayload } = await ada.api.get(`/exports/${name}`);
      expect(await new ImportWorld(app, ben.account).imported(rawPayload)).toMatchObject({ state: 'done', added: 1 });
      const { items } = (await ben.api.get('/contacts')).json<{ items: { id: string }[] }>();
      const person = (await ben.api.get(`/contacts/${items[0]?.id ?? ''}`)).json<Record<string, unknown>>();
      expect(person).toMatchObject({
        givenName: 'Greta',
        layer: 'warm',
        cadence: 60,
        form: 'du',
        gotOnWell: 5,
        notes: '=1+1',
      });
      expect(JSON.stringify(person)).toContain('Chor');
      expect(JSON.stringify(person)).toContain('Am Markt 1');
    },
  );

  it('takes nobody twice and leaves nobody out while people come and go', async () => {
    const { account } = await signedIn(app);
    const before = Array.from({ length: 1200 }, (_, n) =>
      aContact(account, { createdAt: `2026-11-02T08:00:0${n % 10}.000Z` }),
    );
    await stored(app.unitOfWork, ...before);
    const seen: string[] = [];
    let pieces = 0;
    for await (const piece of app.get(ExportsService).file(account, 'vcf').pieces) {
      pieces += 1;
      seen.push(...[...String(piece).matchAll(/UID:urn:uuid:(\S+)/g)].map(([, id]) => id ?? ''));
      if (pieces === 1) await stored(app.unitOfWork, aContact(account, { createdAt: '2026-11-01T08:00:00.000Z' }));
    }
    expect(pieces).toBe(3);
    expect(new Set(seen).size).toBe(seen.length);
    expect(before.filter(({ id }) => !seen.includes(id))).toEqual([]);
  });

  it('stops reading when the client goes away', async () => {
    const ben = await signedIn(app);
    const crowd = Array.from({ length: 3000 }, () => aContact(ben.account, { notes: 'x'.repeat(5000) }));
    await app.unitOfWork.run(() => app.get(IntakeService).bringBack(crowd, [], 'DE'));
    const query = app.get(PortablePeopleQuery);
    const page = query.page.bind(query);
    let pages = 0;
    query.page = (...asked) => {
      pages += 1;
      return page(...asked);
    };
    const request = httpGet(`${app.url}/api/v1/exports/contacts.vcf`, {
      headers: { authorization: `Bearer ${ben.api.token ?? ''}` },
    });
    const [response] = (await once(request, 'response')) as [import('node:http').IncomingMessage];
    await once(response, 'readable');
    response.destroy();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    query.page = page;
    expect(pages).toBeLessThan(6); // all of them are seven
  });

  it('gives nobody anything of somebody else', async () => {
    const stranger = await signedIn(app);
    for (const name of ['account.json', 'contacts.vcf', 'contacts.csv', 'calendar.ics']) {
      expect((await stranger.api.get(`/exports/${name}`)).body).not.toContain('Greta');
    }
    const files = unzipSync((await stranger.api.get('/exports/account.zip')).rawPayload);
    for (const bytes of Object.values(files)) expect(Buffer.from(bytes).toString()).not.toContain('Greta');
  });

  it('refuses versions and delimiters that it does not know', async () => {
    expect((await ada.api.get('/exports/contacts.vcf?version=2.1')).statusCode).toBe(422);
    expect((await ada.api.get('/exports/contacts.csv?delimiter=x')).statusCode).toBe(422);
  });

  it('has no secrets in it', async () => {
    const { body } = await ada.api.get('/exports/account.json');
    expect(body).not.toMatch(/password|tokenHash|secret/i);
    expect(body).not.toContain(ada.account.passwordHash);
  });
});
