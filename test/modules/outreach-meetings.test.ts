import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
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
});
