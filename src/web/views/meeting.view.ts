import type { Account } from '../../accounts/account.entity.js';
import type { Preparation, PreparedPerson } from '../../calendar/preparation/preparation.service.js';
import type { Fields, FormProblem } from '../../common/http/pages/form.js';
import { textOf, textsOf } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import { localTimeOf } from '../../common/zoned-time.js';
import { channels } from '../../contacts/domain/words.js';
import { LONGEST_MEETING_MS } from '../../meetings/domain/meeting-time.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import type { MeetingInvitations } from '../readers/invitations.reader.js';
import { troubleWords } from './calendar-account.view.js';
import { bringView } from './bring.view.js';
import { invitationsView, mayTellOff } from './invitations.view.js';
import { optionsOf } from './options.view.js';
import { capital, nameOf, whoOf } from './person-words.view.js';

interface Asked {
  readonly prepared: Preparation;
  readonly invitations: MeetingInvitations;
  readonly account: Account;
  readonly now: Date;
  readonly sent?: { readonly fields: Fields; readonly problem: FormProblem };
}

/** The card for the way there; once its hour has passed, what it led to. */
export function meetingPage(voice: Voice, asked: Asked): Page {
  const { meeting, people } = asked.prepared;
  const names = voice.list(people.map(({ contact }) => nameOf(voice, contact)));
  const title = meeting.title ?? meetingTitle(voice, names);
  const view = {
    id: meeting.id,
    title,
    names: meeting.title ? names : null,
    month: voice.dayOf(meeting.startAt).slice(0, 7),
    state: voice.say(`word.meeting.${meeting.state}`),
    ...timeOf(voice, meeting),
    place: meeting.place,
    travel: meeting.travelMinutes ? voice.say('meeting.travel-words', { minutes: meeting.travelMinutes }) : null,
    note: meeting.note,
    people: people.map((person) => personOf(voice, person)),
    turns: turnsOf(voice, meeting),
    mayTell: meeting.state === 'agreed' && mayTellOff(asked.invitations),
    invitations: invitationsView(voice, meeting, asked.invitations),
    troubles: asked.invitations.troubles.map(({ calendarAccountId, kind, answer }) => {
      return { id: calendarAccountId, text: troubleWords(voice, kind, answer) };
    }),
    after: afterOf(voice, asked),
    thanks: meeting.state === 'done' ? people.map(({ contact }) => thanksOf(voice, contact)) : null,
  };
  return { name: 'meeting', title, place: 'calendar', view };
}

/** "Treffen mit Ayla Demir" */
export function meetingTitle(voice: Voice, names: string): string {
  return names ? voice.say('meeting.with', { names }) : voice.say('meeting.alone');
}

/** True for a day from midnight to midnight where the reader is, as calendar programs write a whole day. */
export function isWholeDay({ zone }: Voice, { startAt, endAt }: Pick<MeetingWithPeople, 'startAt' | 'endAt'>): boolean {
  const isMidnight = (instant: string): boolean => localTimeOf(new Date(instant), zone) === '00:00';
  // none lasts longer, and the clock may change on that day
  const isDayLong = Date.parse(endAt) - Date.parse(startAt) === LONGEST_MEETING_MS;
  return isMidnight(startAt) && (isDayLong || isMidnight(endAt));
}

function timeOf(voice: Voice, { startAt, endAt, timeZone }: MeetingWithPeople): object {
  const span = (zone: string): string => {
    const [first, last] = [voice.dayOf(startAt, zone), voice.dayOf(endAt, zone)];
    const end = first === last ? voice.time(endAt, zone) : `${voice.shortDay(last)}, ${voice.time(endAt, zone)}`;
    return voice.say('meeting.span', { start: voice.time(startAt, zone), end });
  };
  const isElsewhere = voice.time(startAt, timeZone) !== voice.time(startAt);
  return {
    start: startAt,
    day: voice.day(voice.dayOf(startAt)),
    time: isWholeDay(voice, { startAt, endAt }) ? voice.say('calendar.all-day') : span(voice.zone),
    elsewhere: isElsewhere
      ? voice.say('meeting.elsewhere', { time: span(timeZone), zone: timeZone.replaceAll('_', ' ') })
      : null,
  };
}

function personOf(voice: Voice, person: PreparedPerson): object {
  const { contact, station, promises, bring } = person;
  return {
    id: contact.id,
    name: nameOf(voice, contact),
    who: whoOf(voice, contact, station),
    likes: contact.likes,
    last: lastTalkOf(voice, person),
    promises: promises.map(({ id, text, dueOn }) => ({ id, text, due: voice.soon(dueOn) })),
    bring: bring && bringView(voice, bring),
  };
}

/** The talk that was noted last; else what the user remembers; null: nothing is known. */
function lastTalkOf(voice: Voice, { contact, lastTalk }: PreparedPerson): object | null {
  if (lastTalk) {
    const channel = voice.say(`word.channel-short.${lastTalk.channel}`);
    return {
      when: voice.say('meeting.last-when', { ago: voice.ago(lastTalk.on), channel }),
      summary: lastTalk.summary,
    };
  }
  const { roughlyLastOn } = contact;
  return roughlyLastOn ? { when: capital(voice.say('meeting.last-told', { ago: voice.ago(roughlyLastOn) })) } : null;
}

/** What may become of it, by a button each. */
function turnsOf(voice: Voice, { state }: MeetingWithPeople): object[] {
  const turns: Readonly<Record<MeetingWithPeople['state'], readonly string[]>> = {
    proposed: ['agreed', 'not-this-time'],
    agreed: ['not-this-time'],
    done: [],
    'not-this-time': ['agreed'],
  };
  return turns[state].map((to) => ({ to, label: voice.say(`meeting.turn.${to}`) }));
}

/** "Wie war's?" once it has begun. */
function afterOf(voice: Voice, { prepared: { meeting, people }, now, sent }: Asked): object | null {
  if (meeting.state === 'done' || meeting.state === 'not-this-time' || Date.parse(meeting.startAt) > now.getTime()) {
    return null;
  }
  const there = sent ? textsOf(sent.fields, 'contactIds') : people.map(({ contact }) => contact.id);
  const channel = sent ? textOf(sent.fields, 'channel') : 'coffee';
  return {
    people: people.map(({ contact }) => {
      return { value: contact.id, label: nameOf(voice, contact), chosen: there.includes(contact.id) };
    }),
    channels: optionsOf(channels, channel, (one) => voice.say(`word.channel.${one}`)),
    summary: sent && textOf(sent.fields, 'summary'),
    problem: sent?.problem,
  };
}

function thanksOf(voice: Voice, contact: PreparedPerson['contact']): object {
  const name = nameOf(voice, contact);
  return { id: contact.id, thank: voice.say('meeting.thank', { name }), ask: voice.say('meeting.ask-next', { name }) };
}
