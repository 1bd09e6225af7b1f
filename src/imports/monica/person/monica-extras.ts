import type { ParsedExtra } from '../../domain/parsed-contact.js';
import { day, flag, isFields, line, paragraphs } from '../fields.js';
import type { Fields, MonicaPerson } from '../monica-account.js';

/** Properties with a field of ours, or about Monica itself: pictures, counters, sync marks, the same person as a vCard. */
const TAKEN_OR_TECHNICAL: ReadonlySet<string> = new Set(
  `id account_id uuid created_at updated_at first_name middle_name last_name nickname description is_starred is_partial
   is_active is_dead job company last_talked_to last_consulted_at number_of_views stay_in_touch_frequency
   stay_in_touch_trigger_date vcard distant_etag gender gender_id tags birthdate first_met_date first_met_through
   first_met_through_contact_id avatar_source avatar_gravatar_url avatar_adorable_uuid avatar_adorable_url
   avatar_default_url avatar_photo_id has_avatar avatar_external_url avatar_file_name avatar_location gravatar_url
   default_avatar_color has_avatar_bool deceased_special_date_id deceased_reminder_id birthday_special_date_id
   birthday_reminder_id first_met_special_date_id first_met_reminder_id`.split(/\s+/),
);
/** Things with a place of their own. */
const PLACED: ReadonlySet<string> = new Set(
  'call activity conversation note reminder contact_field address photo document'.split(' '),
);
/** Of a thing, what tells people nothing: numbers of rows, times of storing. */
const MARKS_OF_ROWS = /^(?:uuid|id|.*_id|.*_at_(?:month|day)_unknown|created_at|updated_at|properties|photos)$/;

/**
 * What Monica knows and no field of ours holds, under Monica's own words: where people met, what they like to eat, debts,
 * gifts, pets, life events, tasks that are done, and whatever newer versions add.
 *
 * @example monicaExtras(greta, []) // [{ name: 'pet', value: 'name: Rex; category: dog' }]
 */
export function monicaExtras(person: MonicaPerson, ties: readonly ParsedExtra[]): ParsedExtra[] {
  return [...dates(person), ...ties, ...otherProperties(person.properties), ...things(person)];
}

function dates({ properties, firstMetDate }: MonicaPerson): ParsedExtra[] {
  const died = isFields(properties.deceased_date) ? properties.deceased_date : null;
  const isArchived = line(properties, 'is_active') !== null && !flag(properties, 'is_active');
  return [
    ...extra('first_met_date', firstMetDate && dateOf(firstMetDate)),
    ...extra('deceased_date', died && dateOf(isFields(died.properties) ? died.properties : died)),
    ...extra('is_active', isArchived ? 'false' : null),
  ];
}

function dateOf(date: Fields): string | null {
  const told = day(date, 'date');
  return told !== null && flag(date, 'is_year_unknown') ? `-${told.slice(4)}` : told;
}

function otherProperties(properties: Fields): ParsedExtra[] {
  return Object.keys(properties)
    .filter((name) => !TAKEN_OR_TECHNICAL.has(name))
    .flatMap((name) => extra(name, paragraphs(properties, name)));
}

function things({ things: all }: MonicaPerson): ParsedExtra[] {
  return [...all]
    .filter(([type]) => !PLACED.has(type))
    .flatMap(([type, list]) =>
      list.filter((fields) => !isOpenTask(type, fields)).flatMap((fields) => extra(type, said(fields))),
    );
}

/** They stand in the notes. */
function isOpenTask(type: string, fields: Fields): boolean {
  return type === 'task' && !flag(fields, 'completed');
}

function said(fields: Fields): string {
  return Object.keys(fields)
    .filter((name) => !MARKS_OF_ROWS.test(name))
    .flatMap((name) => {
      const value = paragraphs(fields, name);
      return value === null ? [] : `${name}: ${value}`;
    })
    .join('; ');
}

function extra(name: string, value: string | null): ParsedExtra[] {
  return value === null || value === '' ? [] : [{ name, value }];
}
