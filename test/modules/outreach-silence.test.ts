import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { daysBetween } from '../../src/common/local-date.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { Attempt } from '../../src/outreach/attempt.entity.js';
import { AttemptsService } from '../../src/outreach/attempts.service.js';
import { engines } from '../support/database.js';
import { OutreachWorld } from './outreach-world.js';

describe.each(engines)('follow-ups and silence, on %s', (engine) => {
  let world: OutreachWorld;
  let account: Account;
  let contact: Contact;

  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.goTo('2026-11-23'); // a Monday
    account = await world.account();
    contact = await world.contact(account);
  });

  it('"sent | 21 days after the last message | closed (silence) | comeback 90 days after that day"', async () => {
    const attempt = await world.sent(account, contact);
    world.goTo('2026-12-13');
    await world.tick();
    expect((await world.find(attempt)).state).toBe('sent');
    world.goTo('2026-12-15'); // the service was down on the day itself
    expect(await world.tick()).toBe(1);
    const closed = await world.find(attempt);
    expect(closed).toMatchObject({ state: 'closed', outcome: 'silence', outcomeOn: '2026-12-14', silentOn: null });
    expect(Math.abs(daysBetween('2026-12-14', closed.comebackOn ?? '') - 90)).toBeLessThanOrEqual(13.5);
    expect(await world.traces(account, contact)).toMatchObject({
      contact: { comebackOn: closed.comebackOn, waitsUntilOn: null, refusalsInARow: 1, lastInteractionOn: null },
      interactions: [],
      reminders: [],
    });
  });

  it('closes once, however many instances look at the same moment', async () => {
    const attempt = await world.sent(account, contact);
    world.goTo('2026-12-14');
    const closed = await Promise.all([world.tick(), world.tick(), world.tick()]);
    expect(closed.reduce((sum, count) => sum + count)).toBe(1);
    expect((await world.find(attempt)).earlier).toHaveLength(2); // draft and request: one move each
    expect(await world.tick()).toBe(0);
  });

  it('the day begins when it begins for the account', async () => {
    const far = await world.account({ timeZone: 'America/Los_Angeles' });
    const attempt = await world.sent(far, await world.contact(far));
    expect(attempt.silentOn).toBe('2026-12-14');
    world.app.clock.set('2026-12-14T07:59:00.000Z');
    await world.tick();
    expect((await world.find(attempt)).state).toBe('sent');
    world.app.clock.set('2026-12-14T08:00:00.000Z');
    await world.tick();
    expect((await world.find(attempt)).state).toBe('closed');
  });

  it('one that cannot be closed does not keep the others from it', async () => {
    const stuck = await world.sent(account, contact);
    const other = await world.sent(account, await world.contact(account));
    const contacts = world.app.get(ContactsService);
    const real = contacts.setOutreachFacts.bind(contacts);
    contacts.setOutreachFacts = (accountId, id, facts) =>
      id === contact.id ? Promise.reject(new Error('stuck')) : real(accountId, id, facts);
    world.goTo('2026-12-14');
    await expect(world.tick()).rejects.toThrow('could not be closed');
    contacts.setOutreachFacts = real;
    expect([(await world.find(stuck)).state, (await world.find(other)).state]).toEqual(['sent', 'closed']);
    expect(await world.tick()).toBe(1);
  });

  it('an answer that comes after the silence counts', async () => {
    const attempt = await world.sent(account, contact);
    world.goTo('2026-12-20');
    await world.tick();
    await world.outcome(account, attempt, { outcome: 'yes' });
    expect(await world.traces(account, contact)).toMatchObject({
      contact: { comebackOn: null, refusalsInARow: 0, lastInteractionOn: '2026-12-20' },
    });
  });

  it('who takes the silence back waits 21 days more', async () => {
    const attempt = await world.sent(account, contact);
    world.goTo('2026-12-20');
    await world.tick();
    expect(await world.undo(account, attempt)).toMatchObject({ state: 'sent', outcome: null, silentOn: '2027-01-10' });
    expect(await world.tick()).toBe(0);
  });

  it('"follow-up sent | the clock of silence starts anew", and its reminder is done', async () => {
    const request = await world.sent(account, contact, { situation: 'coffee', channel: 'message' });
    world.goTo('2026-12-03');
    const draft = await world.followUp(account, request);
    expect(draft).toMatchObject({ situation: 'follow-up', parentId: request.id, channel: 'message', state: 'drafted' });
    const followUp = await world.send(account, draft);
    expect(followUp).toMatchObject({ state: 'sent', silentOn: null });
    expect(await world.find(request)).toMatchObject({
      state: 'sent',
      followUpsSent: 1,
      lastMessageOn: '2026-12-03',
      silentOn: '2026-12-24',
    });
    expect(await world.traces(account, contact)).toMatchObject({
      contact: { lastInMindOn: '2026-12-03', waitsUntilOn: '9999-12-31' },
      reminders: [],
    });
  });

  it('an outcome of the follow-up is the outcome of its request, and so is its undo', async () => {
    const request = await world.sent(account, contact);
    world.goTo('2026-11-30');
    const followUp = await world.send(account, await world.followUp(account, request));
    const no = await world.outcome(account, followUp, { outcome: 'no', reason: 'wrong-date' });
    expect(no).toMatchObject({ id: followUp.id, state: 'closed', outcome: 'no', reason: 'wrong-date' });
    expect(await world.find(request)).toMatchObject({ state: 'closed', outcome: 'no' });
    expect(await world.traces(account, contact)).toMatchObject({
      contact: { refusalsInARow: 1 },
      interactions: [{ on: '2026-11-30' }],
    });
    expect(await world.undo(account, followUp)).toMatchObject({ state: 'sent', outcome: null });
    expect(await world.find(request)).toMatchObject({ state: 'sent', silentOn: '2026-12-21' });
    expect((await world.traces(account, contact)).interactions).toEqual([]);
  });

  it('a follow-up taken back gives its request its clock and its reminder again', async () => {
    const request = await world.sent(account, contact);
    const before = [await world.find(request), await world.traces(account, contact)];
    world.goTo('2026-11-30');
    const followUp = await world.send(account, await world.followUp(account, request));
    await expect(world.undo(account, request)).rejects.toMatchObject({ type: 'follow-up-was-sent', status: 409 });
    expect(await world.undo(account, followUp)).toMatchObject({ state: 'drafted' });
    const updatedAt = expect.any(String) as unknown;
    expect([{ ...(await world.find(request)), updatedAt }, await world.traces(account, contact)]).toEqual([
      { ...before[0], updatedAt },
      before[1],
    ]);
    await world.send(account, followUp);
    await world.app.get(AttemptsService).remove(account, followUp.id);
    expect((await world.find(request)).followUpsSent).toBe(0);
    expect(await world.traces(account, contact)).toEqual(before[1]);
  });

  it('"a second follow-up only by hand after 21 days; a third never"', async () => {
    const request = await world.sent(account, contact);
    world.goTo('2026-11-30');
    const first = await world.followUp(account, request);
    const second = await world.followUp(account, request); // written too early, to be sent later
    await world.send(account, first);
    world.goTo('2026-12-20');
    await expect(world.followUp(account, request)).rejects.toMatchObject({ type: 'second-follow-up-too-early' });
    await expect(world.send(account, second)).rejects.toMatchObject({
      type: 'second-follow-up-too-early',
      status: 409,
    });
    world.goTo('2026-12-21');
    await world.tick(); // silence closes it on the same day
    expect((await world.find(request)).outcome).toBe('silence');
    const third = await world.followUp(account, request);
    await world.send(account, second);
    expect(await world.find(request)).toMatchObject({
      state: 'sent',
      followUpsSent: 2,
      outcome: null,
      comebackOn: null,
    });
    expect(await world.traces(account, contact)).toMatchObject({ contact: { comebackOn: null, refusalsInARow: 0 } });
    world.goTo('2027-01-11');
    await expect(world.send(account, third)).rejects.toMatchObject({ type: 'no-third-follow-up', status: 409 });
    await expect(world.followUp(account, request)).rejects.toMatchObject({ type: 'no-third-follow-up' });
  });

  it('a follow-up is possible only for a request of that person that waits', async () => {
    const note = await world.sent(account, contact, { situation: 'just-hello' });
    await expect(world.followUp(account, note)).rejects.toMatchObject({ type: 'no-follow-up-for-notes' });
    const answered = await world.sent(account, contact);
    await world.outcome(account, answered, { outcome: 'yes' });
    await expect(world.followUp(account, answered)).rejects.toMatchObject({ type: 'attempt-answered' });
    const other = await world.contact(account);
    const foreign = { situation: 'follow-up', parentId: answered.id } as const;
    await expect(world.draft(account, other, foreign)).rejects.toMatchObject({ status: 404 });
  });

  it('a follow-up asked for without naming a request continues the one that waits', async () => {
    const request = await world.sent(account, contact);
    expect((await world.draft(account, contact, { situation: 'follow-up' })).parentId).toBe(request.id);
    const nobody = await world.contact(account);
    expect((await world.draft(account, nobody, { situation: 'follow-up' })).parentId).toBeNull();
  });

  it('"a third never" holds for a follow-up that names no request, too, and so do the 21 days before the second', async () => {
    const nameless = { situation: 'follow-up' } as const;
    const request = await world.sent(account, contact);
    world.goTo('2026-11-30');
    await world.send(account, await world.draft(account, contact, nameless));
    await expect(world.draft(account, contact, nameless)).rejects.toMatchObject({ type: 'second-follow-up-too-early' });
    world.goTo('2026-12-21');
    await world.tick(); // silence closes it on the same day
    const second = await world.draft(account, contact, nameless);
    expect(second.parentId).toBe(request.id);
    await world.send(account, second);
    world.goTo('2027-01-11');
    await expect(world.draft(account, contact, nameless)).rejects.toMatchObject({ type: 'no-third-follow-up' });
    await world.tick();
    await expect(world.draft(account, contact, nameless)).rejects.toMatchObject({ type: 'no-third-follow-up' });
  });

  it('"neverSuggest: no follow-up"', async () => {
    const silent = await world.contact(account, { neverSuggest: true });
    await world.sent(account, silent);
    expect((await world.traces(account, silent)).reminders).toEqual([]);
  });

  it('deleting a request deletes its follow-ups, and its person is free again', async () => {
    const before = await world.traces(account, contact);
    const request = await world.sent(account, contact);
    const followUp = await world.followUp(account, request);
    await world.app.get(AttemptsService).remove(account, request.id);
    expect(await world.traces(account, contact)).toEqual(before);
    const left = await world.app.unitOfWork.reader.findBy(Attempt, { id: followUp.id });
    expect(left).toEqual([]);
  });
});
