import type { Voice } from '../../common/voice/voice.js';
import type { LocalDate } from '../../common/local-date.js';
import { shortName } from '../../contacts/domain/full-name.js';
import type { Span } from '../../slots/domain/free-slots.js';
import type { TripTimes } from '../readers/trip-times.reader.js';

interface SlotView {
  readonly start: string;
  readonly value: string | null;
  readonly time: string;
  readonly note: string;
  readonly chosen: boolean;
}

/** A time as the form sends it. */
export function slotValue({ start, end }: Span): string {
  return `${new Date(start).toISOString()}/${new Date(end).toISOString()}`;
}

/** The days with their free times, and those that are offered to somebody already. */
export function tripTimes(
  voice: Voice,
  { free, held }: TripTimes,
  { chosen }: { readonly chosen: readonly string[] },
): { readonly slotDays: object[]; readonly slotsChosen: string } {
  const slots = [...free.map((span) => freeSlot(voice, span, chosen)), ...held.map((slot) => heldSlot(voice, slot))];
  const byDay = new Map<LocalDate, SlotView[]>();
  for (const slot of slots.sort((one, other) => (one.start < other.start ? -1 : 1))) {
    const day = voice.dayOf(slot.start);
    byDay.set(day, [...(byDay.get(day) ?? []), slot]);
  }
  return {
    slotDays: [...byDay].map(([day, ofDay]) => ({ words: voice.day(day), slots: ofDay })),
    slotsChosen: voice.say('trips.times-chosen', { count: chosen.length }),
  };
}

function freeSlot(voice: Voice, span: Span, chosen: readonly string[]): SlotView {
  const [value, start] = [slotValue(span), new Date(span.start).toISOString()];
  return { start, value, time: voice.time(start), note: voice.say('trips.free'), chosen: chosen.includes(value) };
}

function heldSlot(voice: Voice, { startAt, contact }: TripTimes['held'][number]): SlotView {
  const name = contact ? shortName(contact, contact.form) : '';
  const note = name ? voice.say('trips.held', { name }) : voice.say('trips.held-somebody');
  return { start: startAt, value: null, time: voice.time(startAt), note, chosen: false };
}
