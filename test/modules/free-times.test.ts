import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { UpdateAccount } from '../../src/accounts/accounts.input.js';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { localTimeOf } from '../../src/common/zoned-time.js';
import { FreeTimes } from '../../src/in-town/free-times.service.js';
import type { FreeSlotsQuery } from '../../src/in-town/in-town.input.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { engines } from '../support/database.js';
import { OutreachWorld } from './outreach-world.js';

const zone = 'Europe/Berlin';
const tuesday = { from: '2026-12-01', to: '2026-12-01' };

describe.each(engines)('when one could meet, on %s', (engine) => {
  let world: OutreachWorld;
  let account: Account;

  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.goTo('2026-11-23');
    account = await world.account({ country: 'DE', region: 'BY' });
  });

  const set = async (input: UpdateAccount): Promise<void> => {
    account = await world.app.get(AccountsService).update(account.id, input);
  };
  const of = (query: Partial<FreeSlotsQuery> = {}) => world.app.get(FreeTimes).of(account, { ...tuesday, ...query });
  const free = async (query: Partial<FreeSlotsQuery> = {}): Promise<string[]> =>
    (await of(query)).map(({ start }) => localTimeOf(new Date(start), zone));
  const agree = async (travelMinutes: number | null): Promise<void> => {
    const { id } = await world.contact(account);
    const at = { start: '2026-12-01T12:00:00Z', end: '2026-12-01T13:00:00Z', timeZone: zone }; // 13 to 14 there
    await world.app.get(MeetingsService).create(account, { ...at, travelMinutes, contactIds: [id] });
  };
  const aroundNoon = (times: string[]): string[] => times.filter((time) => time >= '11:00' && time <= '15:30');

  it('each day of the week has its own hours', async () => {
    await set({
      workingHours: { from: '09:00', to: '10:00', days: [1, 2], byDay: [{ day: 2, from: '16:00', to: '17:30' }] },
    });
    expect(await free({ from: '2026-11-30', to: '2026-12-06', minutes: 60 })).toEqual(['09:00', '16:00', '16:30']);
  });

  it('the way to a meeting and back is its own, else the account’s', async () => {
    await agree(null);
    expect(aroundNoon(await free())).toEqual(['11:00', '11:30', '14:30', '15:00', '15:30']);
    await set({ slotRules: { travelMinutes: 60, gapMinutes: 0, noticeHours: 0 } });
    expect(aroundNoon(await free())).toEqual(['11:00', '15:00', '15:30']);
  });

  it('a meeting that takes no way needs none, and a break stays free beside whatever is taken', async () => {
    await agree(0);
    expect(aroundNoon(await free())).toEqual(['11:00', '11:30', '12:00', '14:00', '14:30', '15:00', '15:30']);
    await set({ slotRules: { travelMinutes: 60, gapMinutes: 30, noticeHours: 0 } });
    expect(aroundNoon(await free())).toEqual(['11:00', '11:30', '14:30', '15:00', '15:30']);
  });

  it('people are asked in time: two hours ahead, or as the account says', async () => {
    world.app.clock.set('2026-12-01T09:30:00.000Z'); // half past ten
    expect((await free())[0]).toBe('12:30');
    await set({ slotRules: { travelMinutes: 0, gapMinutes: 0, noticeHours: 24 } });
    expect((await free({ to: '2026-12-02' }))[0]).toBe('10:30'); // tomorrow
  });

  it('takes as long as it takes by that channel with that person', async () => {
    const longAgo = await world.contact(account, { lastInteractionOn: '2021-01-01' });
    const minutesOf = async (query: Partial<FreeSlotsQuery>): Promise<number | undefined> => {
      const [first] = await of(query);
      return first && (first.end - first.start) / 60_000;
    };
    expect(await minutesOf({})).toBe(45);
    expect(await minutesOf({ channel: 'coffee', contactId: longAgo.id })).toBe(45);
    expect(await minutesOf({ channel: 'call', contactId: longAgo.id })).toBe(30);
    expect(await minutesOf({ channel: 'call' })).toBe(20);
    expect(await minutesOf({ channel: 'call', contactId: longAgo.id, minutes: 60 })).toBe(60);
  });

  it('both clocks are said, and nobody is asked to meet in their night', async () => {
    const tokyo = await world.contact(account, { timeZone: 'Asia/Tokyo', language: 'de', form: 'du' });
    const times = await of({ contactId: tokyo.id, minutes: 60 });
    expect(times.map(({ start }) => localTimeOf(new Date(start), zone))).toEqual([
      ...['10:00', '10:30', '11:00', '11:30', '12:00', '12:30', '13:00'],
    ]);
    expect(times[0]).toMatchObject({
      words: 'Dienstag, 1. Dezember, 10 bis 11 Uhr (bei dir 18 bis 19 Uhr)',
      theirZone: 'Asia/Tokyo',
    });
    const vienna = await world.contact(account, { country: 'Österreich' });
    const [same] = await of({ contactId: vienna.id, minutes: 60 });
    expect(same).toMatchObject({ words: 'Dienstag, 1. Dezember, 10 bis 11 Uhr', theirZone: 'Europe/Vienna' });
  });

  it('a draft says it in the same words', async () => {
    const london = await world.contact(account, { timeZone: 'Europe/London', language: 'de', form: 'du' });
    const slot = { start: '2026-12-01T09:00:00Z', end: '2026-12-01T10:00:00Z', timeZone: zone };
    const { body } = await world.draft(account, london, { situation: 'call', slots: [slot] });
    expect(body).toContain('Dienstag, 1. Dezember, 10 bis 11 Uhr (bei dir 9 bis 10 Uhr)');
  });

  it('apart: what can be offered side by side, with the way and the break between', async () => {
    expect(await free({ minutes: 60, apart: true })).toEqual(['10:00', '11:30', '13:00', '14:30', '16:00']);
    await set({ slotRules: { travelMinutes: 0, gapMinutes: 0, noticeHours: 0 } });
    expect(await free({ minutes: 60, apart: true })).toHaveLength(8);
  });

  it('somebody of another account is nobody', async () => {
    const { id } = await world.contact(await world.account());
    await expect(of({ contactId: id })).rejects.toMatchObject({ status: 404 });
  });
});
