import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { daysBetween, weekdayOf } from '../../src/common/local-date.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { InteractionsService } from '../../src/interactions/interactions.service.js';
import { AttemptsService } from '../../src/outreach/attempts.service.js';
import { engines } from '../support/database.js';
import { OutreachWorld } from './outreach-world.js';

const meeting = {
  start: '2026-12-08T14:00:00Z',
  end: '2026-12-08T14:45:00Z',
  timeZone: 'Europe/Berlin',
  place: 'Café Luise',
};

describe.each(engines)('messages and what comes of them, on %s', (engine) => {
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

  it('a draft leaves no trace with its person', async () => {
    const before = await world.traces(account, contact);
    const draft = await world.draft(account, contact);
    expect(draft).toMatchObject({
      state: 'drafted',
      situation: 'coffee',
      channel: 'email',
      form: 'du',
      language: 'de',
    });
    expect(draft.body).not.toBe('');
    expect(await world.traces(account, contact)).toEqual(before);
  });

  it('"drafted | sent | sent | lastInMindOn; follow-up reminder"', async () => {
    const attempt = await world.sent(account, contact);
    expect(attempt).toMatchObject({ state: 'sent', sentOn: '2026-11-23', silentOn: '2026-12-14' });
    expect(await world.traces(account, contact)).toMatchObject({
      contact: { lastInMindOn: '2026-11-23', waitsUntilOn: '9999-12-31', lastInteractionOn: null },
      interactions: [],
      reminders: [{ kind: 'follow-up', dueOn: '2026-11-30' }],
    });
  });

  it('"closed (notes)": lastInMindOn, no follow-up', async () => {
    const attempt = await world.sent(account, contact, { situation: 'just-hello' });
    expect(attempt).toMatchObject({ state: 'closed', outcome: null });
    expect(await world.traces(account, contact)).toMatchObject({
      contact: { lastInMindOn: '2026-11-23', waitsUntilOn: null },
      reminders: [],
    });
  });

  it('"sent | yes | answered | interaction; meeting": the follow-up is no longer needed', async () => {
    world.goTo('2026-11-23');
    const attempt = await world.sent(account, contact);
    world.goTo('2026-11-26');
    const answered = await world.outcome(account, attempt, { outcome: 'yes', meeting });
    expect(answered).toMatchObject({ state: 'answered', outcomeOn: '2026-11-26', blocksUntilOn: '2026-12-09' });
    expect(await world.traces(account, contact)).toMatchObject({
      contact: { lastInteractionOn: '2026-11-26', waitsUntilOn: '2026-12-09' },
      interactions: [{ on: '2026-11-26', direction: 'inbound', channel: 'email' }],
      meetings: [{ start: '2026-12-08T14:00:00.000Z', state: 'agreed' }],
      reminders: [],
    });
  });

  it.each([
    ['yes', 'inbound'],
    ['no', 'inbound'],
    ['talked', 'mutual'],
    ['please-dont', 'inbound'],
  ] as const)('"an answer of any kind is an interaction": %s', async (outcome, direction) => {
    const attempt = await world.sent(account, contact);
    world.goTo('2026-11-25');
    await world.outcome(account, attempt, { outcome });
    expect(await world.traces(account, contact)).toMatchObject({
      contact: { lastInteractionOn: '2026-11-25' },
      interactions: [{ on: '2026-11-25', direction, channel: 'email' }],
    });
  });

  it.each(['no-answer-yet', 'silence'] as const)('and what is no answer is none: %s', async (outcome) => {
    const attempt = await world.sent(account, contact);
    world.goTo('2026-12-15'); // more than 21 days later
    await (outcome === 'silence' ? world.tick() : world.outcome(account, attempt, { outcome }));
    expect((await world.find(attempt)).outcome).toBe(outcome);
    expect(await world.traces(account, contact)).toMatchObject({
      contact: { lastInteractionOn: null },
      interactions: [],
    });
  });

  it('"no, too busy": closed, 60 days ±15 %, Monday to Thursday; "a no never lowers warmth"', async () => {
    const attempt = await world.sent(account, contact);
    const { comebackOn } = await world.outcome(account, attempt, { outcome: 'no', reason: 'too-busy' });
    expect(Math.abs(daysBetween('2026-11-23', comebackOn ?? '') - 60)).toBeLessThanOrEqual(9);
    expect(weekdayOf(comebackOn ?? '')).toBeLessThanOrEqual(4);
    const traces = await world.traces(account, contact);
    expect(traces).toMatchObject({
      contact: { layer: contact.layer, comebackOn, waitsUntilOn: null, lastNo: false, refusalsInARow: 1 },
      interactions: [{ on: '2026-11-23', direction: 'inbound' }],
      reminders: [],
    });
  });

  it('"sent | please-dont | closed | paused until the user changes it"', async () => {
    const attempt = await world.sent(account, contact);
    const other = await world.sent(account, contact, { situation: 'call' });
    await world.outcome(account, attempt, { outcome: 'please-dont' });
    expect(await world.traces(account, contact)).toMatchObject({ contact: { pleaseDont: true }, reminders: [] });
    await world.undo(account, attempt);
    const { contact: facts, reminders } = await world.traces(account, contact);
    expect(facts.pleaseDont).toBe(false);
    expect(reminders.map(({ dueOn }) => dueOn)).toEqual(['2026-11-26', '2026-11-30']);
    expect((await world.find(other)).state).toBe('sent');
  });

  it('the pause that the user ended stays ended when another message goes out', async () => {
    const attempt = await world.sent(account, contact);
    await world.outcome(account, attempt, { outcome: 'please-dont' });
    const facts = (await world.traces(account, contact)).contact;
    await world.app.get(ContactsService).setOutreachFacts(account.id, contact.id, { ...facts, pleaseDont: false });
    await world.sent(account, contact, { situation: 'just-hello' });
    expect((await world.traces(account, contact)).contact.pleaseDont).toBe(false);
  });

  it('"any | another outcome": everything is as if only the last one had been given', async () => {
    const attempt = await world.sent(account, contact);
    const sent = await world.traces(account, contact);
    world.goTo('2026-11-26');
    await world.outcome(account, attempt, { outcome: 'yes', meeting });
    const yes = await world.traces(account, contact);
    const no = await world.outcome(account, attempt, { outcome: 'no', reason: 'no-need-now', on: '2026-11-25' });
    expect(await world.traces(account, contact)).toMatchObject({
      contact: { comebackOn: no.comebackOn, lastNo: true, lastInteractionOn: '2026-11-25' },
      interactions: [{ on: '2026-11-25' }],
      meetings: [],
    });
    await world.outcome(account, attempt, { outcome: 'yes', meeting });
    expect(await world.traces(account, contact)).toEqual(yes);
    await world.outcome(account, attempt, { outcome: 'no-answer-yet' });
    expect(await world.traces(account, contact)).toEqual(sent);
  });

  it('"any | undo": move by move back to the draft', async () => {
    const drafted = await world.traces(account, contact);
    const attempt = await world.sent(account, contact);
    const sent = await world.traces(account, contact);
    await world.outcome(account, attempt, { outcome: 'yes', meeting, howHardExpected: 4, howHardWas: 2 });
    const yes = await world.traces(account, contact);
    await world.outcome(account, attempt, { outcome: 'no' });
    expect(await world.undo(account, attempt)).toMatchObject({ state: 'answered', outcome: 'yes', howHardWas: 2 });
    expect(await world.traces(account, contact)).toEqual(yes);
    expect(await world.undo(account, attempt)).toMatchObject({ state: 'sent', outcome: null, howHardWas: null });
    expect(await world.traces(account, contact)).toEqual(sent);
    expect(await world.undo(account, attempt)).toMatchObject({ state: 'drafted', sentAt: null, silentOn: null });
    expect(await world.traces(account, contact)).toEqual(drafted);
    await expect(world.undo(account, attempt)).rejects.toMatchObject({ type: 'nothing-to-undo', status: 409 });
  });

  it('a yes whose meeting is given again keeps one meeting, and talked keeps it too', async () => {
    const attempt = await world.sent(account, contact);
    await world.outcome(account, attempt, { outcome: 'yes', meeting });
    await world.outcome(account, attempt, { outcome: 'yes', meeting: { ...meeting, start: '2026-12-08T14:15:00Z' } });
    await world.outcome(account, attempt, { outcome: 'talked' });
    expect(await world.traces(account, contact)).toMatchObject({
      meetings: [{ start: '2026-12-08T14:15:00.000Z' }],
      interactions: [{ direction: 'mutual' }],
    });
  });

  it('the ladder learns who was written to, when, and how often', async () => {
    const attempts = world.app.get(AttemptsService);
    expect([await attempts.countSent(account.id), await attempts.lastMarkedOn(account.id)]).toEqual([0, null]);
    await world.sent(account, contact, { situation: 'just-hello' });
    world.goTo('2026-11-25');
    await world.sent(account, contact);
    expect(await attempts.countSent(account.id)).toBe(2);
    expect(await attempts.lastMarkedOn(account.id)).toBe('2026-11-25');
    expect(await attempts.lastMarkedOn(account.id, '2026-11-25')).toBe('2026-11-23');
    expect(await attempts.sentSince(account.id, '2026-11-24')).toEqual([{ contactId: contact.id, on: '2026-11-25' }]);
  });

  it('two outcomes at the same moment leave the traces of one', async () => {
    const attempt = await world.sent(account, contact);
    await Promise.all([
      world.outcome(account, attempt, { outcome: 'yes', meeting }),
      world.outcome(account, attempt, { outcome: 'talked', meeting: { ...meeting, place: null } }),
      world.outcome(account, attempt, { outcome: 'yes', meeting }),
    ]);
    const { interactions, meetings, reminders } = await world.traces(account, contact);
    expect([interactions.length, meetings.length, reminders.length]).toEqual([1, 1, 0]);
    expect((await world.find(attempt)).earlier).toHaveLength(4); // sent, and three outcomes after another
  });

  it('what cannot be done whole is not done at all', async () => {
    const attempt = await world.sent(account, contact);
    const before = [await world.find(attempt), await world.traces(account, contact)];
    const contacts = world.app.get(ContactsService);
    const real = contacts.setOutreachFacts.bind(contacts);
    contacts.setOutreachFacts = () => Promise.reject(new Error('the power went'));
    await expect(world.outcome(account, attempt, { outcome: 'yes', meeting })).rejects.toThrow('the power went');
    contacts.setOutreachFacts = real;
    expect([await world.find(attempt), await world.traces(account, contact)]).toEqual(before);
  });

  it('a message sent yesterday counts for yesterday, in the account’s zone', async () => {
    const draft = await world.draft(account, contact);
    const attempt = await world.send(account, draft, {
      sentAt: '2026-11-21T23:30:00Z',
      channel: 'message',
      expectation: 35,
    });
    expect(attempt).toMatchObject({
      sentOn: '2026-11-22',
      channel: 'message',
      expectation: 35,
      silentOn: '2026-12-13',
    });
    expect((await world.traces(account, contact)).reminders).toEqual([{ kind: 'follow-up', dueOn: '2026-12-02' }]);
  });

  it.each([
    ['a message of tomorrow', { sentAt: '2026-11-24T08:00:00Z' }, 'invalid-input', 422],
    ['an unknown attempt', null, 'not-found', 404],
  ] as const)('%s is refused', async (_, input, type, status) => {
    const draft = await world.draft(account, contact);
    const stranger = await world.account();
    const sending = input ? world.send(account, draft, input) : world.send(stranger, draft);
    await expect(sending).rejects.toMatchObject({ type, status });
    expect((await world.find(draft)).state).toBe('drafted');
  });

  it('"unresolved placeholder blocks mark as sent"', async () => {
    const draft = await world.draft(account, contact);
    await world.app.get(AttemptsService).edit(account.id, draft.id, { body: 'Hallo, passt dir [Tag]?' });
    await expect(world.send(account, draft)).rejects.toMatchObject({ type: 'placeholder-left', status: 409 });
  });

  it.each([
    ['an outcome of tomorrow', { outcome: 'yes', on: '2026-11-24' }],
    ['an outcome before the message', { outcome: 'yes', on: '2026-11-20' }],
    ['a reason without a no', { outcome: 'yes', reason: 'too-busy' }],
    ['a meeting without a yes', { outcome: 'no', meeting }],
    ['a meeting that ends first', { outcome: 'yes', meeting: { ...meeting, end: meeting.start } }],
    ['a meeting of two days', { outcome: 'yes', meeting: { ...meeting, end: '2026-12-10T14:00:00Z' } }],
  ] as const)('%s is refused', async (_, input) => {
    const attempt = await world.sent(account, contact);
    await expect(world.outcome(account, attempt, input)).rejects.toMatchObject({ type: 'invalid-input', status: 422 });
    expect((await world.find(attempt)).state).toBe('sent');
  });

  it('the day of marking is kept beside the day of the message, and goes with an undo', async () => {
    const sentAt = '2026-11-20T10:00:00.000Z';
    const attempt = await world.send(account, await world.draft(account, contact), { sentAt });
    expect(attempt).toMatchObject({ sentOn: '2026-11-20', markedOn: '2026-11-23' });
    const since = (day: string): Promise<unknown[]> => world.app.get(AttemptsService).markedSince(account.id, day);
    expect([await since('2026-11-24'), await since('2026-11-23')]).toEqual([
      [],
      [{ contactId: contact.id, on: '2026-11-23' }],
    ]);
    expect((await world.undo(account, attempt)).markedOn).toBeNull();
  });

  it("another answer keeps the user's own words about the conversation", async () => {
    const interactions = world.app.get(InteractionsService);
    const attempt = await world.sent(account, contact);
    await world.outcome(account, attempt, { outcome: 'yes' });
    const [logged] = (await interactions.list(account.id, contact.id)).items;
    await interactions.update(account, logged?.id ?? '', { summary: 'Ihr Hund heißt Bello.' });
    world.goTo('2026-11-25');
    await world.outcome(account, attempt, { outcome: 'talked', on: '2026-11-24' });
    const { items } = await interactions.list(account.id, contact.id);
    expect(items).toMatchObject([{ on: '2026-11-24', direction: 'mutual', summary: 'Ihr Hund heißt Bello.' }]);
    expect((await world.traces(account, contact)).contact.lastInteractionOn).toBe('2026-11-24');
    await world.outcome(account, attempt, { outcome: 'silence' });
    expect((await world.traces(account, contact)).interactions).toEqual([]);
  });
});
