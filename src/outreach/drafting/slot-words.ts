import { clockTimeOf, zonedFormat } from '../../common/zoned-format.js';
import { zoneOf } from '../../contacts/zone-of.js';
import type { Form, Language } from '../../contacts/domain/words.js';
import type { Say } from './place-words.js';

/** A proposed meeting time: instants in ISO 8601, and the zone in which its hours are to be said. */
export interface Slot {
  readonly start: string;
  /** null: open end, "ab 14 Uhr". */
  readonly end: string | null;
  readonly timeZone: string;
}

/** From this hour on an end says nothing any more: "14 bis 22 Uhr" is "ab 14 Uhr". Unit: wall-clock time. */
const EVENING_ENDS = '22:00';
const MIDNIGHT = '00:00';
const NOON = '12:00';
const intlLocale: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };

interface Hours {
  readonly from: string;
  /** '' for an open end. */
  readonly to: string;
}

interface SlotDay {
  readonly day: string;
  readonly zone: string;
  readonly hours: Hours[];
  readonly slots: Slot[];
}

/** How times are said, and to whom. */
export interface SlotWording {
  readonly language: Language;
  /** The account's zone: of any other one it is said whose clock is meant. */
  readonly homeZone: string;
  readonly say: Say;
  /** The reader's clock, said beside the other one where they differ; null: nobody knows it. */
  readonly theirs: { readonly zone: string; readonly form: Form } | null;
}

/**
 * Times offered, in words for a sentence: "Dienstag, 3. März, 10 bis 12 Uhr oder Donnerstag, 5. März, ab 14 Uhr" and
 * "Tuesday 3 March, 10 am to noon, or Thursday 5 March, from 2 pm". Sorted; times of one day are said together, times
 * that meet become one. The zone is said only where it isn't the account's, the reader's own hour where their clock
 * shows another one: "10 bis 11 Uhr (bei dir 9 bis 10 Uhr)". No relative words: a draft may be sent tomorrow. '' for no
 * slots. Throws RangeError for an instant or a zone that does not exist.
 */
export function slotWords(slots: readonly Slot[], wording: SlotWording): string {
  const { language, homeZone, say } = wording;
  const days = slotDays(slots, language);
  const words = days.map((slotDay, index) => {
    // said once for all days that follow each other in the same zone
    const saysZone = slotDay.zone !== homeZone && days[index + 1]?.zone !== slotDay.zone;
    const beside = [
      saysZone ? say('slot.zone', { place: placeOfZone(slotDay.zone) }) : '',
      theirWords(slotDay, wording),
    ].filter((text) => text !== '');
    const dayAndHours = dayAndHoursWords(slotDay, wording);
    return beside.length > 0 ? `${dayAndHours} (${beside.join(', ')})` : dayAndHours;
  });
  return orJoined(words, say, 'slot.or-day');
}

/** Whose clock a draft to that person also says, and in which form. */
export function theirsOf(contact: Parameters<typeof zoneOf>[0], form: Form): SlotWording['theirs'] {
  const zone = zoneOf(contact);
  return zone === null ? null : { zone, form };
}

function dayAndHoursWords({ day, hours }: SlotDay, { language, say }: SlotWording): string {
  const words = hoursWords(hours, language, say);
  return words === '' ? day : `${day}, ${words}`;
}

/** "bei dir 9 bis 10 Uhr"; '' where their clock shows the same, or whole days are meant. */
function theirWords({ day, hours, slots }: SlotDay, wording: SlotWording): string {
  const { language, say, theirs } = wording;
  if (theirs === null || hoursWords(hours, language, say) === '') return '';
  const there = slots.map((slot) => {
    const isOpen = hoursOf(slot).to === ''; // then it is for them, too, however early the evening is there
    return { start: slot.start, end: isOpen ? null : slot.end, timeZone: theirs.zone };
  });
  const days = slotDays(there, language);
  const [first] = days;
  if (days.length === 1 && first?.day === day && JSON.stringify(first.hours) === JSON.stringify(hours)) return '';
  const words = days.map((one) =>
    one.day === day ? hoursWords(one.hours, language, say) || one.day : dayAndHoursWords(one, wording),
  );
  return say(`slot.theirs.${theirs.form}`, { times: orJoined(words, say, 'slot.or-day') });
}

