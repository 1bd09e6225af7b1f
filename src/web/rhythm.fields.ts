import { addDays, daysBetween, isLocalDate, type LocalDate } from '../common/local-date.js';
import { type Fields, numberOf, textOf, textsOf } from '../common/http/pages/form.js';
import { layers } from '../contacts/domain/words.js';

/** As in the form about a person: 0 days is "never by itself". */
const NO_CADENCE = 0;
/** Longer than any holidays: a wrong year must not fill the list. In days. */
const LONGEST_STRETCH = 92;

/** The form "Rhythmus": an empty cadence is the usual one, empty hours are the usual ones. */
export function rhythmInput(fields: Fields, before: readonly LocalDate[], today: LocalDate): object {
  const cadences = layers.map((layer) => [layer, cadenceOf(numberOf(fields, `cadences.${layer}`))]);
  return {
    cadences: Object.fromEntries(cadences) as object,
    workingHours: hoursOf(fields),
    quietDates: quietDatesOf(fields, before, today),
  };
}

function cadenceOf(days: number | null): number | 'none' | null {
  return days === NO_CADENCE ? 'none' : days;
}

function hoursOf(fields: Fields): object | null {
  const hours = { from: textOf(fields, 'hours.from'), to: textOf(fields, 'hours.to') };
  const days = textsOf(fields, 'hours.days').map(Number);
  return hours.from === null && hours.to === null ? null : { ...hours, days };
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
