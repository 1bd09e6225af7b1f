import type { Voice } from '../../common/http/pages/voice.js';
import type { LocalDate } from '../../common/local-date.js';
import type { Interaction } from '../../interactions/interaction.entity.js';
import type { Attempt } from '../../outreach/attempt.entity.js';
import { firstDayOf } from '../../stations/domain/partial-date.js';
import type { PersonFacts } from '../readers/person.reader.js';
import { capital } from './person-words.view.js';
import { outcomeOf } from './attempt-words.view.js';

interface Entry {
  readonly day: LocalDate;
  /** Known to the year or month only: then no day is said. */
  readonly roughly?: boolean;
  readonly icon: string;
  readonly text: string;
  readonly said?: string | null;
  readonly href?: string;
  /** Id of a talk that may be deleted. */
  readonly removable?: string;
}

const ICON_BY_CHANNEL: Readonly<Record<string, string>> = {
  email: 'mail-open',
  call: 'phone',
  coffee: 'coffee',
  video: 'video',
  message: 'message-circle',
  letter: 'mail',
  event: 'users',
};

/** What happened, the latest first, with the years between. */
export function timelineOf(voice: Voice, urls: { path(path: string): string }, facts: PersonFacts): object[] {
  const entries = [
    ...facts.history.talks.map((talk) => talkEntry(voice, talk)),
    ...facts.history.attempts.flatMap((attempt) => attemptEntries(voice, urls, attempt)),
    ...beginnings(voice, facts),
  ].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  let year = voice.today.slice(0, 4);
  return entries.flatMap((entry) => {
    const shown = { ...entry, day: entry.roughly ? null : entry.day, when: whenOf(voice, entry.day) };
    const entryYear = entry.day.slice(0, 4);
    if (entryYear === year) return [shown];
    year = entryYear;
    return [{ year }, shown];
  });
}

/** The year stands above, so the day goes without. */
function whenOf(voice: Voice, day: LocalDate): string {
  return capital(day === voice.today ? voice.ago(day) : voice.shortDay(day).replace(/\s\d{4}$/, ''));
}

function talkEntry(voice: Voice, talk: Interaction): Entry {
  return {
    day: talk.on,
    icon: ICON_BY_CHANNEL[talk.channel] ?? 'sticky-note',
    text: voice.say(`word.channel.${talk.channel}`),
    said: talk.summary,
    // what came of a message goes with the message: it is taken back there
    ...(talk.attemptId === null ? { removable: talk.id } : {}),
  };
}

function attemptEntries(voice: Voice, urls: { path(path: string): string }, attempt: Attempt): Entry[] {
  if (attempt.sentOn === null) {
    const href = urls.path(`/compose/${attempt.id}`);
    return [{ day: voice.dayOf(attempt.createdAt), icon: 'pen-line', text: voice.say('person.history-drafted'), href }];
  }
  const channel = voice.say(`word.channel-short.${attempt.channel}`);
  const { subject } = attempt;
  const text = capital(
    subject
      ? voice.say('person.history-sent-subject', { channel, subject })
      : voice.say('person.history-sent', { channel }),
  );
  const sent = { day: attempt.sentOn, icon: 'send', text };
  const outcome = outcomeOf(voice, attempt);
  if (outcome === null || attempt.outcomeOn === null || attempt.situation === 'follow-up') return [sent];
  return [{ day: attempt.outcomeOn, icon: 'message-circle', text: outcome }, sent];
}

/** Where it began: the station's first year, LinkedIn's day. */
function beginnings(voice: Voice, { contact, station }: PersonFacts): Entry[] {
  const since = station?.from ?? null;
  const connected = contact.connectedOn;
  return [
    ...(connected ? [{ day: connected, icon: 'link', text: voice.say('person.history-connected') }] : []),
    ...(station && since
      ? [
          {
            day: firstDayOf(since),
            roughly: true,
            icon: 'flag',
            text: voice.say('person.history-start', { station: station.organisation }),
          },
        ]
      : []),
  ];
}
