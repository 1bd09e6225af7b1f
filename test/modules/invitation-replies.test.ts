import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { ProposedTimesService } from '../../src/invitations/proposed-times.service.js';
import { InvitationsService } from '../../src/invitations/invitations.service.js';
import { ForgetReplies } from '../../src/invitations/replies/forget-replies.service.js';
import { InvitedMeetings } from '../../src/invitations/telling/invited-meetings.service.js';
import { MailboxWatch } from '../../src/mail/mailbox/mailbox-watch.schedule.js';
import type { MeetingWithPeople } from '../../src/meetings/meeting-with-people.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { ChangeMeetingService } from '../../src/outreach/moves/change-meeting.service.js';
import { UndoService } from '../../src/people/undo/undo.service.js';
import { engines } from '../support/database.js';
import { InvitationsWorld, rawReply, sample } from './invitations-world.js';
import { LettersWorld } from './letters-world.js';

describe.each(engines)('answers of calendars on %s', (engine) => {
  let letters: LettersWorld;
  let world: InvitationsWorld;
  let account: Account;
  let tom: Contact;
  let meeting: MeetingWithPeople;

  beforeAll(async () => {
    letters = await LettersWorld.open(engine);
    world = new InvitationsWorld(letters);
  });
  afterAll(() => letters.close());
  afterEach(() => {
    letters.smtp.mood = 'take';
    letters.smtp.taken.length = 0;
  });
  const fresh = async (fields = {}) => {
    ({ account } = await letters.me(fields));
    tom = await letters.tom(account);
    meeting = await world.meeting(account, [tom], { note: 'Nach dem Job fragen' });
  };
  const now = () => letters.app.get(MeetingsService).find(account.id, meeting.id);
  const change = (input: object) => letters.app.get(ChangeMeetingService).update(account, meeting.id, input);
  const later = { start: '2026-12-01T18:00:00Z', end: '2026-12-01T19:00:00Z' };
  const undo = async (kind: string | null = null) => {
    const acts = await letters.app.get(UndoService).list(account);
    const act = acts.find((one) => kind === null || one.kind === kind);
    await letters.app.get(UndoService).undo(account, act?.id ?? '');
  };
  const from = (name: string, more = {}) => sample(name, { uid: meeting.id, ...more });

  it.each([
    ['gmail-accepted.ics', 'accepted'],
    ['outlook-com-accepted.ics', 'accepted'],
    ['apple-tentative.ics', 'tentative'],
    ['thunderbird-declined.ics', 'declined'],
  ])('what %s says is noted as %s, once', async (file, response) => {
    await fresh();
    await world.invite(account, meeting);
    const mail = { messageId: '<one@example.net>' };
    expect(await world.take(account, from(file), mail)).toBe(true);
    expect(await world.take(account, from(file), mail)).toBe(true);
    expect((await now()).people).toMatchObject([{ response }]);
    expect(await world.replies(account)).toMatchObject([{ became: response }]);
    expect((await now()).state).toBe('agreed'); // a no leaves it, and the user decides
    const news = await letters.app.get(InvitationsService).news(account);
    expect(news.map(({ contactId }) => contactId)).toEqual(response === 'declined' ? [tom.id] : []);
    expect(letters.smtp.taken).toHaveLength(1); // nothing goes out by itself
  });

  it('other senders, forged ones, other people’s addresses and unknown events change nothing', async () => {
    await fresh();
    await world.invite(account, meeting);
    const accepted = from('gmail-accepted.ics');
    const stranger = { from: { name: 'Eva', address: 'eva@example.net' } };
    expect(await world.take(account, accepted, stranger)).toBe(false);
    expect(await world.take(account, accepted, { senderCheck: 'failed' })).toBe(false);
    expect(await world.take(account, from('gmail-accepted.ics', { who: 'eva@example.net' }))).toBe(false);
    expect(await world.take(account, from('gmail-accepted.ics', { uid: account.id }))).toBe(false);
    expect(
      await world.take(account, accepted.replace('END:VEVENT', 'RECURRENCE-ID:20261201T150000Z\r\nEND:VEVENT')),
    ).toBe(false);
    expect(await world.take(account, accepted.replace('PARTSTAT=ACCEPTED', 'PARTSTAT=DELEGATED'))).toBe(false);
    expect(await world.take(account, accepted.replace('METHOD:REPLY', 'METHOD:REQUEST'))).toBe(false);
    expect(await world.take(account, accepted.slice(0, 300))).toBe(false);
    expect((await now()).people).toMatchObject([{ response: 'needs-action' }]);
    const other = await letters.me();
    expect(await world.take(other.account, accepted)).toBe(false);
  });

  it('a late yes to the time before is no yes to the new one, told or not', async () => {
    await fresh();
    await world.invite(account, meeting);
    await change(later);
    expect(await world.take(account, from('gmail-accepted.ics'))).toBe(true);
    expect((await now()).people).toMatchObject([{ response: 'needs-action' }]);
    expect(await world.replies(account)).toMatchObject([{ became: 'old' }]);
    await world.invite(account, meeting);
    expect((await now()).people).toMatchObject([{ response: 'needs-action' }]);
    expect(await world.take(account, from('gmail-accepted.ics', { seq: 1 }))).toBe(true);
    expect((await now()).people).toMatchObject([{ response: 'accepted' }]);
  });

  it('a yes counts for a meeting that was moved and is back at the time that they know', async () => {
    await fresh();
    await world.invite(account, meeting);
    await change(later);
    await change({ start: meeting.startAt, end: meeting.endAt });
    await world.take(account, from('gmail-accepted.ics'));
    expect((await now()).people).toMatchObject([{ response: 'accepted' }]);
  });

  it('what they said counts again once another time is taken back, unless they were told of it', async () => {
    await fresh();
    await world.invite(account, meeting);
    await world.take(account, from('gmail-accepted.ics'));
    await change(later);
    await undo();
    expect(await world.person(account, meeting)).toMatchObject({ response: 'accepted', news: null });
    await change(later);
    await world.invite(account, meeting);
    await undo('meeting-changed');
    expect(await world.person(account, meeting)).toMatchObject({ response: 'needs-action', news: 'update' });
  });

  it('a meeting whose removal is taken back has its invitations, answers and proposals, and is told off', async () => {
    await fresh();
    await world.invite(account, meeting);
    await world.take(account, from('gmail-counter.ics', { stamp: '20261123T080000Z' }));
    await letters.app.get(ChangeMeetingService).remove(account, meeting.id);
    expect(await world.take(account, from('gmail-accepted.ics', { stamp: '20261123T090000Z' }))).toBe(false);
    await undo();
    expect(await world.person(account, meeting)).toMatchObject({ invitation: { state: 'sent' }, news: null });
    expect(await letters.app.get(ProposedTimesService).open(account, meeting.id)).toHaveLength(1);
    await world.take(account, from('gmail-accepted.ics', { stamp: '20261123T090000Z' }));
    expect((await now()).people).toMatchObject([{ response: 'accepted' }]);
    letters.smtp.taken.length = 0;
    await letters.app.get(InvitedMeetings).remove(account, meeting.id, true);
    expect(letters.smtp.taken.map(({ to }) => to)).toEqual([['tom@example.net']]);
    await undo();
    expect(await world.person(account, meeting)).toMatchObject({ news: 'invite' });
    await world.invite(account, meeting);
    expect(await world.person(account, meeting)).toMatchObject({ response: 'needs-action', news: null });
  });

  it('an answer to a later number counts, even with the stamp of the answer before it (RFC 5546, 2.1.5)', async () => {
    await fresh();
    await world.invite(account, meeting);
    await world.take(account, from('gmail-accepted.ics'));
    await change(later);
    await world.invite(account, meeting);
    await world.take(account, from('thunderbird-declined.ics', { seq: 1 }));
    expect((await now()).people).toMatchObject([{ response: 'declined' }]);
  });

  it('a stamp that lies far ahead makes no later answer an old one', async () => {
    await fresh();
    await world.invite(account, meeting);
    await world.take(account, from('gmail-accepted.ics', { stamp: '20990101T000000Z' }));
    letters.app.clock.set(new Date(letters.app.clock.now().getTime() + 3_600_000).toISOString());
    const stamp = `${letters.app.clock.now().toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
    await world.take(account, from('thunderbird-declined.ics', { stamp }));
    expect((await now()).people).toMatchObject([{ response: 'declined' }]);
  });

  it('which answers were taken in is forgotten after 400 days', async () => {
    await fresh();
    await world.invite(account, meeting);
    await world.take(account, from('gmail-accepted.ics'));
    const today = letters.app.clock.now().getTime();
    const forgotten = async (days: number) => {
      letters.app.clock.set(new Date(today + days * 86_400_000).toISOString());
      await letters.app.get(ForgetReplies).forgetOld();
      return (await world.replies(account)).length === 0;
    };
    expect([await forgotten(399), await forgotten(401)]).toEqual([false, true]);
    letters.app.clock.set(new Date(today).toISOString());
  });

  it('a lower sequence and an older stamp are late; two at once end with the newer one', async () => {
    await fresh();
    await world.invite(account, meeting);
    await change({ start: '2026-12-01T16:00:00Z', end: '2026-12-01T17:00:00Z' });
    await world.invite(account, meeting);
    expect(await world.take(account, from('gmail-accepted.ics', { seq: 0 }))).toBe(true);
    expect((await now()).people).toMatchObject([{ response: 'needs-action' }]);
    const newer = from('thunderbird-declined.ics', { seq: 1, stamp: '20261124T090000Z' });
    const older = from('gmail-accepted.ics', { seq: 1, stamp: '20261124T080000Z' });
    await Promise.all([world.take(account, newer), world.take(account, older)]);
    await world.take(account, older);
    expect((await now()).people).toMatchObject([{ response: 'declined' }]);
  });

  it.each([
    ['gmail-counter.ics', '2026-12-02T14:00:00.000Z', 'Mittwoch ginge, da bin ich in Jena.'],
    ['exchange-counter.ics', '2026-12-03T08:30:00.000Z', null],
  ])(
    '%s is a proposal: taken, it moves the meeting; left, nothing moves; both can be taken back',
    async (file, start, comment) => {
      await fresh();
      await world.invite(account, meeting);
      expect(await world.take(account, from(file))).toBe(true);
      const times = letters.app.get(ProposedTimesService);
      const [time] = await times.open(account, meeting.id);
      expect(time).toMatchObject({ startAt: start, comment, contactId: tom.id });
      expect((await now()).startAt).toBe('2026-12-01T15:00:00.000Z');
      const proposedTimeId = time?.id ?? '';
      await times.decide(account, meeting.id, { proposedTimeId, decision: 'take' });
      expect(await now()).toMatchObject({ startAt: start, sequence: 1 });
      expect(await world.person(account, meeting)).toMatchObject({ news: 'update' });
      expect(letters.smtp.taken).toHaveLength(1);
      await expect(times.decide(account, meeting.id, { proposedTimeId, decision: 'leave' })).rejects.toMatchObject({
        type: 'proposed-time-settled',
      });
      expect(await times.open(account, meeting.id)).toEqual([]);
    },
  );

  it('a proposal that was left is open again when that is taken back', async () => {
    await fresh();
    await world.invite(account, meeting);
    await world.take(account, from('gmail-counter.ics'));
    const times = letters.app.get(ProposedTimesService);
    const [time] = await times.open(account, meeting.id);
    await times.decide(account, meeting.id, { proposedTimeId: time?.id ?? '', decision: 'leave' });
    const [act] = await letters.app.get(UndoService).list(account);
    await letters.app.get(UndoService).undo(account, act?.id ?? '');
    expect(await times.open(account, meeting.id)).toHaveLength(1);
  });

  it('invite, the other side accepts, and the meeting says so', async () => {
    await fresh({ reads: true, keepsSent: true });
    const look = () => letters.app.get(MailboxWatch).lookNow();
    await look();
    await world.invite(account, meeting);
    expect(letters.imap.stored('Sent')).toHaveLength(1);
    letters.imap.append(rawReply(from('gmail-accepted.ics')), { at: letters.app.clock.now() });
    await look();
    expect((await now()).people).toMatchObject([{ response: 'accepted' }]);
    await letters.setUp(account, { reads: false });
  });
});
