import type { CalendarEntry } from '../../calendar/month/calendar-entry.js';
import type { Voice } from '../../common/voice/voice.js';
import type { Contact } from '../../contacts/contact.entity.js';
import type { Reminder } from '../../reminders/reminder.entity.js';
import { isWholeDay, meetingTitle } from './meeting.view.js';
import { nameOf } from './person-words.view.js';

/** How an item looks: in the list with all its words, in the month with as few as there is room for. */
export interface ItemView {
  readonly icon: string;
  /** Its hour, for what has one. */
  readonly time: string | null;
  readonly start: string | null;
  readonly text: string;
  readonly path: string | null;
  readonly short: string;
  /** Says itself quietly: nothing to go to. */
  readonly calm: boolean;
}

type People = ReadonlyMap<string, Contact>;
type Of<K extends CalendarEntry['kind']> = Extract<CalendarEntry, { kind: K }>;

const REMINDER_ICONS: Readonly<Record<Reminder['kind'], string>> = {
  promise: 'hand-heart',
  'follow-up': 'mail',
  'thank-you': 'mail-open',
  birthday: 'cake',
  reconnect: 'sprout',
  own: 'sticky-note',
};

export function itemView(voice: Voice, item: CalendarEntry, people: People): ItemView {
  switch (item.kind) {
    case 'meeting':
      return meetingItem(voice, item, people);
    case 'reminder':
      return reminderItem(voice, item, people);
    case 'held':
      return heldItem(voice, item, people);
    case 'trip':
      return tripItem(voice, item);
    case 'birthday':
      return birthdayItem(voice, item, people);
    case 'holiday':
      return { ...wholeDay, icon: 'sun', text: item.name, short: item.name, path: null, calm: true };
    case 'busy': {
      const text = voice.say('calendar.busy');
      return { ...timed(voice, item, true), icon: 'lock', text, short: text, path: null, calm: true };
    }
  }
}

const wholeDay = { time: null, start: null } as const;

function timed(voice: Voice, { startAt, endAt }: Of<'busy' | 'held' | 'meeting'>, withEnd = false) {
  const start = voice.time(startAt);
  const time = withEnd ? voice.say('meeting.span', { start, end: voice.time(endAt) }) : start;
  return { time, start: startAt };
}

function allDay(voice: Voice, { startAt }: Of<'meeting'>) {
  return { time: voice.say('calendar.all-day'), start: voice.dayOf(startAt) };
}

function meetingItem(voice: Voice, item: Of<'meeting'>, people: People): ItemView {
  const { meeting } = item;
  const present = meeting.people.flatMap(({ contactId }) => people.get(contactId) ?? []);
  const names = voice.list(present.map((contact) => nameOf(voice, contact)));
  const title = meeting.title ?? meetingTitle(voice, names);
  const isOpen = meeting.state === 'proposed';
  const [first] = present;
  return {
    ...(isWholeDay(voice, item) ? allDay(voice, item) : timed(voice, item)),
    icon: meeting.state === 'done' ? 'calendar-check' : 'coffee',
    text: isOpen ? voice.say('calendar.proposed', { title }) : title,
    short: meeting.title ?? (first ? shortOf(voice, first) : title),
    path: `/meetings/${meeting.id}`,
    calm: isOpen,
  };
}

function reminderItem(voice: Voice, { reminder, isToCome }: Of<'reminder'>, people: People): ItemView {
  const { kind, text, contactId } = reminder;
  const contact = contactId === null ? undefined : people.get(contactId);
  const name = contact ? nameOf(voice, contact) : null;
  const word = voice.say(`word.reminder.${kind}`);
  const about = [name, text].filter(Boolean).join(' – ');
  const what = about ? voice.say('calendar.reminder', { kind: word, about }) : word;
  const short = kind === 'own' && text ? text : [word, contact && shortOf(voice, contact)].filter(Boolean).join(' ');
  return {
    ...wholeDay,
    icon: REMINDER_ICONS[kind],
    text: isToCome ? voice.say('calendar.to-come', { what }) : what,
    short,
    path: contact ? `/people/${contact.id}` : '/today',
    calm: true,
  };
}

function heldItem(voice: Voice, item: Of<'held'>, people: People): ItemView {
  const contact = people.get(item.slot.contactId);
  const name = contact ? nameOf(voice, contact) : '';
  return {
    ...timed(voice, item),
    icon: 'clock',
    text: voice.say('calendar.held', { name }),
    short: voice.say('calendar.held-short', { name: contact ? shortOf(voice, contact) : '' }),
    path: `/compose/${item.slot.attemptId}`,
    calm: true,
  };
}

function tripItem(voice: Voice, { trip, firstOn, lastOn }: Of<'trip'>): ItemView {
  const until = voice.say('calendar.trip-until', { city: trip.city, day: voice.shortDay(lastOn) });
  return {
    ...wholeDay,
    icon: 'train-front',
    text: firstOn === lastOn ? trip.city : until,
    short: trip.city,
    path: `/trips/${trip.id}`,
    calm: false,
  };
}

function birthdayItem(voice: Voice, { contactId, birthday, firstOn }: Of<'birthday'>, people: People): ItemView {
  const contact = people.get(contactId);
  const born = Number(/^\d{4}/.exec(birthday)?.[0] ?? NaN);
  const age = Number(firstOn.slice(0, 4)) - born;
  const name = contact ? nameOf(voice, contact) : '';
  const text = age > 0 ? voice.say('calendar.birthday-age', { name, age }) : voice.say('calendar.birthday', { name });
  const short = voice.say('calendar.birthday-short', { name: contact ? shortOf(voice, contact) : '' });
  return { ...wholeDay, icon: 'cake', text, short, path: `/people/${contactId}`, calm: true };
}

/** The first name, where there is one: a day has little room. */
function shortOf(voice: Voice, contact: Contact): string {
  return contact.nickname ?? contact.givenName ?? nameOf(voice, contact);
}
