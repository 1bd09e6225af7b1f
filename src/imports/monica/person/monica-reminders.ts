import type { ParsedReminder, Repetition } from '../../domain/parsed-contact.js';
import { count, day, flag, line, paragraphs } from '../fields.js';
import type { Fields, MonicaPerson } from '../monica-account.js';

const UNITS: Readonly<Record<string, Repetition['unit']>> = { day: 'day', week: 'week', month: 'month', year: 'year' };

/**
 * The reminders that the user set in Monica and that are still switched on, with their rule: whether they come round once
 * more is for `nextDay`. Left out are those that Monica made itself for a birthday or another date (`delible` is no).
 *
 * @example monicaReminders(greta)[0] // { on: '2020-03-01', text: 'Anrufen', every: { number: 1, unit: 'month' } }
 */
export function monicaReminders(person: MonicaPerson): ParsedReminder[] {
  return (person.things.get('reminder') ?? [])
    .filter((fields) => !flag(fields, 'inactive') && !isOfADate(fields, person))
    .flatMap((fields) => reminder(fields) ?? []);
}

function reminder(fields: Fields): ParsedReminder | null {
  const on = day(fields, 'initial_date');
  const text = [line(fields, 'title'), paragraphs(fields, 'description')].filter((part) => part !== null).join(' – ');
  if (on === null || text === '') return null;
  const unit = UNITS[line(fields, 'frequency_type') ?? ''];
  const told = { on, text };
  return unit ? { ...told, every: { number: count(fields, 'frequency_number') ?? 1, unit } } : told;
}

/** Where `delible` is missing, a yearly reminder on the birthday is the birthday's. */
function isOfADate(fields: Fields, { birthdate }: MonicaPerson): boolean {
  if (line(fields, 'delible') !== null) return !flag(fields, 'delible');
  const birthday = birthdate && day(birthdate, 'date');
  const isYearly = line(fields, 'frequency_type') === 'year' && (count(fields, 'frequency_number') ?? 1) === 1;
  return isYearly && birthday !== null && day(fields, 'initial_date')?.slice(5) === birthday.slice(5);
}
