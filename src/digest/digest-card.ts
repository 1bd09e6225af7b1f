import type { Voice } from '../common/voice/voice.js';
import type { Contact } from '../contacts/contact.entity.js';
import { fullName, shortName } from '../contacts/domain/full-name.js';
import { tripHint } from '../in-town/trip-hint.js';
import type { Reminder } from '../reminders/reminder.entity.js';
import type { DigestMeeting } from './dated.service.js';
import { birthdayOf, inFull, isAhead } from './digest-days.js';
import type { DigestDay, DigestLine } from './digest-facts.service.js';
import type { Link, Occasion } from './occasion.js';
import type { DaySuggestion } from './suggestions-of-day.service.js';

/** One line of the mail: who, why, and the next step. */
export interface Card {
  readonly label: string;
  readonly name: string;
  /** As one would call them; null where it is about nobody. */
  readonly shortName: string | null;
  readonly why: readonly string[];
  readonly button: Link | null;
  /** Where to read on; null where the button or the line's actions say all there is to do. */
  readonly link: Link | null;
}

/** screens.md 3.2: "at most 2 per card"; more would be a lecture. */
const MOST_REASONS = 2;

/** Characters of one's own words on a card: a whole note is on the page, and the mail stays under 20 KB. */
const MOST_CHARACTERS = 280;

/** Who the lines are about. */
type Known = Pick<DigestDay, 'people' | 'trips'>;

type ReminderLine = Extract<DigestLine, { reminders: unknown }>;

export function cardOf(line: DigestLine, known: Known, occasion: Occasion): Card {
  switch (line.kind) {
    case 'meeting':
      return meetingCard(line.meetings, known.people, occasion);
    case 'suggestion':
      return suggestionCard(line.suggestion, known.trips, occasion);
    case 'promise':
    case 'follow-up':
    case 'birthday':
      return reminderCard(line, line.contactId === null ? undefined : known.people.get(line.contactId), occasion);
    default:
      return line satisfies never;
  }
}

/** What a note without a person has instead of one. */
const nobody = { shortName: null, why: [], button: null } as const;

function reminderCard(line: ReminderLine, person: Contact | undefined, occasion: Occasion): Card {
  const { voice } = occasion;
  const { reminders } = line;
  const [first] = reminders;
  const kind = first?.kind ?? 'own';
  const texts = reminders.flatMap(({ text }) => (text === null ? [] : shortened(text))).slice(0, MOST_REASONS);
  const label = reminderLabel(line, kind, voice);
  if (!person) return { label, name: texts.join(' · ') || label, ...nobody, link: null };
  return {
    label,
    ...namesOf(person, voice),
    why: whyRemind(line, texts, { person, voice }),
    ...(kind === 'own'
      ? { button: null, link: personLink(person, occasion) }
      : { button: draftLink(person, occasion, isForIntroducer(first) ? 'thanks-to-introducer' : null), link: null }),
  };
}

/** Kinds whose label says the day. */
const labelsWithDay: ReadonlySet<string> = new Set(['promise', 'own', 'birthday']);

/** Which day it is about, where it is said ahead and the label does not say it. */
function aheadWords(reminder: Reminder | undefined, voice: Voice): string[] {
  if (!reminder || reminder.dueOn <= voice.today || labelsWithDay.has(reminder.kind)) return [];
  return [voice.say('mail.why.ahead', { day: voice.soon(reminder.dueOn) })];
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= MOST_CHARACTERS ? text : `${characters.slice(0, MOST_CHARACTERS).join('').trimEnd()}…`;
}

/** With the day where that is still to come; for a birthday the sentence has it. */
function reminderLabel(line: ReminderLine, kind: Reminder['kind'], voice: Voice): string {
  const dueOn = line.reminders[0]?.dueOn;
  const hasDay = kind === 'promise' || kind === 'own';
  if (!hasDay || dueOn === undefined || !isAhead(line, voice.today)) {
    return voice.say(`mail.label.${kind}`);
  }
  return voice.say(`mail.label.${kind}.ahead`, { ...inFull(dueOn, voice) });
}

