import { nearestCadence } from '../../../accounts/domain/layer-cadences.js';
import type { Cadence, Gender } from '../../../contacts/domain/words.js';
import { droppedDay } from '../../domain/days/dropped-day.js';
import { genderOfWord } from '../../domain/names/gender-word.js';
import { importedName } from '../../domain/names/imported-name.js';
import { parsedContact, type ParsedContact, type RowError } from '../../domain/parsed-contact.js';
import type { Remark } from '../../domain/words.js';
import { count, day, flag, line, paragraphs } from '../fields.js';
import type { Fields, MonicaPerson } from '../monica-account.js';
import { monicaAddresses } from './monica-addresses.js';
import { monicaExtras } from './monica-extras.js';
import { monicaPoints } from './monica-points.js';
import { monicaReminders } from './monica-reminders.js';
import { monicaTalks } from './monica-talks.js';
import type { Ties } from './monica-ties.js';

/** Before an open task in the notes: a mark instead of a word, as notes have no language. */
const OPEN_TASK = '☐';

/**
 * The person of a Monica account; ties to others are worked out before, as they need everybody. Never throws.
 * Source: imports.md, 5.5.
 *
 * @example monicaPerson(1, greta, noTies) // { givenName: 'Greta', cadence: 90, favourite: true, ... }
 */
export function monicaPerson(row: number, person: MonicaPerson, ties: Ties): ParsedContact | RowError {
  const { properties } = person;
  const name = nameOf(properties);
  if (!name.givenName && !name.familyName) return nameless(row, properties);
  const addresses = monicaAddresses(person);
  return parsedContact(row, {
    ...name,
    nickname: line(properties, 'nickname'),
    gender: genderOf(person.gender),
    organisation: line(properties, 'company'),
    role: line(properties, 'job'),
    city: addresses[0]?.city ?? null,
    country: addresses[0]?.country ?? null,
    ...birthdayOf(person.birthdate),
    notes: notesOf(person),
    ...monicaPoints(person, monicaExtras(person, ties.extras)),
    addresses,
    tags: person.tags,
    talks: monicaTalks(person),
    reminders: monicaReminders(person),
    key: person.key,
    relations: ties.relations,
    cadence: cadenceOf(properties),
    favourite: flag(properties, 'is_starred'),
    doubt: flag(properties, 'is_dead') ? { code: 'has-died', params: {} } : null,
  });
}

/** Somebody of whom Monica knows only the nickname is called by it. */
function nameOf(properties: Fields): ReturnType<typeof importedName> {
  const given = [line(properties, 'first_name'), line(properties, 'middle_name')].filter((part) => part !== null);
  const name = importedName(given.length === 0 ? null : given.join(' '), line(properties, 'last_name'));
  const isTold = name.givenName !== null || name.familyName !== null;
  return isTold ? name : importedName(line(properties, 'nickname'), null);
}

/** `O` stands for "other" in Monica, and for nothing elsewhere. */
function genderOf(told: string | null): Gender | null {
  return genderOfWord(told?.toUpperCase() === 'O' ? 'other' : told);
}

function nameless(row: number, properties: Fields): RowError {
  const label = line(properties, 'company') ?? line(properties, 'job');
  return { row, error: { code: 'no-name', params: {} }, label };
}

/** An age gives no day; a year that Monica does not know is 1 January or this year's, and is left out. */
function birthdayOf(date: Fields | null): { birthday: string | null; remarks: Remark[] } {
  if (date === null) return { birthday: null, remarks: [] };
  if (flag(date, 'is_age_based')) return { birthday: null, remarks: [{ code: 'age-only', params: {} }] };
  const told = day(date, 'date');
  if (told !== null) return { birthday: flag(date, 'is_year_unknown') ? `-${told.slice(4)}` : told, remarks: [] };
  const value = line(date, 'date');
  if (value === null) return { birthday: null, remarks: [] };
  return { birthday: null, remarks: [droppedDay('birthday-dropped', value)] };
}

function cadenceOf(properties: Fields): Cadence | null {
  const days = count(properties, 'stay_in_touch_frequency');
  return days === null ? null : nearestCadence(days);
}

/** What is written about them, then each note with the day it was written on, then the tasks that are still open. */
function notesOf({ properties, things }: MonicaPerson): string | null {
  const notes = (things.get('note') ?? []).map((note) => dated(note, paragraphs(note, 'body')));
  const tasks = (things.get('task') ?? [])
    .filter((task) => !flag(task, 'completed'))
    .map((task) => [line(task, 'title'), paragraphs(task, 'description')].filter((text) => text !== null).join(': '))
    .map((task) => (task === '' ? null : `${OPEN_TASK} ${task}`));
  const all = [paragraphs(properties, 'description'), ...notes, ...tasks].filter((text) => text !== null);
  return all.length === 0 ? null : all.join('\n\n');
}

function dated(note: Fields, body: string | null): string | null {
  const written = day(note, 'created_at');
  return body !== null && written !== null ? `${written}: ${body}` : body;
}
