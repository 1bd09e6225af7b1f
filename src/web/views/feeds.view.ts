import { feedKinds, type FeedShows, usualShows } from '../../calendar/domain/feed-shows.js';
import { webcalAddress } from '../../calendar/domain/webcal-address.js';
import type { Feed } from '../../calendar/feed.entity.js';
import { type Fields, type FormProblem, textOf, textsOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import { type Option, optionsOf } from './options.view.js';

/** What is offered, in minutes before a meeting; any other number comes from the API and stays. */
const ALARMS = [10, 30, 60, 24 * 60];

export interface FeedForm {
  readonly fields?: Fields;
  readonly problem?: FormProblem;
  /** Just made: shown this once. */
  readonly address?: string;
}

/** All calendar addresses, and the form for one more. */
export function feedsView(voice: Voice, feeds: readonly Feed[], { fields, problem, address }: FeedForm): object {
  const rows = feeds.map((feed) => ({ id: feed.id, label: feed.label, what: whatOf(voice, feed) }));
  return { feeds: rows, once: address && once(voice, address), problem, form: formOf(voice, fields, null) };
}

/** One of them, to change it. */
export function feedView(voice: Voice, feed: Feed, { fields, problem }: FeedForm): object {
  return { id: feed.id, label: feed.label, problem, form: formOf(voice, fields, feed) };
}

function once(voice: Voice, address: string): object {
  const link = { href: webcalAddress(address), label: voice.say('settings.feed-webcal') };
  return {
    secret: address,
    label: voice.say('settings.feed-address'),
    note: voice.say('settings.feed-once'),
    link,
  };
}

/** What was sent, or else what is stored, or usual. */
interface FormValues {
  readonly label: string | null;
  readonly kinds: readonly string[];
  readonly names: string;
  readonly alarm: string | null;
}

function formOf(voice: Voice, fields: Fields | undefined, feed: Feed | null): object {
  const shows = feed?.shows ?? usualShows;
  const { label, kinds, names, alarm } = fields ? sentValues(fields) : storedValues(feed?.label ?? null, shows);
  return {
    label,
    kinds: optionsOf(feedKinds, kinds, (kind) => voice.say(`settings.feed-kind.${kind}`)),
    names: optionsOf(['full', 'initials'], names, (code) => voice.say(`settings.feed-names.${code}`)),
    alarms: alarmOptions(voice, alarm, shows.alarmMinutes),
  };
}

function sentValues(fields: Fields): FormValues {
  const [label, alarm] = [textOf(fields, 'label'), textOf(fields, 'alarmMinutes')];
  return { label, kinds: textsOf(fields, 'kinds'), names: textOf(fields, 'names') ?? 'full', alarm };
}

function storedValues(label: string | null, { kinds, initials, alarmMinutes }: FeedShows): FormValues {
  return { label, kinds, names: initials ? 'initials' : 'full', alarm: alarmMinutes?.toString() ?? null };
}

function alarmOptions(voice: Voice, chosen: string | null, stored: number | null): Option[] {
  const minutes = [...new Set([...ALARMS, ...(stored === null ? [] : [stored])])].sort((a, b) => a - b);
  const none = { value: '', label: voice.say('settings.feed-alarm-none'), chosen: chosen === null };
  return [none, ...optionsOf(minutes.map(String), chosen, (value) => alarmWords(voice, Number(value)))];
}

function alarmWords(voice: Voice, minutes: number): string {
  const [hours, days] = [minutes / 60, minutes / (24 * 60)];
  if (minutes > 0 && Number.isInteger(days)) return voice.say('settings.feed-alarm-days', { count: days });
  if (minutes > 0 && Number.isInteger(hours)) return voice.say('settings.feed-alarm-hours', { count: hours });
  return voice.say('settings.feed-alarm-minutes', { count: minutes });
}

function whatOf(voice: Voice, { createdAt, lastUsedAt, shows }: Feed): string {
  const made = voice.say('settings.feed-since', { day: voice.shortDay(voice.dayOf(createdAt)) });
  return [shownWords(voice, shows ?? usualShows), made, usage(voice, lastUsedAt)].join(' · ');
}

function shownWords(voice: Voice, { kinds, initials }: FeedShows): string {
  const shown = feedKinds.filter((kind) => kinds.includes(kind)).map((kind) => voice.say(`settings.feed-kind.${kind}`));
  return [voice.list(shown), ...(initials ? [voice.say('settings.feed-names.initials')] : [])].join(', ');
}

function usage(voice: Voice, lastUsedAt: string | null): string {
  if (lastUsedAt === null) return voice.say('settings.feed-unused');
  return voice.say('settings.feed-used', { ago: voice.ago(voice.dayOf(lastUsedAt)), time: voice.time(lastUsedAt) });
}
