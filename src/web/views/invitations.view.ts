import type { Voice } from '../../common/voice/voice.js';
import type { InvitedPerson } from '../../invitations/telling/invited-people.service.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import type { AnswerToMeeting, MeetingInvitations } from '../readers/invitations.reader.js';
import { nameOf } from './person-words.view.js';

type News = NonNullable<InvitedPerson['news']>;

/** The part of a meeting's page about other people's calendars; null: there is nothing to say. */
export function invitationsView(
  voice: Voice,
  meeting: MeetingWithPeople,
  { round: { own, people }, previews, times }: MeetingInvitations,
): object | null {
  const waiting = people.filter(({ news, address }) => news !== null && address !== null);
  const wasSent = people.some(({ invitation }) => invitation !== null);
  if (waiting.length === 0 && !wasSent && times.length === 0) return null;
  const news = mainNews(waiting);
  return {
    meetingId: meeting.id,
    people: people.filter(isShown).map((person) => personOf(voice, person)),
    ask: news && askOf(voice, news, waiting),
    send: own && news ? voice.say(`invitation.send.${news}`) : null,
    previews: previews.map(({ contactId, ...words }) => {
      return { ...words, title: voice.say('invitation.preview', { name: nameIn(voice, people, contactId) }) };
    }),
    unread: isUnread({ own, people }),
    files: own || meeting.state !== 'agreed' ? null : filesOf(voice, waiting),
    proposals: times.map(({ id, contactId, comment, ...time }) => {
      const said = voice.say('invitation.proposed', { name: nameIn(voice, people, contactId) });
      return { id, said, comment, when: whenOf(voice, time) };
    }),
    declined: declinedOf(voice, meeting, people, times),
  };
}

function nameIn(voice: Voice, people: readonly InvitedPerson[], contactId: string): string {
  const contact = people.find((person) => person.contact.id === contactId)?.contact;
  return contact ? nameOf(voice, contact) : '';
}

/** Whether the forms offer to tell those who were invited. */
export function mayTellOff({ round: { own, people } }: Pick<MeetingInvitations, 'round'>): boolean {
  return own !== null && people.some(({ invitation }) => invitation?.method === 'request');
}

/** On Today: the question, and what one may do. */
export function meetingAnswersView(voice: Voice, answers: readonly AnswerToMeeting[]): object[] {
  return answers.map(({ contact, meetingId, contactId, proposedId, proposedStartAt, proposedEndAt, ...answer }) => {
    const name = nameOf(voice, contact);
    const shared = {
      meetingId,
      contactId,
      about: voice.say('invitation.declined-when', { when: whenOf(voice, answer) }),
    };
    if (proposedId === null || proposedStartAt === null || proposedEndAt === null) {
      return { ...shared, id: contactId, said: voice.say('invitation.declined', { name }) };
    }
    const when = whenOf(voice, { startAt: proposedStartAt, endAt: proposedEndAt });
    return {
      ...shared,
      id: proposedId,
      proposedId,
      when,
      comment: answer.comment,
      said: voice.say('invitation.proposed', { name }),
    };
  });
}

/** The mailbox in which answers arrive is not read. */
function isUnread({ own, people }: MeetingInvitations['round']): boolean {
  return own?.reads === false && people.some(isWaiting);
}

/** Somebody was invited and has not said anything yet. */
function isWaiting({ invitation, response }: InvitedPerson): boolean {
  return invitation?.method === 'request' && response === 'needs-action';
}

function isShown({ response, invitation }: InvitedPerson): boolean {
  return response !== null || invitation !== null;
}

/** One button for all: an invitation where anybody has none yet. */
function mainNews(waiting: readonly InvitedPerson[]): News | null {
  const all = new Set(waiting.map(({ news }) => news));
  return (['update', 'cancel', 'invite'] as const).find((one) => all.has(one)) ?? null;
}

function askOf(voice: Voice, news: News, waiting: readonly InvitedPerson[]): string | null {
  if (news === 'invite') return null;
  const meant = waiting.filter((person) => person.news === news);
  const names = voice.list(meant.map(({ contact }) => nameOf(voice, contact)));
  return voice.say(`invitation.ask.${news}`, { names, count: meant.length });
}

function personOf(voice: Voice, person: InvitedPerson): object {
  const { contact, address } = person;
  const name = nameOf(voice, contact);
  const said = address === null ? name : voice.say('invitation.to', { name, address });
  return { name: said, state: voice.say(stateKey(person)) };
}

function stateKey({ address, invitation, response, news }: InvitedPerson): string {
  if (!invitation) return address === null ? 'invitation.no-address' : 'invitation.not-yet';
  if (invitation.state !== 'sent') return `invitation.is.${invitation.state}`;
  if (news === 'update' || news === 'cancel') return `invitation.is.${news}`;
  if (invitation.method === 'cancel') return news === 'invite' ? 'invitation.not-yet' : 'invitation.is.cancelled';
  return `invitation.is.${response ?? 'needs-action'}`;
}

function filesOf(voice: Voice, waiting: readonly InvitedPerson[]): object[] {
  return waiting
    .filter(({ news }) => news === 'invite')
    .map(({ contact }) => ({ id: contact.id, label: voice.say('invitation.file', { name: nameOf(voice, contact) }) }));
}

/** Who can't come and has not proposed another time. */
function declinedOf(
  voice: Voice,
  meeting: MeetingWithPeople,
  people: readonly InvitedPerson[],
  times: MeetingInvitations['times'],
): object[] {
  if (meeting.state !== 'agreed' && meeting.state !== 'proposed') return [];
  return people
    .filter(
      ({ response, contact }) => response === 'declined' && times.every(({ contactId }) => contactId !== contact.id),
    )
    .map(({ contact }) => ({
      id: contact.id,
      said: voice.say('invitation.declined', { name: nameOf(voice, contact) }),
    }));
}

/** "Dienstag, 1. Dezember, 16:00–16:45", by the reader's clock. */
function whenOf(voice: Voice, { startAt, endAt }: { readonly startAt: string; readonly endAt: string }): string {
  const span = voice.say('meeting.span', { start: voice.time(startAt), end: voice.time(endAt) });
  return `${voice.day(voice.dayOf(startAt))}, ${span}`;
}
