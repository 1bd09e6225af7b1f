import type { Voice } from '../../common/voice/voice.js';
import { valueKey } from '../../contacts/points/contact-points.js';
import { fullName } from '../../contacts/domain/full-name.js';
import { choicesFor, type FieldChoice } from '../../imports/domain/choices.js';
import { type Fillable, fillable, fillIn } from '../../imports/domain/fill-in.js';
import type { ParsedContact, ParsedFields } from '../../imports/domain/parsed-contact.js';
import { hasMatch } from '../../imports/preview/domain/plan-row.js';
import type { ImportRow } from '../../imports/rows/import-row.entity.js';
import { keyed, reasonsOf, rowName } from './import-words.view.js';

interface Urls {
  path(path: string): string;
}

/** Who the row is, or may be: somebody of the list, or of a row above. */
export interface AlreadyThere {
  readonly fields: ParsedFields;
  readonly contactId: string | null;
  /** Addresses that are there, in their form for comparing. */
  readonly pointKeys: ReadonlySet<string>;
  /** The account's: numbers without a country are read as its own. */
  readonly country: string;
}

export interface Pair {
  readonly row: ImportRow;
  readonly there: AlreadyThere | null;
}

/** Longer texts would push the buttons apart. Unit: characters. */
const LONGEST_VALUE = 160;

/** What the file says beside what is there, and the three things that can be done with it. */
export function pairView(voice: Voice, urls: Urls, { row, there }: Pair): object {
  const { parsed } = row;
  const name = rowName(voice, row);
  return {
    row: row.row,
    reason: reasonsOf(voice, row),
    mayAdd: parsed !== null,
    mayUpdate: hasMatch(row),
    sides: [
      {
        label: voice.say('import.in-file'),
        text: parsed ? sideText(parsed) : name,
        details: parsed && !there ? besides(voice, parsed) : [],
      },
      ...(there ? [thereSide(voice, urls, there)] : []),
    ],
    choices: parsed && there ? differing(voice, row, there.fields) : [],
    joins: parsed && there ? joining(voice, there, parsed) : [],
    source: parsed ? null : row.source,
  };
}

function thereSide(voice: Voice, urls: Urls, { fields, contactId }: AlreadyThere): object {
  return {
    label: voice.say('import.already'),
    text: sideText(fields),
    href: contactId && urls.path(`/people/${contactId}`),
  };
}

function sideText(fields: ParsedFields): string {
  const name = fullName(fields);
  return [name, ...[fields.role, fields.organisation, fields.city].filter((part) => part !== name)]
    .filter(Boolean)
    .join(', ');
}

/** Fields in which both say something else: one of the two stays, and what is there stays unless the user says so. */
function differing(voice: Voice, { parsed, choices }: ImportRow, there: ParsedFields): object[] {
  if (!parsed) return [];
  const filled = fillIn(there, parsed);
  const differs = (field: Fillable): boolean =>
    parsed[field] !== null && parsed[field] !== there[field] && !(field in filled);
  // a role belongs to its organisation: both are one question
  const fields = fillable.filter((field) => differs(field) && !(field === 'role' && differs('organisation')));
  return fields.map((field) => ({
    name: `choices.${field}`,
    legend: voice.say(`merge.field.${field}`),
    options: choicesFor(field).map((choice) => ({
      value: choice,
      label: choiceWords(voice, choice, valueWords(voice, field, choice === 'take' ? parsed : there)),
      chosen: (choices?.[field] ?? 'keep') === choice,
    })),
  }));
}

function choiceWords(voice: Voice, choice: FieldChoice, value: string): string {
  return choice === 'both' ? voice.say('merge.both') : voice.say(`merge.${choice}`, { value });
}

/** What comes along by itself, because nothing of it is there yet. */
function joining(voice: Voice, { fields, pointKeys, country }: AlreadyThere, parsed: ParsedContact): string[] {
  const filled = Object.keys(fillIn(fields, parsed)) as Fillable[]; // keys of fillable
  const points = parsed.points.filter(({ kind, value }) => !pointKeys.has(valueKey(kind, value, country)));
  return [
    ...filled.map((field) => keyed(voice, voice.say(`merge.field.${field}`), fieldWords(voice, field, parsed[field]))),
    ...besides(voice, { ...parsed, points }),
  ];
}

/** Addresses, words to search by, talks and whatever else the file tells. */
function besides(voice: Voice, parsed: ParsedContact): string[] {
  const { points, tags, talks, reminders, extras } = parsed;
  return [
    ...points.map(({ kind, value }) => keyed(voice, voice.say(`person.fact.${kind}`), value)),
    ...(tags.length > 0 ? [keyed(voice, voice.say('person.fact.tags'), tags.join(', '))] : []),
    ...(talks.length > 0 ? [voice.say('import.talks', { count: talks.length })] : []),
    ...(reminders.length > 0 ? [voice.say('import.reminders', { count: reminders.length })] : []),
    ...(extras.length > 0 ? [voice.say('import.extras', { count: extras.length })] : []),
  ];
}

function valueWords(voice: Voice, field: Fillable, fields: ParsedFields): string {
  if (field !== 'organisation') return fieldWords(voice, field, fields[field]);
  return fieldWords(voice, field, [fields.role, fields.organisation].filter(Boolean).join(', '));
}

function fieldWords(voice: Voice, field: Fillable, value: string | null): string {
  if (value === null || value.trim() === '') return voice.say('import.nothing-told');
  if (field === 'gender') return voice.say(`word.gender.${value}`);
  if (field === 'connectedOn') return voice.fullDay(value);
  if (field === 'birthday')
    return value.startsWith('--') ? voice.dayOfYear(`2024-${value.slice(2)}`) : voice.fullDay(value);
  return value.length <= LONGEST_VALUE ? value : `${value.slice(0, LONGEST_VALUE - 1)}…`;
}
