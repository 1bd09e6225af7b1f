import type { PageOf } from '../../common/cursor.js';
import type { Voice } from '../../common/voice/voice.js';
import type { LocalDate } from '../../common/local-date.js';
import type { TalkMail, TimelineEntry } from '../../people/timeline/timeline-entry.js';
import { shortWords } from './answers.view.js';
import { outcomeOf } from './attempt-words.view.js';
import { capital } from './person-words.view.js';

interface Urls {
  path(path: string): string;
}

/** A page of somebody's timeline. `yearAbove`: the year that the rows before this page ended with. */
export interface TimelinePart {
  readonly contactId: string;
  readonly page: PageOf<TimelineEntry>;
  readonly yearAbove?: string | null;
}

interface Row {
  readonly icon: string;
  readonly text: string;
  readonly said?: string | null;
  readonly href?: string;
  /** Id of a talk that may be deleted. */
  readonly removable?: string;
  /** The act that can be taken back. */
  readonly undo?: string | null;
  /** Known to the year or month only: then no day is said. */
  readonly roughly?: boolean;
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

/** What happened, the latest first, with the years between, and the way to what happened before. */
export function timelineView(voice: Voice, urls: Urls, { contactId, page, yearAbove }: TimelinePart): object {
  let year = yearAbove ?? voice.today.slice(0, 4);
  const rows = page.items.flatMap((entry) => {
    const { roughly, ...row } = rowOf(voice, urls, entry);
    const shown = { ...row, day: roughly ? null : entry.on, when: whenOf(voice, entry.on) };
    const entryYear = entry.on.slice(0, 4);
    if (entryYear === year) return [shown];
    year = entryYear;
    return [{ year }, shown];
  });
  const query = new URLSearchParams({ before: page.nextCursor ?? '', year });
  return {
    rows,
    back: `/people/${contactId}`,
    more: page.nextCursor && urls.path(`/people/${contactId}/timeline?${query.toString()}`),
  };
}

/** The year stands above, so the day goes without. */
function whenOf(voice: Voice, day: LocalDate): string {
  return capital(day === voice.today ? voice.ago(day) : voice.shortDay(day).replace(/\s\d{4}$/, ''));
}

function rowOf(voice: Voice, urls: Urls, entry: TimelineEntry): Row {
  if (entry.kind === 'interaction') return talkRow(voice, entry);
  if ('situation' in entry) return messageRow(voice, urls, entry);
  if ('reminderKind' in entry) return reminderRow(voice, entry);
  if (entry.kind === 'meeting') return meetingRow(voice, entry);
  if (entry.kind === 'change') return changeRow(voice, entry);
  return beginningRow(voice, entry);
}

type EntryOf<K extends TimelineEntry['kind']> = Extract<TimelineEntry, { readonly kind: K }>;

function talkRow(voice: Voice, entry: EntryOf<'interaction'>): Row {
  if (entry.mail) return mailRow(voice, entry, entry.mail);
  const { id, channel, summary, attemptId } = entry;
  const isHeading = summary !== null && (channel === 'other' || isNumberOfMessages(voice, summary));
  return {
    icon: ICON_BY_CHANNEL[channel] ?? 'sticky-note',
    text: isHeading ? summary : voice.say(`word.channel.${channel}`),
    said: isHeading ? null : summary,
    // what came of a message goes with the message: it is taken back there
    ...(attemptId === null ? { removable: id } : {}),
  };
}

/** A talk that was read in a mailbox; the user's own words about it go before those of the mail. */
function mailRow(voice: Voice, { direction, summary }: EntryOf<'interaction'>, mail: TalkMail): Row {
  const about = mail.subject === null ? '' : voice.say('correspondence.about', { subject: mail.subject });
  const own = summary === mail.subject ? null : summary;
  const text = voice.say(`correspondence.talk.${direction}`, { about });
  return { icon: 'mail-open', text, said: own ?? shortWords(mail.words), undo: mail.undo };
}

/** True for what an import wrote by itself, "12 Nachrichten über LinkedIn": it says the channel, too. */
function isNumberOfMessages(voice: Voice, summary: string): boolean {
  const count = Number(/\d+/.exec(summary.replace(/[.,]/g, ''))?.[0] ?? 1);
  return ['linkedin', 'other'].some((where) => voice.say('import.talk-messages', { count, where }) === summary);
}

function messageRow(voice: Voice, urls: Urls, entry: EntryOf<'drafted' | 'sent' | 'outcome'>): Row {
  if (entry.kind === 'outcome') return { icon: 'message-circle', text: outcomeOf(voice, entry) ?? '' };
  if (entry.kind === 'drafted') {
    return { icon: 'pen-line', text: voice.say('person.history-drafted'), href: urls.path(`/compose/${entry.id}`) };
  }
  const channel = voice.say(`word.channel-short.${entry.channel}`);
  const { subject } = entry;
  const key = subject ? 'person.history-sent-subject' : 'person.history-sent';
  return { icon: 'send', text: capital(voice.say(key, { channel, subject })) };
}

function reminderRow(voice: Voice, entry: EntryOf<'reminder' | 'reminder-done'>): Row {
  const kind = voice.say(`word.reminder.${entry.reminderKind}`);
  const { text } = entry;
  const icon = entry.kind === 'reminder' ? 'bell' : 'check';
  return { icon, text: voice.say(`timeline.${entry.kind}${text ? '-text' : ''}`, { kind, text: text ?? '' }) };
}

function meetingRow(voice: Voice, { state, place }: EntryOf<'meeting'>): Row {
  const meeting = voice.say(`timeline.meeting.${state}`);
  return { icon: 'calendar', text: place ? voice.say('timeline.meeting-at', { meeting, place }) : meeting };
}

function changeRow(voice: Voice, { change, undo, undoneAt }: EntryOf<'change'>): Row {
  const text = voice.say(`timeline.change.${change}`);
  return { icon: 'pen-line', text: undoneAt ? voice.say('timeline.undone', { change: text }) : text, undo };
}

/** How it began: written down or imported, LinkedIn's day, the station's first year. */
function beginningRow(voice: Voice, entry: EntryOf<'added' | 'connected' | 'met'>): Row {
  if (entry.kind === 'connected') return { icon: 'link', text: voice.say('person.history-connected') };
  if (entry.kind === 'met') {
    const text = voice.say('person.history-start', { station: entry.organisation });
    return { icon: 'flag', text, roughly: entry.from.length < entry.on.length };
  }
  const bySource = `timeline.added.${entry.source}`;
  const other = entry.importId === null ? 'timeline.added.other' : 'timeline.added.import';
  return { icon: 'user-plus', text: voice.say(voice.has(bySource) ? bySource : other) };
}
