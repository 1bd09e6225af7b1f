import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';
import { aContact, anInteraction, stored } from '../../support/builders.js';
import type { Contact } from '../../../src/contacts/contact.entity.js';
import { ContactsService } from '../../../src/contacts/contacts.service.js';
import { AccountsService } from '../../../src/accounts/accounts.service.js';

let app: TestApp;
let jana: SignedIn;
let marlene: Contact;

beforeAll(async () => {
  app = await startApp();
  jana = await signedIn(app);
  marlene = aContact(jana.account, { givenName: 'Marlene', roughlyLastOn: '2025-05-01' });
  await stored(app.unitOfWork, marlene);
});
afterAll(() => app.close());

describe('a form with something to correct', () => {
  it.each([
    [
      'a future talk',
      () => `/people/${marlene.id}/interactions`,
      { channel: 'call', on: '2030-01-01', summary: 'Bleibt da' },
      'on',
      'Bleibt da',
    ],
    ['somebody without a name', () => '/people', { organisation: 'Isarwelle' }, 'givenName', 'Isarwelle'],
    [
      'an e-mail that is none',
      () => `/people/${marlene.id}`,
      { givenName: 'Marlene', 'emails.0.value': 'keine-adresse' },
      'emails.0.value',
      'keine-adresse',
    ],
    [
      'a time zone that does not exist',
      () => '/settings',
      { pace: '3', timeZone: 'Mars/Olympus', mailTime: '08:30' },
      'timeZone',
      'Mars/Olympus',
    ],
    ['a pace of 99', () => '/settings', { pace: '99', timeZone: 'Europe/Berlin', mailTime: '08:30' }, 'pace', '08:30'],
    ['a station without a name', () => '/welcome/stations', { kind: 'job', city: 'Jena' }, 'organisation', 'Jena'],
    [
      'a station with a year that is none',
      () => '/welcome/stations',
      { kind: 'job', organisation: 'Radio', from: 'neulich' },
      'from',
      'neulich',
    ],
    ['a token without a name', () => '/settings/tokens', { scopes: 'read' }, 'label', 'Was darf er?'],
    [
      'half a time for a coffee',
      () => '/compose',
      { to: '', situation: 'coffee', day1: '2026-12-01', from1: '10:00' },
      'slots',
      '2026-12-01',
    ],
  ])(
    'comes back with 422, what was typed, and a sentence beside the field: %s',
    async (_, path, fields, field, kept) => {
      const sent = 'to' in fields ? { ...fields, to: marlene.id } : fields;
      const { statusCode, body, headers } = await jana.visitor.submit(path(), sent);
      expect(statusCode).toBe(422);
      expect(headers['hx-replace-url']).toBe('false');
      expect(body).toContain('role="alert"');
      expect(body).toContain(`href="#${field}"`);
      expect(body).toContain(`id="${field}`);
      expect(body).toMatch(/aria-invalid="true"|class="field-error"/);
      expect(body).toContain(kept);
    },
  );

  it('keeps a letter with a placeholder from being marked as sent, and keeps the letter', async () => {
    const draft = await jana.visitor.submit('/compose', { to: marlene.id, situation: 'coffee', form: 'du' });
    const text = { subject: 'Kaffee?', body: 'Hallo Marlene, geht es am [Tag]?' };
    const { statusCode, body } = await jana.visitor.submit(`${String(draft.headers.location)}/sent`, text);
    expect([409, 422]).toContain(statusCode);
    expect(body).toContain('geht es am [Tag]?');
    expect(body).toContain('[Tag]');
  });
});

describe('a form without its token', () => {
  it('is refused with a page that says what to do', async () => {
    const { statusCode, body } = await jana.visitor.submit('/today/more', { _csrf: 'made-up' });
    expect(statusCode).toBe(403);
    expect(body).toContain('Das ging von hier aus nicht');
  });
});

describe('what a form about a person does not hold', () => {
  it('stays: addresses, a birthday without a year, a told rung', async () => {
    const { api, visitor } = jana;
    const created = await api.post('/api/v1/contacts', {
      givenName: 'Tom',
      emails: [{ value: 'tom@example.org' }, { value: 'tom@work.example' }],
      birthday: { year: null, month: 5, day: 17 },
      feltRung: 'easy',
    });
    const { id } = created.json<{ id: string }>();
    const revision = /name="revision" value="([^"]+)"/.exec((await visitor.get(`/people/${id}/edit`)).body)?.[1] ?? '';
    await visitor.submit(`/people/${id}`, { revision, givenName: 'Thomas' });
    const after = (await api.get(`/api/v1/contacts/${id}`)).json<Record<string, unknown>>();
    expect(after).toMatchObject({ givenName: 'Thomas', birthday: { month: 5, day: 17 }, feltRung: 'easy' });
    expect(after['emails']).toMatchObject([{ value: 'tom@example.org' }, { value: 'tom@work.example' }]);
  });
});

