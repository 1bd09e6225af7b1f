import { type Fields, numberOf, textOf } from '../../common/http/pages/form.js';
import type { LocalDate } from '../../common/local-date.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { byHand } from '../../contacts/domain/beginnings.js';
import type { CustomKind } from '../../contacts/domain/custom-values.js';
import { feltOf } from '../views/questions.view.js';
import { type FormRow, isAsked, type ListName, listNames, rowsOf } from './form-rows.js';
import { personTexts } from './person-texts.js';

const WORDS = ['stationId', 'timeZone', 'form', 'gender', 'language'] as const;
const FLAGS = ['higherStatus', 'tension', 'metInPerson'] as const;

interface CustomQuestion {
  readonly id: string;
  readonly name: string;
  readonly kind: CustomKind;
}

interface Surroundings {
  readonly today: LocalDate;
  /** As it is stored before the form is sent; null: somebody new. */
  readonly before: Contact | null;
  readonly customFields: readonly CustomQuestion[];
}

/** The form about a person as the input of the API. What the form does not have stays as it was. */
export function contactInput(fields: Fields, { today, before, customFields }: Surroundings): object {
  const asked = [...personTexts, ...WORDS].filter((name) => isAsked(fields, name));
  return {
    ...Object.fromEntries(asked.map((name) => [name, textOf(fields, name)])),
    ...layerOf(fields, before),
    ...feltOf(fields, today),
    ...flagsOf(fields),
    ...listsOf(fields, before),
    ...birthdayOf(fields),
    ...(isAsked(fields, 'cadence') ? { cadence: cadenceOf(fields) } : {}),
    ...(isAsked(fields, 'gotOnWell') ? { gotOnWell: numberOf(fields, 'gotOnWell') } : {}),
    ...(isAsked(fields, 'tags') ? { tags: tagsOf(fields) } : {}),
    ...(isAsked(fields, 'introducedBy') ? { introducedById: textOf(fields, 'introducedBy.id') } : {}),
    ...customOf(fields, customFields),
  };
}

/** A layer that was only shown is not a choice: a felt rung may still move it. */
function layerOf(fields: Fields, before: Contact | null): object {
  const layer = textOf(fields, 'layer');
  return layer && layer !== (before?.layer ?? byHand.layer) ? { layer } : {};
}

/** Yes, no, or not told yet. */
function flagsOf(fields: Fields): object {
  const told = FLAGS.filter((name) => isAsked(fields, name)).map((name) => {
    const answer = textOf(fields, name);
    return [name, answer === null ? null : answer === 'yes'] as const;
  });
  const never = textOf(fields, 'neverSuggest');
  return { ...Object.fromEntries(told), ...(never === null ? {} : { neverSuggest: never === 'yes' }) };
}

function listsOf(fields: Fields, before: Contact | null): object {
  const asked = listNames.filter((list) => isAsked(fields, list));
  const lists = Object.fromEntries(asked.map((list) => [list, rowsOf(fields, list).map((row) => rowInput(list, row))]));
  const left = placeLeft(fields, before);
  return left ? { ...lists, history: [left, ...(lists['history'] ?? before?.history ?? [])] } : lists;
}

function rowInput(list: ListName, row: FormRow): object {
  if (list === 'history') return row;
  const preferred = row['preferred'] !== null;
  return list === 'addresses' ? { ...row, preferred } : { ...row, value: row['value'] ?? '', preferred };
}

/** "Hat gewechselt": the place before becomes history. When exactly is not asked, so it is not said. */
function placeLeft(fields: Fields, before: Contact | null): FormRow | null {
  if (textOf(fields, 'moved') === null || before === null) return null;
  const { organisation, role } = before;
  const same = organisation === textOf(fields, 'organisation') && role === textOf(fields, 'role');
  return same || (!organisation && !role) ? null : { organisation, role, from: null, to: null };
}

function birthdayOf(fields: Fields): object {
  if (!isAsked(fields, 'birthday')) return {};
  const [year, month, day] = (['year', 'month', 'day'] as const).map((part) => numberOf(fields, `birthday.${part}`));
  return { birthday: year === null && month === null && day === null ? null : { year, month, day } };
}

function cadenceOf(fields: Fields): number | 'none' | null {
  const days = numberOf(fields, 'cadence');
  return days === 0 ? 'none' : days;
}

function tagsOf(fields: Fields): string[] {
  const names = (textOf(fields, 'tags') ?? '').split(/[,;\n]/).map((name) => name.trim());
  return names.filter((name) => name !== '');
}

/** Values by the name of the field, as the API takes them; null clears one. */
function customOf(fields: Fields, customFields: readonly CustomQuestion[]): object {
  const asked = customFields.filter(({ id }) => isAsked(fields, `custom.${id}`));
  if (asked.length === 0) return {};
  return { custom: Object.fromEntries(asked.map((field) => [field.name, customValue(fields, field)])) };
}

function customValue(fields: Fields, { id, kind }: CustomQuestion): string | number | null {
  const text = textOf(fields, `custom.${id}`);
  if (kind !== 'number' || text === null) return text;
  const number = numberOf(fields, `custom.${id}`);
  // what is no number goes as it was written: the service says so in a sentence
  return number === null || Number.isNaN(number) ? text : number;
}
