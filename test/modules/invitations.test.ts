import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { simpleParser } from 'mailparser';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { InvitedMeetings } from '../../src/invitations/telling/invited-meetings.service.js';
import { InvitationsService } from '../../src/invitations/invitations.service.js';
import type { MeetingWithPeople } from '../../src/meetings/meeting-with-people.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { ChangeMeetingService } from '../../src/outreach/moves/change-meeting.service.js';
import { UndoService } from '../../src/people/undo/undo.service.js';
import { PurgeService } from '../../src/people/trash/purge.service.js';
import { rows } from '../../src/common/database/sql.js';
import { engines } from '../support/database.js';
import { InvitationsWorld } from './invitations-world.js';
import { LettersWorld } from './letters-world.js';

const python = '/usr/bin/python3';
const hasIcalendar = spawnSync(python, ['-c', 'import icalendar']).status === 0;
const hasKhal = spawnSync('khal', ['--version']).status === 0;
if (!hasIcalendar) console.warn('left out: python3-icalendar is not installed, nobody else has read our invitation');
if (!hasKhal) console.warn('left out: khal is not installed, nobody else has read our invitation');

/** The calendar of a mail, as ical.js reads it. */
async function calendarOf(message: string): Promise<{ text: string; method: string; event: ICAL.Component }> {
  const { attachments } = await simpleParser(message);
  const text = attachments.find(({ contentType }) => contentType === 'text/calendar')?.content.toString('utf8') ?? '';
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const event = calendar.getFirstSubcomponent('vevent');
  if (!event) throw new Error('no event');
  return { text, method: String(calendar.getFirstPropertyValue('method')), event };
}