describe('small acts', () => {
  it('log a talk, say so once, and take it out again', async () => {
    const { visitor, account } = jana;
    const logged = await visitor.submit(`/people/${marlene.id}/interactions`, {
      channel: 'coffee',
      on: '2026-11-20',
      summary: 'Kuchen',
    });
    const page = await visitor.follow(logged);
    expect(page.body).toContain('Gemerkt.');
    expect(page.body).toContain('Kuchen');
    expect((await visitor.get(`/people/${marlene.id}`)).body).not.toContain('Gemerkt.');
    expect((await app.get(ContactsService).find(account.id, marlene.id)).lastInteractionOn).toBe('2026-11-20');
    const entry = /action="(\/interactions\/[^"]+\/remove)"/.exec(page.body)?.[1] ?? '';
    await visitor.submit(entry, { back: `/people/${marlene.id}` });
    expect((await app.get(ContactsService).find(account.id, marlene.id)).lastInteractionOn).toBeNull();
  });

  it('never send anybody to another site', async () => {
    const { headers } = await jana.visitor.submit(`/people/${marlene.id}/interactions`, {
      channel: 'call',
      back: 'https://evil.example/',
    });
    expect(headers.location).toBe(`/people/${marlene.id}`);
  });

  it('stop and resume suggesting somebody', async () => {
    const stopped = await jana.visitor.follow(
      await jana.visitor.submit(`/people/${marlene.id}/never-suggest`, { never: 'yes' }),
    );
    expect(stopped.body).toContain('Wird nicht vorgeschlagen, bis du es änderst.');
    const again = await jana.visitor.follow(
      await jana.visitor.submit(`/people/${marlene.id}/never-suggest`, { never: 'no' }),
    );
    expect(again.body).not.toContain('Wird nicht vorgeschlagen, bis du es änderst.');
  });

  it('promise something and tick it off on its day', async () => {
    const fields = { contactId: marlene.id, text: 'die Umfragezahlen schicken', dueOn: '2026-11-23', kind: 'promise' };
    expect((await jana.visitor.follow(await jana.visitor.submit('/reminders', fields))).body).toContain(
      'Umfragezahlen',
    );
    const today = await jana.visitor.get('/today');
    expect(today.body).toContain('die Umfragezahlen schicken');
    const done = /action="(\/reminders\/[^"]+\/done)"/.exec(today.body)?.[1] ?? '';
    expect((await jana.visitor.follow(await jana.visitor.submit(done, { back: '/today' }))).body).not.toContain(
      'Umfragezahlen schicken',
    );
  });

  it('change language and see it at once', async () => {
    const { visitor } = await signedIn(app, { name: 'Kim' });
    const english = await visitor.follow(
      await visitor.submit('/settings/you', { locale: 'en', name: 'Kim', industry: 'digital' }),
    );
    expect(english.body).toContain('<html lang="en">');
    expect(english.body).toContain('Saved.');
  });

  it('pause the suggestions and say until when', async () => {
    const { visitor, account } = await signedIn(app);
    await stored(app.unitOfWork, aContact(account, { roughlyLastOn: '2024-01-01' }));
    await visitor.submit('/settings', {
      pace: '3',
      timeZone: 'Europe/Berlin',
      mailTime: '08:30',
      mailDays: ['1', '2'],
      pauseUntil: '2027-01-06',
    });
    expect((await app.get(AccountsService).find(account.id)).mailDays).toEqual([1, 2]);
    expect((await visitor.get('/today')).body).toContain('Pause bis 6. Januar 2027');
  });

  it('show a new token once and never again', async () => {
    const made = await jana.visitor.submit('/settings/tokens', { label: 'Skript', scopes: ['read'] });
    expect(made.statusCode).toBe(200);
    const secret = /value="(wds_[^"]+)"/.exec(made.body)?.[1] ?? '';
    expect(secret.length).toBeGreaterThan(20);
    expect((await jana.visitor.get('/settings/tokens')).body).not.toContain(secret);
  });

  it('delete somebody after asking', async () => {
    const person = aContact(jana.account, { givenName: 'Geht' });
    await stored(app.unitOfWork, person, anInteraction(person));
    expect((await jana.visitor.get(`/people/${person.id}/delete`)).body).toContain('und alle Notizen löschen?');
    await jana.visitor.submit(`/people/${person.id}/delete`);
    expect((await jana.visitor.get(`/people/${person.id}`)).statusCode).toBe(404);
  });
});
