import { createDAVClient, type DAVCollection } from 'tsdav';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../support/database.js';
import { DavWorld } from './dav-world.js';

type Client = Awaited<ReturnType<typeof createDAVClient>>;

describe.each(engines)('tsdav, on %s', (engine) => {
  let world: DavWorld;
  beforeAll(async () => {
    world = await DavWorld.start(engine);
  });
  afterAll(() => world.close());

  /** By the address of the server alone: it finds the rest (RFC 6764). */
  const client = (defaultAccountType: 'caldav' | 'carddav'): Promise<Client> =>
    createDAVClient({
      ...{ serverUrl: world.app.url, authMethod: 'Basic', defaultAccountType },
      credentials: { username: world.access.user, password: world.access.password },
    });
  const there = (objects: readonly { data?: unknown }[]): string => objects.map(({ data }) => String(data)).join('\n');

  it('finds the one address book, and syncs people both ways (RFC 6352, RFC 6578)', async () => {
    const { owner } = world;
    const id = await owner.api.make('/contacts', { givenName: 'Ada', familyName: 'Lovelace' });
    const dav = await client('carddav');
    const books = await dav.fetchAddressBooks();
    expect(books.map(({ url }) => url)).toEqual([world.collection('people')]);
    const [book] = books as [DAVCollection];
    expect(there(await dav.fetchVCards({ addressBook: book }))).toContain('Lovelace');

    const vCardString = ['BEGIN:VCARD', 'VERSION:3.0', 'UID:g', 'FN:Grace Hopper', 'N:Hopper;Grace;;;', 'X-A:b'];
    const text = [...vCardString, 'END:VCARD', ''].join('\r\n');
    const made = await dav.createVCard({ addressBook: book, filename: 'g.vcf', vCardString: text });
    expect(made.status).toBe(201);
    const again = await dav.createVCard({ addressBook: book, filename: 'g.vcf', vCardString: text });
    expect(again.status).toBe(412); // If-None-Match: *
    const [card] = (await dav.fetchVCards({ addressBook: book })).filter(({ url }) => url.endsWith('/g.vcf'));
    expect(card?.data).toBe(text.trimEnd()); // it trims what it reads

    const stale = { url: card?.url ?? '', etag: '"another-1"', data: text };
    expect((await dav.updateVCard({ vCard: stale })).status).toBe(412);
    const changed = { url: card?.url ?? '', etag: card?.etag ?? '', data: text.replace('X-A:b', 'TEL:+491') };
    expect((await dav.updateVCard({ vCard: changed })).status).toBeLessThan(300);
    expect((await owner.api.get('/contacts?q=Hopper')).body).toContain('491');

    await owner.api.patch(`/contacts/${id}`, { familyName: 'King' });
    // from the token of the first look on; what it has from then is one card
    const objectMultiGet = dav.addressBookMultiGet;
    const known = { ...book, objects: [{ url: card?.url ?? '', etag: '' }], objectMultiGet };
    const { objects } = await dav.smartCollectionSync({ collection: known, method: 'webdav', detailedResult: true });
    const { created, updated, deleted } = objects;
    expect([deleted, [...created, ...updated].some(({ url }) => url.includes(id))]).toEqual([[], true]);
    expect((await dav.deleteVCard({ vCard: { url: card?.url ?? '' } })).status).toBeLessThan(300);
    expect((await owner.api.get('/contacts?q=Hopper')).json<{ items: unknown[] }>().items).toEqual([]);
  });

  it('finds the calendar and the task list, and asks by time (RFC 4791)', async () => {
    const { owner } = world;
    const person = await owner.api.make('/contacts', { givenName: 'Ines', familyName: 'Kafka' });
    const when = { start: '2026-12-03T14:00:00Z', end: '2026-12-03T15:00:00Z', timeZone: 'Europe/Berlin' };
    await owner.api.make('/meetings', { ...when, contactIds: [person] });
    await owner.api.make('/reminders', { dueOn: '2026-12-24', kind: 'own', text: 'Karten' });
    const dav = await client('caldav');
    const calendars = await dav.fetchCalendars();
    const byUrl = new Map(calendars.map((calendar) => [calendar.url, calendar]));
    expect([...byUrl.keys()].sort()).toEqual([world.collection('follow-ups'), world.collection('meetings')]);
    const meetings = byUrl.get(world.collection('meetings'));
    const followUps = byUrl.get(world.collection('follow-ups'));
    if (!meetings || !followUps) throw new Error('no calendars');
    expect([meetings.components, followUps.components]).toEqual([['VEVENT'], ['VTODO']]);

    const inDecember = { start: '2026-12-01T00:00:00Z', end: '2026-12-31T00:00:00Z' };
    expect(there(await dav.fetchCalendarObjects({ calendar: meetings, timeRange: inDecember }))).toContain('Kafka');
    const later = { start: '2027-12-01T00:00:00Z', end: '2027-12-31T00:00:00Z' };
    expect(await dav.fetchCalendarObjects({ calendar: meetings, timeRange: later })).toEqual([]);
    const filters = {
      'comp-filter': { _attributes: { name: 'VCALENDAR' }, 'comp-filter': { _attributes: { name: 'VTODO' } } },
    };
    expect(there(await dav.fetchCalendarObjects({ calendar: followUps, filters }))).toContain('Karten');
  });
});
