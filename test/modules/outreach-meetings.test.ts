import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { ChangeMeetingService } from '../../src/outreach/moves/change-meeting.service.js';
import { engines } from '../support/database.js';
import { OutreachWorld } from './outreach-world.js';

const time = { start: '2026-12-08T15:00:00+01:00', end: '2026-12-08T14:45:00Z', timeZone: 'Europe/Berlin' };

describe.each(engines)('meetings, on %s', (engine) => {
  let world: OutreachWorld;
  let meetings: MeetingsService;
  let account: Account;
  let anna: Contact;
  let ben: Contact;

  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
    meetings = world.app.get(MeetingsService);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    account = await world.account();
    [anna, ben] = [await world.contact(account), await world.contact(account)];
  });

  it('is agreed with one or more people, its instants in UTC', async () => {
    const { id } = await meetings.create(account, { ...time, place: 'Café Luise', contactIds: [anna.id, ben.id] });
    expect(await meetings.find(account.id, id)).toMatchObject({
      startAt: '2026-12-08T14:00:00.000Z',
      state: 'agreed',
      sequence: 0,
      people: [{ response: 'needs-action' }, { response: 'needs-action' }],
    });
  });

  it('another time raises the sequence, another place does not', async () => {
    const { id } = await meetings.create(account, { ...time, contactIds: [anna.id] });
    expect((await meetings.update(account.id, id, { place: 'Bahnhof' })).sequence).toBe(0);
    const moved = await meetings.update(account.id, id, { end: '2026-12-08T15:00:00Z', place: null });
    expect(moved).toMatchObject({ sequence: 1, place: null });
  });

  it('other people take the place of those who leave; who stays keeps the answer', async () => {
    const { id, people } = await meetings.create(account, { ...time, contactIds: [anna.id] });
    const changed = await meetings.update(account.id, id, { contactIds: [anna.id, ben.id] });
    expect(changed.people.map(({ contactId }) => contactId).sort()).toEqual([anna.id, ben.id].sort());
    expect(changed.people.map((person) => person.id)).toContain(people[0]?.id);
    expect((await meetings.update(account.id, id, { contactIds: [ben.id] })).people).toHaveLength(1);
  });

  it.each([
    ['that ends first', { end: '2026-12-08T13:00:00Z' }],
    ['without any length', { end: '2026-12-08T14:00:00Z' }],
    ['of more than 24 hours', { end: '2026-12-09T14:00:01Z' }],
    ['with nobody', { contactIds: [] }],
  ])('one %s is refused', async (_, wrong) => {
    const input = { ...time, contactIds: [anna.id], ...wrong };
    await expect(meetings.create(account, input)).rejects.toMatchObject({ type: 'invalid-input', status: 422 });
    const { id } = await meetings.create(account, { ...time, contactIds: [anna.id] });
    await expect(meetings.update(account.id, id, wrong)).rejects.toMatchObject({ status: 422 });
  });

  it('people of somebody else are none', async () => {
    const stranger = await world.contact(await world.account());
    await expect(meetings.create(account, { ...time, contactIds: [stranger.id] })).rejects.toMatchObject({
      status: 422,
    });
  });

  it('lists those that touch the days asked for, by start, page by page', async () => {
    const at = (start: string, end: string): Promise<unknown> =>
      meetings.create(account, { start, end, timeZone: 'Europe/Berlin', contactIds: [anna.id] });
    await at('2026-12-08T22:30:00Z', '2026-12-08T23:30:00Z'); // over midnight in Berlin
    await at('2026-12-07T22:00:00Z', '2026-12-07T23:00:00Z'); // until midnight of the 7th
    await at('2026-12-09T23:00:00Z', '2026-12-10T00:00:00Z'); // from midnight of the 10th
    const starts = async (query: object): Promise<string[]> =>
      (await meetings.list(account, query)).items.map(({ startAt }) => startAt.slice(0, 10));
    expect(await starts({})).toEqual(['2026-12-07', '2026-12-08', '2026-12-09']);
    expect(await starts({ from: '2026-12-08', to: '2026-12-09' })).toEqual(['2026-12-08']);
    expect(await starts({ contactId: ben.id })).toEqual([]);
    const first = await meetings.list(account, { limit: 2 });
    expect(await starts({ limit: 2, cursor: first.nextCursor ?? '' })).toEqual(['2026-12-09']);
  });

  it('nobody else finds, changes or removes it', async () => {
    const { id } = await meetings.create(account, { ...time, contactIds: [anna.id] });
    const stranger = await world.account();
    await expect(meetings.find(stranger.id, id)).rejects.toMatchObject({ status: 404 });
    await expect(meetings.update(stranger.id, id, {})).rejects.toMatchObject({ status: 404 });
    await expect(meetings.remove(stranger.id, id)).rejects.toMatchObject({ status: 404 });
    await meetings.remove(account.id, id);
    await expect(meetings.find(account.id, id)).rejects.toMatchObject({ status: 404 });
  });

  describe('"30 days later, or after the meeting, it blocks no more": the meeting of a yes', () => {
    /** Anna said yes on 23 November to meet on 8 December. */
    async function agreed(): Promise<{ waitsUntil: () => Promise<(string | null)[]>; meetingId: string }> {
      world.goTo('2026-11-23');
      const attempt = await world.sent(account, anna);
      await world.outcome(account, attempt, { outcome: 'yes', meeting: time });
      const [meeting] = (await meetings.list(account, { contactId: anna.id })).items;
      const waitsUntil = async (): Promise<(string | null)[]> => [
        (await world.find(attempt)).blocksUntilOn,
        (await world.app.get(ContactsService).find(account.id, anna.id)).waitsUntilOn,
      ];
      expect(await waitsUntil()).toEqual(['2026-12-09', '2026-12-09']);
      return { waitsUntil, meetingId: meeting?.id ?? '' };
    }
    const twice = (day: string): string[] => [day, day];

    it('is moved: they follow', async () => {
      const { waitsUntil, meetingId } = await agreed();
      const later = { start: '2026-12-17T14:00:00Z', end: '2026-12-17T14:45:00Z' };
      const moved = await world.app.get(ChangeMeetingService).update(account, meetingId, later);
      expect(moved).toMatchObject({ startAt: '2026-12-17T14:00:00.000Z', sequence: 1 });
      expect(await waitsUntil()).toEqual(twice('2026-12-18'));
    });

    it.each(['is removed', 'is called off', 'is with somebody else'])('%s: 30 days after the answer', async (how) => {
      const { waitsUntil, meetingId } = await agreed();
      const changes = world.app.get(ChangeMeetingService);
      if (how === 'is removed') await changes.remove(account, meetingId);
      else if (how === 'is called off') await changes.update(account, meetingId, { state: 'not-this-time' });
      else await changes.update(account, meetingId, { contactIds: [ben.id] });
      expect(await waitsUntil()).toEqual(twice('2026-12-23'));
      const left = await meetings.list(account, {});
      expect(left.items).toHaveLength(how === 'is removed' ? 0 : 1);
    });

    it('one that cannot be moved leaves everything as it was', async () => {
      const { waitsUntil, meetingId } = await agreed();
      const wrong = { start: '2026-12-17T14:00:00Z', end: '2026-12-17T13:00:00Z' };
      const changes = world.app.get(ChangeMeetingService);
      await expect(changes.update(account, meetingId, wrong)).rejects.toMatchObject({ status: 422 });
      await expect(changes.remove(await world.account(), meetingId)).rejects.toMatchObject({ status: 404 });
      expect(await waitsUntil()).toEqual(twice('2026-12-09'));
    });
  });
});