function whyRemind(
  line: ReminderLine,
  texts: readonly string[],
  { person, voice }: { readonly person: Contact; readonly voice: Voice },
): readonly string[] {
  const kind = line.reminders[0]?.kind ?? 'own';
  if (kind === 'birthday') return [whyBirthday(line, person, voice), ...texts].slice(0, MOST_REASONS);
  const why = texts.length > 0 ? texts : whyWrite(kind, person, voice);
  return [...aheadWords(line.reminders[0], voice), ...why].slice(0, MOST_REASONS);
}

/** "Am Montag, 30. November, hat Tom Geburtstag." */
function whyBirthday(line: ReminderLine, person: Contact, voice: Voice): string {
  const on = birthdayOf(line, person.birthday, voice.today);
  const spoken = on === null ? { when: 'unknown', day: '' } : inFull(on, voice);
  return voice.say('mail.why.birthday', { ...spoken, name: calledOf(person, voice) });
}

function whyWrite(kind: Reminder['kind'], person: Contact, voice: Voice): readonly string[] {
  if (kind === 'own') return [];
  if (kind === 'follow-up' && person.lastInMindOn !== null) {
    return [voice.say('mail.why.written', { ago: voice.ago(person.lastInMindOn) })];
  }
  return [voice.say(`mail.why.${kind}`)];
}

function meetingCard(meetings: readonly DigestMeeting[], people: Known['people'], occasion: Occasion): Card {
  const { voice } = occasion;
  const [first] = meetings;
  const present = (first?.contactIds ?? []).flatMap((id) => people.get(id) ?? []);
  const places = meetings.flatMap(({ place }) => place ?? []);
  const [person] = present;
  return {
    label: meetings.map((meeting) => timeLabel(meeting, occasion)).join(' · '),
    name: voice.list(present.map((one) => nameOf(one, voice))),
    shortName: person ? calledOf(person, voice) : null,
    why: [...new Set(places)],
    button: null,
    link: person ? personLink(person, occasion) : todayLink(occasion),
  };
}

/** On the reader's clock; a meeting noted in another zone says so. */
function timeLabel({ startAt, timeZone, day }: DigestMeeting, { voice, account }: Occasion): string {
  const zone =
    timeZone === account.timeZone || voice.time(startAt, timeZone) === voice.time(startAt) ? 'same' : account.timeZone;
  return voice.say('mail.label.meeting', { ...inFull(day, voice), time: voice.time(startAt), zone });
}

function suggestionCard({ contact, rung, reasons }: DaySuggestion, trips: Known['trips'], occasion: Occasion): Card {
  const { voice } = occasion;
  const said = reasons.slice(0, MOST_REASONS).map(({ code, params }) => voice.say(`reason.${code}`, params));
  const trip = trips.get(contact.id);
  return {
    label: voice.say(`mail.label.suggestion.${rung}`),
    ...namesOf(contact, voice),
    // being there soon says more than the second reason, as on the page Today
    why: trip ? [...said.slice(0, 1), tripHint(voice, trip)] : said,
    button: draftLink(contact, occasion),
    link: null,
  };
}

function namesOf(person: Contact, voice: Voice): { name: string; shortName: string } {
  return { name: nameOf(person, voice), shortName: calledOf(person, voice) };
}

/** Somebody without any name is still somebody. */
function nameOf(person: Contact, voice: Voice): string {
  return fullName(person) || voice.say('person.unnamed');
}

function calledOf(person: Contact, voice: Voice): string {
  return shortName(person, person.form) || voice.say('person.unnamed');
}

/** A thank-you that was proposed because of somebody's answer. */
function isForIntroducer(reminder: Reminder | undefined): boolean {
  return reminder?.kind === 'thank-you' && reminder.attemptId !== null;
}

function draftLink(person: Contact, { baseUrl, voice }: Occasion, situation: string | null = null): Link {
  const occasion = situation === null ? '' : `&situation=${situation}`;
  return { label: voice.say('mail.act.draft'), url: `${baseUrl}/compose?to=${person.id}${occasion}` };
}

function personLink(person: Contact, { baseUrl, voice }: Occasion): Link {
  return {
    label: voice.say('mail.act.person', { name: calledOf(person, voice) }),
    url: `${baseUrl}/people/${person.id}`,
  };
}

function todayLink({ baseUrl, voice }: Occasion): Link {
  return { label: voice.say('mail.act.today'), url: `${baseUrl}/today` };
}
