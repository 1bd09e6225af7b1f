import type { Account } from '../../accounts/account.entity.js';
import { type Fields, textOf, textsOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import { shortName } from '../../contacts/domain/full-name.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { zoneOf } from '../../contacts/zone-of.js';
import type { OfferedSlot } from '../../outreach/attempt-times.service.js';
import type { Span } from '../../slots/domain/free-slots.js';
import { OFFERED_DAYS, spanOfSlot, timeFields } from '../compose.fields.js';
import { nameOf } from './person-words.view.js';
import { slotValue } from './trip-times.view.js';

export interface TimesAsked {
  readonly contact: Contact;
  readonly account: Account;
  /** As they were sent. */
  readonly fields: Fields;
  /** What the draft holds. */
  readonly slots: readonly OfferedSlot[];
  /** What could be offered. */
  readonly free: readonly Span[];
}

/** The times that a message may offer: free ones and those it holds as ticks, others by hand. */
export function composeTimes(voice: Voice, asked: TimesAsked): object {
  const { fields, slots, free } = asked;
  const isSent = timeFields.some((name) => name in fields);
  const held = slots.map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) }));
  const sent = textsOf(fields, 'slot').flatMap((value) => spanOfSlot(value) ?? []);
  const chosen = new Set((isSent ? sent : held).map(slotValue));
  const all = new Map([...free, ...held, ...sent].map((span) => [slotValue(span), span]));
  const options = [...all].sort(([, one], [, other]) => one.start - other.start);
  return {
    options: options.map(([value, span]) => ({ value, chosen: chosen.has(value), ...timeWords(voice, span, asked) })),
    none: free.length === 0,
    days: OFFERED_DAYS.map((number) => ({
      number,
      label: voice.say(`compose.day-${number}`),
      day: textOf(fields, `day${number}`),
      from: textOf(fields, `from${number}`),
      until: textOf(fields, `until${number}`),
    })),
    byHand: OFFERED_DAYS.some((number) => ['day', 'from', 'until'].some((name) => textOf(fields, `${name}${number}`))),
    today: voice.today,
  };
}

/** By the reader's clock, and by the person's where it shows another hour. */
function timeWords(voice: Voice, span: Span, { contact, account }: TimesAsked): object {
  const [start, end] = [new Date(span.start).toISOString(), new Date(span.end).toISOString()];
  const day = voice.dayOf(start);
  const from = voice.time(start);
  const said = `${voice.weekday(day)} ${voice.shortDay(day)}`;
  const words = voice.say('compose.time', { day: said, from, until: voice.time(end) });
  const zone = zoneOf(contact);
  if (zone === null || zone === account.timeZone) return { words };
  const [theirDay, time] = [voice.dayOf(start, zone), voice.time(start, zone)];
  if (theirDay === day && time === from) return { words };
  const name = shortName(contact, contact.form) || nameOf(voice, contact);
  if (theirDay === day) return { words, there: voice.say('compose.time-there', { name, time }) };
  return { words, there: voice.say('compose.time-there-day', { name, time, day: voice.weekday(theirDay) }) };
}
