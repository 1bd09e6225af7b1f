import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import type { Attempt } from '../../src/outreach/attempt.entity.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { AttemptsService } from '../../src/outreach/attempts.service.js';
import { OpenAttemptsQuery } from '../../src/outreach/moves/open-attempts.query.js';
import { SlotsService } from '../../src/slots/slots.service.js';
import { engines } from '../support/database.js';
import { OutreachWorld } from './outreach-world.js';

const zone = 'Europe/Berlin';
const thursday = { start: '2026-12-03T14:00:00Z', end: '2026-12-03T15:00:00Z', timeZone: zone };
const overlapping = { start: '2026-12-03T14:30:00Z', end: '2026-12-03T15:30:00Z', timeZone: zone };
const next = { start: '2026-12-03T15:00:00Z', end: '2026-12-03T16:00:00Z', timeZone: zone };

describe.each(engines)('"One slot is offered to one person only", on %s', (engine) => {
  let world: OutreachWorld;
  let account: Account;
  let anna: Contact;
  let ben: Contact;

  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.goTo('2026-11-23');
    account = await world.account();
    anna = await world.contact(account);
    ben = await world.contact(account);
  });

  const offer = (contact: Contact, ...slots: (typeof thursday)[]): Promise<Attempt> =>
    world.draft(account, contact, { situation: 'coffee', slots });
  const held = async (attempt: Attempt): Promise<string[]> => {
    const slots = await world.app.get(SlotsService).ofAttempts(account.id, [attempt.id]);
    return (slots.get(attempt.id) ?? []).map(({ startAt }) => startAt);
  };

  it('holds it "while its draft or request is open", and refuses a time that overlaps', async () => {
    const draft = await offer(anna, thursday);
    await expect(offer(ben, overlapping)).rejects.toMatchObject({ type: 'slot-taken', status: 409 });
    await world.send(account, draft);
    await expect(offer(ben, thursday)).rejects.toMatchObject({ type: 'slot-taken' });
    expect(await held(draft)).toEqual(['2026-12-03T14:00:00.000Z']);
  });

  it('times that only meet, of the same person, or of another account, are fine', async () => {
    await offer(ben, next);
    await offer(anna, thursday);
    await offer(anna, { ...thursday, start: '2026-12-03T14:30:00Z' });
    const other = await world.account();
    await world.draft(other, await world.contact(other), { situation: 'coffee', slots: [thursday] });
    expect(await world.doublyHeld()).toEqual([]);
  });

  it('a refused draft leaves nothing behind', async () => {
    await offer(anna, thursday);
    await expect(offer(ben, next, overlapping)).rejects.toMatchObject({ type: 'slot-taken' });
    expect((await world.app.get(AttemptsService).list(account.id, { contactId: ben.id })).items).toEqual([]);
    await offer(anna, next);
  });

  it.each(['no', 'please-dont', 'silence', 'yes'] as const)(
    'is let go by %s, and held again by an undo',
    async (outcome) => {
      const attempt = await world.send(account, await offer(anna, thursday));
      await world.outcome(account, attempt, { outcome });
      expect(await held(attempt)).toEqual([]);
      await world.undo(account, attempt);
      expect(await held(attempt)).toEqual(['2026-12-03T14:00:00.000Z']);
    },
  );

  it('an undo does not take back what is offered to somebody else meanwhile', async () => {
    const attempt = await world.send(account, await offer(anna, thursday, next));
    await world.outcome(account, attempt, { outcome: 'no' });
    await offer(ben, thursday);
    await world.undo(account, attempt);
    expect(await held(attempt)).toEqual(['2026-12-03T15:00:00.000Z']);
    expect(await world.doublyHeld()).toEqual([]);
  });

  it('"drafted | 14 days untouched | slots let go"; a touch holds them again', async () => {
    const late = { start: '2026-12-30T14:00:00Z', end: '2026-12-30T15:00:00Z', timeZone: zone };
    const draft = await offer(anna, late);
    const later = { start: '2026-12-30T15:00:00Z', end: '2026-12-30T16:00:00Z', timeZone: zone };
    const sent = await world.send(account, await offer(ben, later));
    world.goTo('2026-12-07');
    await world.tick();
    expect(await held(draft)).toHaveLength(1);
    world.app.clock.set('2026-12-07T08:00:01.000Z');
    await world.tick();
    expect(await held(draft)).toEqual([]);
    expect((await world.find(draft)).state).toBe('drafted');
    expect(await held(sent)).toHaveLength(1);
    await world.app.get(AttemptsService).edit(account.id, draft.id, { subject: 'Kaffee' });
    expect(await held(draft)).toHaveLength(1);
  });

  it('one draft that cannot let its times go does not keep the others from it', async () => {
    const late = (day: string): typeof thursday => ({
      ...thursday,
      start: `${day}T14:00:00Z`,
      end: `${day}T15:00:00Z`,
    });
    const [stuck, other] = [await offer(anna, late('2026-12-29')), await offer(ben, late('2026-12-30'))];
    const slots = world.app.get(SlotsService);
    const real = slots.release.bind(slots);
    slots.release = (accountId, id) => (id === stuck.id ? Promise.reject(new Error('stuck')) : real(accountId, id));
    world.goTo('2026-12-08');
    await expect(world.tick()).rejects.toThrow('let their times go');
    slots.release = real;
    expect([await held(stuck), await held(other)]).toMatchObject([{ length: 1 }, []]);
    await world.tick();
    expect(await held(stuck)).toEqual([]);
  });

  it('a draft that is touched while the drafts of 14 days are looked through keeps its times', async () => {
    const draft = await offer(anna, { ...thursday, start: '2026-12-30T14:00:00Z', end: '2026-12-30T15:00:00Z' });
    world.goTo('2026-12-08');
    const open = world.app.get(OpenAttemptsQuery);
    const real = open.untouchedWithSlots.bind(open);
    open.untouchedWithSlots = async (before, now) => {
      const found = await real(before, now);
      await world.app.get(AttemptsService).edit(account.id, draft.id, { subject: 'Kaffee' });
      return found;
    };
    await world.tick();
    open.untouchedWithSlots = real;
    expect(await held(draft)).toHaveLength(1);
  });

  it('is let go with the deletion of its draft', async () => {
    const draft = await offer(anna, thursday);
    await expect(offer(ben, thursday)).rejects.toMatchObject({ type: 'slot-taken' });
    await world.app.get(AttemptsService).remove(account, draft.id);
    expect(await held(await offer(ben, thursday))).toEqual(['2026-12-03T14:00:00.000Z']);
  });

  it('is let go "when its hour has passed": a page shows only what is ahead', async () => {
    const draft = await offer(anna, thursday, next);
    world.app.clock.set('2026-12-03T14:59:59.000Z');
    expect(await held(draft)).toEqual(['2026-12-03T14:00:00.000Z', '2026-12-03T15:00:00.000Z']);
    world.app.clock.set('2026-12-03T15:00:00.000Z');
    expect(await held(draft)).toEqual(['2026-12-03T15:00:00.000Z']);
  });

  it('a draft that lost its time to somebody else is not marked as sent, and stays as it was', async () => {
    const late = { start: '2026-12-30T14:00:00Z', end: '2026-12-30T15:00:00Z', timeZone: zone };
    const [draft, other] = [await offer(anna, late), await offer(anna, next)];
    world.goTo('2026-12-08');
    await world.tick();
    const taken = await offer(ben, late);
    await expect(world.send(account, draft)).rejects.toMatchObject({ type: 'slot-taken', status: 409 });
    expect(await world.find(draft)).toMatchObject({ state: 'drafted', sentOn: null });
    await world.send(account, other); // its hour has passed: nobody else can have it
    await world.app.get(AttemptsService).remove(account, taken.id);
    await world.send(account, draft);
    expect(await held(draft)).toEqual(['2026-12-30T14:00:00.000Z']);
  });

  describe('an agreed hour', () => {
    const agree = (contact: Contact): Promise<{ id: string }> =>
      world.app.get(MeetingsService).create(account, { ...thursday, contactIds: [contact.id] });

    it('is not offered to somebody else', async () => {
      const { id } = await agree(anna);
      await expect(offer(ben, overlapping)).rejects.toMatchObject({ type: 'slot-taken' });
      await offer(ben, next);
      await world.app.get(MeetingsService).update(account.id, id, { state: 'not-this-time' });
      expect(await held(await offer(ben, overlapping))).toHaveLength(1);
    });

    it('keeps a draft that names it from being marked as sent, but not the one to that person', async () => {
      const [toBen, toAnna] = [await offer(ben, thursday), await offer(anna, next)];
      await agree(anna);
      await expect(world.send(account, toBen)).rejects.toMatchObject({ type: 'slot-taken' });
      expect((await world.send(account, toAnna)).state).toBe('sent');
    });

    it('is not held again by a touch', async () => {
      const request = await world.send(account, await offer(anna, thursday));
      await world.outcome(account, request, { outcome: 'no' });
      await agree(ben);
      await world.undo(account, request);
      expect(await held(request)).toEqual([]);
    });
  });

  it.each([
    ['that has passed', { ...thursday, start: '2026-11-23T08:00:00Z', end: '2026-11-23T09:00:00Z' }],
    ['that ends before it begins', { ...thursday, end: '2026-12-03T13:00:00Z' }],
    ['of more than a day', { ...thursday, end: '2026-12-04T14:00:01Z' }],
  ])('a time %s is refused by its place in the list', async (_, slot) => {
    await expect(offer(anna, next, slot)).rejects.toMatchObject({ status: 422, errors: [{ pointer: '/slots/1' }] });
  });

  it('twenty people asked at the same moment: one gets the hour', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => world.contact(account)));
    const asked = await Promise.allSettled(people.map((contact) => offer(contact, thursday)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await world.doublyHeld()).toEqual([]);
  });

  it('whatever happens in whatever order, no time is held for two people', async () => {
    const slot = fc.constantFrom(thursday, overlapping, next);
    const act = fc.constantFrom('offer', 'send', 'yes', 'no', 'undo', 'edit', 'remove', 'tick');
    const step = fc.record({ act, who: fc.integer({ min: 0, max: 2 }), which: fc.nat(5), slot });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const own = await world.account();
        const people = [await world.contact(own), await world.contact(own), await world.contact(own)];
        const drafts: Attempt[] = [];
        for (const { act: word, who, which, slot: time } of steps) {
          const person = people[who];
          const attempt = drafts[which % Math.max(drafts.length, 1)];
          try {
            if (word === 'offer' && person)
              drafts.push(await world.draft(own, person, { situation: 'coffee', slots: [time] }));
            else if (attempt) await acted(own, attempt, word);
          } catch (refusal) {
            expect(refusal).toHaveProperty('status', expect.toBeOneOf([404, 409]));
          }
          expect(await world.doublyHeld()).toEqual([]);
        }
      }),
      { numRuns: 8 },
    );
  });

  async function acted(own: Account, attempt: Attempt, word: string): Promise<unknown> {
    if (word === 'send') return world.send(own, attempt);
    if (word === 'yes' || word === 'no') return world.outcome(own, attempt, { outcome: word });
    if (word === 'undo') return world.undo(own, attempt);
    if (word === 'edit') return world.app.get(AttemptsService).edit(own.id, attempt.id, { subject: 'Hallo' });
    return word === 'remove' ? world.app.get(AttemptsService).remove(own, attempt.id) : world.tick();
  }
});