/** The day alone when all slots are on one, else '': `Dienstag, 3. März`. */
export function dayWords(slots: readonly Slot[], language: Language): string {
  const days = new Set(slots.map((slot) => dayOf(new Date(slot.start), slot.timeZone, language)));
  return days.size === 1 ? ([...days][0] ?? '') : '';
}

function slotDays(slots: readonly Slot[], language: Language): SlotDay[] {
  const dayByKey = new Map<string, SlotDay>();
  const sorted = [...slots].sort((a, b) => new Date(a.start).getTime() - new Date(b.start).getTime());
  for (const slot of sorted) {
    const day = dayOf(new Date(slot.start), slot.timeZone, language);
    const key = `${day} ${slot.timeZone}`;
    const slotDay = dayByKey.get(key) ?? { day, zone: slot.timeZone, hours: [], slots: [] };
    dayByKey.set(key, slotDay);
    addHours(slotDay.hours, hoursOf(slot));
    slotDay.slots.push(slot);
  }
  return [...dayByKey.values()];
}

function hoursOf(slot: Slot): Hours {
  const start = new Date(slot.start);
  const from = clockTimeOf(start, slot.timeZone);
  if (slot.end === null) return { from, to: '' };
  const end = new Date(slot.end);
  const to = clockTimeOf(end, slot.timeZone);
  const endsAnotherDay = dayOf(end, slot.timeZone, 'en') !== dayOf(start, slot.timeZone, 'en');
  return { from, to: endsAnotherDay || to >= EVENING_ENDS ? '' : to };
}

/** Appends, or joins with the last hours when they meet or overlap. */
function addHours(hours: Hours[], next: Hours): void {
  const last = hours.at(-1);
  if (last === undefined || (last.to !== '' && last.to < next.from)) {
    hours.push(next);
    return;
  }
  const openEnd = last.to === '' || next.to === '';
  hours[hours.length - 1] = { from: last.from, to: openEnd ? '' : later(last.to, next.to) };
}

function hoursWords(hours: readonly Hours[], language: Language, say: Say): string {
  if (hours.some(({ from, to }) => from === MIDNIGHT && to === '')) return ''; // the whole day
  const ranges = hours.map(({ from, to }) => {
    if (to === '') return say('slot.from', { from: timeWords(from, language, say) });
    const start = language === 'en' && sameHalf(from, to) ? bareTime(from) : timeWords(from, language, say);
    return say('slot.range', { from: start, to: timeWords(to, language, say) });
  });
  return say('slot.clock', { times: orJoined(ranges, say, 'slot.or-time') });
}

/** Unlike the German hours, which say "Uhr" once at the end, the English ones say am and pm, and noon. */
function timeWords(time: string, language: Language, say: Say): string {
  if (language === 'de') return time.endsWith(':00') ? String(Number(time.slice(0, 2))) : time.replace(/^0/, '');
  if (time === NOON) return say('slot.noon');
  return `${bareTime(time)} ${time < NOON ? 'am' : 'pm'}`;
}

function bareTime(time: string): string {
  const hour = Number(time.slice(0, 2)) % 12 || 12;
  return time.endsWith(':00') ? String(hour) : `${hour}.${time.slice(3)}`;
}

/** "2 to 4 pm", but "10 am to 1 pm" and "noon to 2 pm". */
function sameHalf(from: string, to: string): boolean {
  return from !== NOON && to !== NOON && from < NOON === to < NOON;
}

function orJoined(parts: readonly string[], say: Say, key: string): string {
  const last = parts.at(-1) ?? '';
  if (parts.length < 2) return last;
  return say(key, { first: parts.slice(0, -1).join(', '), last });
}

function dayOf(instant: Date, timeZone: string, language: Language): string {
  const style = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return zonedFormat(intlLocale[language], timeZone, style).format(instant);
}

/** "Europe/London" is said by its city: "Ortszeit London". */
function placeOfZone(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
