import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CollectionsService } from '../../src/collections/collections.service.js';
import { Database } from '../../src/common/database/database.js';
import { rows } from '../../src/common/database/sql.js';
import { DigestService } from '../../src/digest/digest.service.js';
import { OutboxSender } from '../../src/mail/outbox-sender.service.js';
import { SweepSchedule } from '../../src/people/sweep.schedule.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { aContact, stored } from '../support/builders.js';

/** Words that stand nowhere else: each is looked for in the bytes of the database. */
const canaries = [
  'Zebulonia',
  'Quastenflosser',
  'zq-canary',
  'Wolperting',
  'Krakenzahn',
  'Lindwurmei',
  'Tatzelschritt',
];
const [NAME = '', FAMILY = '', MAIL = '', NOTES = '', SUMMARY = '', PROMISE = '', ROLE = ''] = canaries;
const tuesday = '2026-11-24T07:30:00.000Z';

describe('"delete for good" leaves no trace in the database file after the purge', () => {
  let app: TestApp;
  let owner: SignedIn;
  let file: string;

  beforeAll(async () => {
    app = await startApp({ clock: '2026-11-23T08:00:00.000Z' });
    owner = await signedIn(app, { nextDigestAt: tuesday });
    file = String(app.nest.get<Database>(Database).writing.options.database);
    const crowd = Array.from({ length: 300 }, () => aContact(owner.account, { notes: 'n'.repeat(300) }));
    await stored(app.unitOfWork, ...crowd);
  });
  afterAll(() => app.close());

  const found = (): string[] => {
    const bytes = [file, `${file}-wal`].filter((path) => existsSync(path)).map((path) => readFileSync(path));
    // the words of the search index are in canonical spelling
    return canaries.filter((word) =>
      bytes.some(
        (part) => part.includes(word) || part.includes(word.toLowerCase()) || part.includes(word.replace('-', ' ')),
      ),
    );
  };
  const made = async (path: string, body: object, headers: Record<string, string> = {}): Promise<string> => {
    const answer = await owner.api.post(path, body, headers);
    expect([path, answer.statusCode, answer.body]).toEqual([path, 201, expect.any(String)]);
    return answer.json<{ id: string }>().id;
  };
  /** Somebody about whom everything is known, who was edited, written to, mailed about and imported. */
  const somebody = async (): Promise<string> => {
    const person = { givenName: NAME, familyName: FAMILY, emails: [{ value: `${MAIL}@example.org` }], layer: 'inner' };
    const id = await made(
      '/contacts',
      { ...person, roughlyLastOn: '2024-01-01' },
      { 'idempotency-key': crypto.randomUUID() },
    );
    await owner.api.patch(`/contacts/${id}`, { notes: `${NOTES} `.repeat(2000), role: ROLE, tags: ['alle'] });
    await owner.api.patch(`/contacts/${id}`, { notes: NOTES });
    await made(`/contacts/${id}/interactions`, { on: '2026-11-01', channel: 'call', summary: SUMMARY });
    await made(`/contacts/${id}/attempts`, { situation: 'coffee', channel: 'email' });
    await made('/reminders', { dueOn: '2026-11-24', kind: 'promise', text: PROMISE, contactId: id });
    const meeting = { start: '2026-11-24T15:00:00Z', end: '2026-11-24T16:00:00Z', timeZone: 'Europe/Berlin' };
    await made('/meetings', { ...meeting, place: SUMMARY, contactIds: [id] });
    app.clock.set(tuesday);
    await app.get(DigestService).sendDue(new Date(tuesday));
    await app.get(OutboxSender).sendDue(new Date(tuesday), () => false);
    return id;
  };

  it('for somebody with everything hanging on them, deleted and then purged', async () => {
    const id = await somebody();
    const card = `BEGIN:VCARD\r\nVERSION:3.0\r\nN:${FAMILY};${NAME}\r\nFN:${NAME} ${FAMILY}\r\nEMAIL:${MAIL}@example.org\r\nTITLE:${ROLE}\r\nEND:VCARD\r\n`;
    const upload = await owner.api.upload('/imports', { filename: 'a.vcf', bytes: card });
    const path = String(upload.headers['location']).replace(/^.*\/api\/v1/, '');
    const read = async (): Promise<string> => (await owner.api.get(path)).json<{ state: string }>().state;
    await expect.poll(read).toBe('preview');
    await owner.api.post(`${path}/commit`);
    await expect.poll(read).toBe('done');
    expect((await app.mailbox.messages()).length).toBeGreaterThan(0);
    expect(found()).toEqual(canaries);
    expect((await owner.api.delete(`/contacts/${id}`)).statusCode).toBe(204);
    expect(found()).toEqual(canaries);
    expect((await owner.api.post(`/contacts/${id}/purge`)).statusCode).toBe(204);
    expect(found()).toEqual([]);
    const [integrity] = await rows<{ integrity_check: string }>(app.unitOfWork.reader, 'pragma integrity_check');
    expect(integrity?.integrity_check).toBe('ok');
  });

  it('for somebody whom a phone put, with a card and an address that tell who they are', async () => {
    const lines = [`N:${FAMILY};${NAME};;;`, `FN:${NAME} ${FAMILY}`, `UID:${PROMISE}`, `EMAIL:${MAIL}@example.org`];
    const more = [`NOTE:${NOTES}`, `TITLE:${ROLE}`, `X-ODD:${SUMMARY}`];
    const text = ['BEGIN:VCARD', 'VERSION:3.0', ...lines, ...more, 'END:VCARD', ''].join('\r\n');
    const collections = app.get(CollectionsService);
    const known = { ifMatch: null, ifNoneMatch: null };
    const { item } = await collections.put(owner.account, 'people', { name: `${NAME}.vcf`, text }, known);
    expect(found()).toEqual(canaries);
    await collections.remove(owner.account, 'people', `${NAME}.vcf`, known);
    expect((await owner.api.post(`/contacts/${item.id}/purge`)).statusCode).toBe(204);
    expect(found()).toEqual([]);
  });

  // each round splits and joins other pages: one in some twenty leaves a copy of a name in the unused part of a page
  it.each([1, 2, 3])('for hundreds of people of all sizes between those who stay, round %i', async () => {
    const crowd = Array.from({ length: 400 }, (_, index) =>
      aContact(owner.account, { givenName: `${NAME}${index}`, notes: `${NOTES} `.repeat(1 + ((index * 37) % 211)) }),
    );
    await stored(app.unitOfWork, ...crowd);
    const ids = crowd.map(({ id }) => id);
    for (const [action, value] of [['tag', ROLE], ['layer', 'inner'], ['untag', ROLE], ['layer', 'warm'], ['delete']]) {
      expect((await owner.api.post('/contacts/bulk', { ids, action, value })).statusCode).toBe(200);
    }
    const [tag] = (await owner.api.get('/tags'))
      .json<{ items: { id: string; name: string }[] }>()
      .items.filter(({ name }) => name === ROLE);
    await owner.api.delete(`/tags/${tag?.id ?? ''}`);
    await owner.visitor.submit('/people/trash/empty');
    expect(found()).toEqual([]);
  });

  it('for somebody who was merged into another by mistake, after the merge was taken back', async () => {
    const id = await made('/contacts', { givenName: NAME, familyName: FAMILY, notes: NOTES, likes: SUMMARY });
    const other = await made('/contacts', { givenName: 'Otto' });
    expect((await owner.api.post(`/contacts/${other}/merge`, { otherId: id })).statusCode).toBe(200);
    const [act] = (await owner.api.get('/undo')).json<{ items: { id: string }[] }>().items;
    expect((await owner.api.post(`/undo/${act?.id ?? ''}`)).statusCode).toBe(204);
    expect((await owner.api.post(`/contacts/${id}/purge`)).statusCode).toBe(204);
    expect(found()).toEqual([]);
  });

  it('and if somebody reads meanwhile, as soon as the next sweep comes by', async () => {
    const id = await made('/contacts', { givenName: NAME, notes: NOTES });
    const reader = app.nest.get<Database>(Database).reading;
    await reader.query('begin');
    await reader.query('select count(*) from contacts');
    expect((await owner.api.post(`/contacts/${id}/purge`)).statusCode).toBe(204);
    await reader.query('commit');
    await app.get(SweepSchedule).tick();
    expect(found()).toEqual([]);
  });
});