describe.each(engines)('invitations on %s', (engine) => {
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

  it('one goes out once, as RFC 6047 wants it, without what is the user’s own', async () => {
    await fresh();
    await world.invite(account, meeting);
    await expect(world.invite(account, meeting)).rejects.toMatchObject({ type: 'nothing-to-tell' });
    expect(letters.smtp.taken).toHaveLength(1);
    const [mail] = letters.smtp.taken;
    expect(mail).toMatchObject({ from: 'jana@example.org', to: ['tom@example.net'] });
    const parsed = await simpleParser(mail?.message ?? '');
    expect(parsed.subject).toBe('Treffen mit Jana Beispiel: Dienstag, 1. Dezember, 16 bis 17 Uhr');
    expect(parsed.text).toContain('Hallo Tom,\n\nhier ist unser Treffen für deinen Kalender:');
    expect(parsed.text).toContain('Liebe Grüße\nJana');
    expect(parsed.attachments.map(({ contentType }) => contentType)).toEqual(['text/calendar', 'application/ics']);
    expect(mail?.message).toMatch(/content-type: text\/calendar; method=REQUEST; charset=utf-8;\s+component=VEVENT/i);
    expect(mail?.message).toMatch(/multipart\/alternative/);
    const { method, event, text } = await calendarOf(mail?.message ?? '');
    expect(method).toBe('REQUEST');
    expect(event.getFirstPropertyValue('uid')).toBe(meeting.id);
    expect(event.getFirstPropertyValue('sequence')).toBe(0);
    expect(event.getFirstProperty('organizer')?.getFirstValue()).toBe('mailto:jana@example.org');
    const attendee = event.getFirstProperty('attendee');
    expect(attendee?.getFirstValue()).toBe('mailto:tom@example.net');
    expect(['rsvp', 'partstat', 'cn'].map((name) => attendee?.getFirstParameter(name))).toEqual([
      'TRUE',
      'NEEDS-ACTION',
      'Tom Probe',
    ]);
    expect(text).toContain('DTSTART;TZID=Europe/Berlin:20261201T160000');
    expect(text).toContain('BEGIN:VTIMEZONE');
    expect(text).toContain('LOCATION:Café Puschkin');
    expect(mail?.message + text).not.toContain('Nach dem Job');
    expect(text).not.toContain('URL');
    expect(await world.person(account, meeting)).toMatchObject({
      news: null,
      invitation: { state: 'sent', sequence: 0 },
    });
  });

  it.skipIf(!hasIcalendar && !hasKhal)('other programs read it', async () => {
    await fresh();
    await world.invite(account, meeting);
    const { text } = await calendarOf(letters.smtp.taken[0]?.message ?? '');
    if (hasIcalendar) {
      const read = `import sys\nfrom icalendar import Calendar\nc=Calendar.from_ical(sys.stdin.buffer.read())\ne=c.walk('VEVENT')[0]\nprint(c['METHOD'], e['DTSTART'].dt.isoformat(), e['ATTENDEE'], e['ATTENDEE'].params['RSVP'])`;
      const { stdout, stderr } = spawnSync(python, ['-c', read], { input: text, encoding: 'utf8' });
      expect(stderr).toBe('');
      expect(stdout.trim()).toBe('REQUEST 2026-12-01T16:00:00+01:00 mailto:tom@example.net TRUE');
    }
    if (hasKhal) {
      const folder = mkdtempSync(join(tmpdir(), 'wiedersehen-invitation-'));
      const file = join(folder, 'invitation.ics');
      const config = join(folder, 'khal.conf');
      writeFileSync(file, text);
      writeFileSync(
        config,
        `[calendars]\n[[c]]\npath = ${folder}/c\ntype = calendar\n[locale]\nlocal_timezone = Europe/Berlin\ndefault_timezone = Europe/Berlin\n`,
      );
      const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, LC_ALL: 'C.UTF-8' };
      const { stdout, stderr } = spawnSync('khal', ['-c', config, 'printics', file], { encoding: 'utf8', env });
      expect(stdout, stderr).toContain('Treffen mit Jana Beispiel');
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('another time or place is told when the user says so, under the next number', async () => {
    await fresh();
    await world.invite(account, meeting);
    await change({ place: 'Bahnhof' });
    expect(letters.smtp.taken).toHaveLength(1);
    expect(await world.person(account, meeting)).toMatchObject({ news: 'update' });
    await world.invite(account, meeting);
    const mail = letters.smtp.taken[1]?.message ?? '';
    const { event } = await calendarOf(mail);
    expect([event.getFirstPropertyValue('uid'), event.getFirstPropertyValue('sequence')]).toEqual([meeting.id, 1]);
    expect((await simpleParser(mail)).subject).toContain('Geändert');
    expect((await now()).sequence).toBe(1);
  });

  it('that it is off goes out with the tick, and only then; a removed meeting, too', async () => {
    await fresh();
    await world.invite(account, meeting);
    const invited = letters.app.get(InvitedMeetings);
    await invited.update(account, meeting.id, { state: 'not-this-time' }, false);
    expect(letters.smtp.taken).toHaveLength(1);
    await invited.update(account, meeting.id, { state: 'agreed' }, false);
    await invited.remove(account, meeting.id, true);
    const { method, event } = await calendarOf(letters.smtp.taken[1]?.message ?? '');
    expect(method).toBe('CANCEL');
    expect(['status', 'sequence', 'uid'].map((name) => event.getFirstPropertyValue(name))).toEqual([
      'CANCELLED',
      1,
      meeting.id,
    ]);
  });

  it('who takes part no more hears of it, the others don’t', async () => {
    await fresh();
    const eva = await letters.tom(account, 'eva@example.net');
    meeting = await world.meeting(account, [tom, eva]);
    await world.invite(account, meeting);
    expect(letters.smtp.taken.map(({ to }) => to[0]).sort()).toEqual(['eva@example.net', 'tom@example.net']);
    expect(letters.smtp.taken.map(({ message }) => message.includes('eva@') && message.includes('tom@'))).toEqual([
      false,
      false,
    ]);
    await letters.app.get(InvitedMeetings).update(account, meeting.id, { contactIds: [tom.id] }, true);
    expect(letters.smtp.taken.slice(2).map(({ to }) => to)).toEqual([['eva@example.net']]);
  });

  it('each whom the button writes to can be read before', async () => {
    await fresh();
    const eva = await letters.tom(account, 'eva@example.net');
    meeting = await world.meeting(account, [tom, eva]);
    const invitations = letters.app.get(InvitationsService);
    const previews = async () => invitations.previews(account, meeting, await invitations.of(account, meeting));
    expect((await previews()).map(({ contactId }) => contactId).sort()).toEqual([tom.id, eva.id].sort());
    await world.invite(account, meeting);
    expect(await previews()).toEqual([]);
  });

  it('an invitation that has not gone out is taken back instead of being called off', async () => {
    await fresh();
    letters.smtp.mood = { at: 'message', answer: '451 4.3.0 Later, please' };
    await world.invite(account, meeting);
    expect(await world.person(account, meeting)).toMatchObject({ invitation: { state: 'waiting' } });
    letters.smtp.mood = 'take';
    await letters.app.get(InvitedMeetings).remove(account, meeting.id, true);
    await letters.minutesPass(10);
    expect(letters.smtp.taken).toEqual([]);
  });

  it('a lost answer is never repeated by itself', async () => {
    await fresh();
    letters.smtp.mood = 'drop';
    await world.invite(account, meeting);
    letters.smtp.mood = 'take';
    await letters.minutesPass(10);
    expect(letters.smtp.taken).toHaveLength(1);
    expect(await world.person(account, meeting)).toMatchObject({ invitation: { state: 'unclear' }, news: 'invite' });
    await world.invite(account, meeting);
    expect(letters.smtp.taken).toHaveLength(2);
    expect((await calendarOf(letters.smtp.taken[1]?.message ?? '')).event.getFirstPropertyValue('sequence')).toBe(0);
  });

  it('names and places with line breaks stay what they are: words', async () => {
    await fresh({ name: 'Jana\r\nBcc: eva@example.net' });
    await letters.app.get(ChangeMeetingService).update(account, meeting.id, { place: 'Café, "Ecke"; 1' });
    await world.invite(account, meeting);
    const [mail] = letters.smtp.taken;
    expect(mail?.to).toEqual(['tom@example.net']);
    expect(mail?.message).not.toMatch(/^Bcc:/im);
    expect((await calendarOf(mail?.message ?? '')).event.getFirstPropertyValue('location')).toBe('Café, "Ecke"; 1');
  });

  it('without a mail account there is the file, and nothing goes out', async () => {
    await fresh({ sends: false });
    await expect(world.invite(account, meeting)).rejects.toMatchObject({ type: 'sending-not-set-up' });
    const file = await letters.app.get(InvitationsService).file(account, meeting.id, tom.id);
    expect(file).toContain('METHOD:REQUEST');
    expect(file.replace(/\r\n /g, '')).toContain(`ORGANIZER;CN="Jana Beispiel":mailto:${account.email}`);
  });

  it('of whoever is deleted for good nothing stays with a removed meeting, which can still be put back', async () => {
    await fresh();
    const eva = await letters.tom(account, 'eva@example.net');
    meeting = await world.meeting(account, [tom, eva]);
    await world.invite(account, meeting);
    await letters.app.get(ChangeMeetingService).remove(account, meeting.id);
    const detail = async () => {
      const sql = "select detail from changes where account_id = ? and kind = 'meeting-removed'";
      return (await rows<{ detail: string }>(letters.app.unitOfWork.reader, sql, [account.id]))[0]?.detail ?? '';
    };
    expect(await detail()).toContain('eva@example.net');
    await letters.app.get(PurgeService).purge(account.id, eva.id);
    expect(await detail()).not.toContain('eva@example.net');
    const [act] = await letters.app.get(UndoService).list(account);
    await letters.app.get(UndoService).undo(account, act?.id ?? '');
    expect(await world.people(account, meeting)).toMatchObject([{ contact: { id: tom.id }, news: null }]);
  });

  it('nothing is left of somebody who is deleted for good', async () => {
    await fresh();
    await world.invite(account, meeting);
    await letters.app.get(InvitedMeetings).remove(account, meeting.id, true);
    await letters.app.get(PurgeService).purge(account.id, tom.id);
    const left = await rows(letters.app.unitOfWork.reader, 'select id from mail_outbox where account_id = ?', [
      account.id,
    ]);
    expect(left).toEqual([]);
  });
});
