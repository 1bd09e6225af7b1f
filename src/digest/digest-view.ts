import type { Voice } from '../common/voice/voice.js';
import { partOfDay } from '../common/part-of-day.js';
import { instantOf, localTimeOf } from '../common/zoned-time.js';
import { sayableName } from '../contacts/domain/tidy-name.js';
import type { DigestDay } from './digest-facts.service.js';
import { type Card, cardOf } from './digest-card.js';
import type { Link, Occasion } from './occasion.js';

/** A day's mail in words, ready for the templates. */
export interface DigestView {
  readonly lang: string;
  readonly subject: string;
  readonly preheader: string;
  readonly greeting: string;
  readonly lead: string;
  readonly cards: readonly Card[];
  readonly closing: string | null;
  readonly schedule: string;
  readonly settings: Link;
  readonly today: Link;
}

const WORKWEEK = '12345';
const EVERY_DAY = 7;
/** Any Monday: weekdays get their names from the days after it. */
const A_MONDAY = '2024-01-01';
const MS_PER_DAY = 86_400_000;

export function digestView(day: DigestDay, subject: string, occasion: Occasion): DigestView {
  const { account, voice, baseUrl } = occasion;
  return {
    lang: account.locale,
    subject,
    preheader: preheaderOf(day, occasion),
    greeting: greetingOf(occasion),
    lead: leadOf(day, voice),
    cards: day.lines.map((line) => cardOf(line, day.people, occasion)),
    closing: onlySuggestions(day) ? voice.say('mail.closing') : null,
    schedule: scheduleOf(occasion),
    settings: { label: voice.say('mail.footer.settings'), url: `${baseUrl}/settings` },
    today: { label: voice.say('mail.footer.today'), url: `${baseUrl}/today` },
  };
}

function preheaderOf(day: DigestDay, occasion: Occasion): string {
  const { voice, account } = occasion;
  const names = day.lines.map((line) => cardOf(line, day.people, occasion).shortName).filter((name) => name !== null);
  if (!account.mailNames || names.length === 0) return voice.say('mail.preheader.plain');
  return voice.say('mail.preheader.names', { names: voice.list(names) });
}

function greetingOf({ account, now, voice }: Occasion): string {
  const part = partOfDay(Number.parseInt(localTimeOf(now, account.timeZone), 10));
  const [first = ''] = sayableName(account.name).split(' ');
  return voice.say(`mail.greeting.${part}`, { name: first || 'none' });
}

function leadOf(day: DigestDay, voice: Voice): string {
  if (day.lines.length === 0) return voice.say('mail.lead.nothing');
  if (!onlySuggestions(day)) return voice.say('mail.lead.mixed');
  return day.afterBreak
    ? voice.say('mail.lead.break')
    : voice.say('mail.lead.suggestions', { count: day.lines.length });
}

/** Only then may one let the day go by: promises and meetings count on the reader. */
function onlySuggestions(day: DigestDay): boolean {
  return day.lines.length > 0 && day.lines.every(({ kind }) => kind === 'suggestion');
}

function scheduleOf({ account, voice }: Occasion): string {
  const days = [...account.mailDays].sort((a, b) => a - b);
  if (days.length === 0) return voice.say('mail.footer.days.none');
  const time = voice.time(instantOf(voice.today, account.mailTime, account.timeZone).toISOString());
  if (days.join('') === WORKWEEK) return voice.say('mail.footer.days.workweek', { time });
  if (days.length === EVERY_DAY) return voice.say('mail.footer.days.every', { time });
  const names = days.map((weekday) => weekdayName(weekday, account.locale));
  return voice.say('mail.footer.days.some', { time, days: voice.list(names) });
}

function weekdayName(weekday: number, locale: string): string {
  const day = new Date(Date.parse(A_MONDAY) + (weekday - 1) * MS_PER_DAY);
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(day);
}
