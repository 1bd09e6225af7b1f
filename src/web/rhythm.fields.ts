import { slotRuleNames, usualSlotRules } from '../accounts/domain/slot-rules.js';
import { usualHours } from '../accounts/domain/working-hours.js';
import { addDays, daysBetween, isLocalDate, type LocalDate, type Weekday } from '../common/local-date.js';
import { type Fields, numberOf, textOf, textsOf } from '../common/http/pages/form.js';
import { layers } from '../contacts/domain/words.js';

/** As in the form about a person: 0 days is "never by itself". */
const NO_CADENCE = 0;
/** ISO 8601: 1 is Monday. */
export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
/** Longer than any holidays: a wrong year must not fill the list. In days. */
const LONGEST_STRETCH = 92;

/** The form "Rhythmus": an empty cadence is the usual one, empty hours are the usual ones. */
export function rhythmInput(fields: Fields, before: readonly LocalDate[], today: LocalDate): object {
  const cadences = layers.map((layer) => [layer, cadenceOf(numberOf(fields, `cadences.${layer}`))]);
  return {
    cadences: Object.fromEntries(cadences) as object,
    workingHours: hoursOf(fields),
    slotRules: rulesOf(fields),
    quietDates: quietDatesOf(fields, before, today),
  };
}

function cadenceOf(days: number | null): number | 'none' | null {
  return days === NO_CADENCE ? 'none' : days;
}

/** A day with hours of its own counts as ticked; ticks without hours are days with the usual ones. */
function hoursOf(fields: Fields): object | null {
  const byDay = ownHours(fields);
  const days = new Set([...textsOf(fields, 'hours.days').map(Number), ...byDay.map(({ day }) => Number(day))]);
  const told = { from: textOf(fields, 'hours.from'), to: textOf(fields, 'hours.to') };
  const none = told.from === null && told.to === null;
  if (none && days.size === 0) return null;
  const hours = none ? { from: usualHours.from, to: usualHours.to } : told;
  return { ...hours, days: [...days].sort(), ...(byDay.length > 0 ? { byDay } : {}) };
}

/** The days of which the form says hours, in their order: where in the input each of them stands. */
export function ownHours(fields: Fields): { readonly day: Weekday; from: string | null; to: string | null }[] {
  return weekdays
    .map((day) => ({ day, from: textOf(fields, `hours.${day}.from`), to: textOf(fields, `hours.${day}.to`) }))
    .filter(({ from, to }) => from !== null || to !== null);
}

/** What is left empty is the usual, all of it left empty the account's own no more. */
function rulesOf(fields: Fields): object | null {
  const told = slotRuleNames.map((name) => [name, numberOf(fields, `slotRules.${name}`)] as const);
  if (told.every(([, number]) => number === null)) return null;
  return Object.fromEntries(told.map(([name, number]) => [name, number ?? usualSlotRules[name]]));
}

/** Those that are still ticked, the new stretch, and what has passed as it was. */
function quietDatesOf(fields: Fields, before: readonly LocalDate[], today: LocalDate): LocalDate[] {
  const past = before.filter((date) => date < today);
  const kept = textsOf(fields, 'quietDates').filter(isLocalDate);
  return [
    ...new Set([...past, ...kept, ...stretchOf(textOf(fields, 'quiet.from'), textOf(fields, 'quiet.to'))]),
  ].sort();
}

/** Each day of it; a single day where no end is told. What is no day stays, so that validation can refuse it. */
function stretchOf(from: string | null, to: string | null): LocalDate[] {
  if (from === null) return [];
  if (!isLocalDate(from) || (to !== null && !isLocalDate(to))) return [from, to ?? from];
  const days = Math.min(Math.max(0, daysBetween(from, to ?? from)), LONGEST_STRETCH);
  return Array.from({ length: days + 1 }, (_, nth) => addDays(from, nth));
}
