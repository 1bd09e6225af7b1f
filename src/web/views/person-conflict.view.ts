import { type Fields, textOf } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import { isLocalDate } from '../../common/local-date.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { type Difference, type FormGroup, marksOf } from '../person-form/both-versions.js';
import { type ListName, listNames, rowsOf } from '../person-form/form-rows.js';
import type { FormChoices } from './person-edit.view.js';
import { nameOf } from './person-words.view.js';

interface BothVersions {
  readonly person: Contact;
  readonly mine: Fields;
  readonly theirs: Fields;
  /** Version of `theirs`. */
  readonly revision: string;
  readonly differences: readonly Difference[];
  readonly choices: FormChoices;
}

const CONFLICT = 409;
/** Not carried over: each is said anew. */
const OF_THE_OLD_FORM = ['_csrf', 'revision', 'marks', 'more'];

/** "In einem anderen Fenster geändert": both versions of each field that differs, side by side, to choose from. */
export function conflictPage(voice: Voice, both: BothVersions): Page {
  const name = nameOf(voice, both.person);
  const title = voice.say('conflict.title');
  const words = (fields: Fields, group: FormGroup): string =>
    wordsOf(voice, fields, { group, choices: both.choices }) || voice.say('conflict.nothing');
  const view = {
    id: both.person.id,
    name,
    title,
    revision: both.revision,
    marks: marksOf(both.theirs),
    hidden: hiddenFields(both.mine),
    rows: both.differences.map(({ group, proposed }) => ({
      group,
      label: voice.say(`edit.group.${group}`),
      mine: words(both.mine, group),
      theirs: words(both.theirs, group),
      takeMine: proposed === 'mine',
    })),
  };
  return { name: 'person-conflict', title, place: 'people', status: CONFLICT, view };
}

function hiddenFields(fields: Fields): object[] {
  const carried = Object.keys(fields).filter((name) => !OF_THE_OLD_FORM.includes(name) && !name.startsWith('keep.'));
  return carried.flatMap((name) => {
    const value = textOf(fields, name);
    return [{ name, value: value ?? '' }];
  });
}

interface Group {
  readonly group: FormGroup;
  readonly choices: FormChoices;
}

/** What a field says, in words; '' for nothing. */
function wordsOf(voice: Voice, fields: Fields, { group, choices }: Group): string {
  if (isList(group)) return rowsInWords(fields, group);
  if (group === 'custom') return customInWords(fields, choices);
  if (group === 'birthday') return birthdayInWords(voice, fields);
  if (group === 'introducedBy') return textOf(fields, 'introducedBy.name') ?? '';
  const text = textOf(fields, group);
  return text === null ? '' : choiceInWords(voice, fields, { group, choices, text });
}

function choiceInWords(voice: Voice, fields: Fields, { group, choices, text }: Group & { text: string }): string {
  if (group === 'stationId') return choices.stations.find(({ id }) => id === text)?.organisation ?? '';
  if (group === 'spoken') return spokenInWords(voice, fields, text);
  if (group === 'cadence') return text === '0' ? voice.say('person.fact.cadence-none') : cadenceInWords(voice, text);
  const key = KEY_OF_CHOICE[group];
  return key && voice.has(`${key}.${text}`) ? voice.say(`${key}.${text}`) : text;
}

/** Where the words of a choice stand in the locale files. */
const KEY_OF_CHOICE: Readonly<Partial<Record<FormGroup, string>>> = {
  layer: 'word.layer',
  form: 'word.form',
  gender: 'word.gender',
  language: 'word.language',
  feltRung: 'word.rung',
  higherStatus: 'edit',
  tension: 'edit',
  metInPerson: 'edit',
  neverSuggest: 'edit.never',
};

function rowsInWords(fields: Fields, list: ListName): string {
  const rows = rowsOf(fields, list).map((row) => {
    const { preferred: _, ...shown } = row;
    return Object.values(shown).filter((text) => text !== null).join(', '); // prettier-ignore
  });
  return rows.join('; ');
}

function customInWords(fields: Fields, { customFields }: FormChoices): string {
  const told = customFields.flatMap(({ id, name }) => {
    const value = textOf(fields, `custom.${id}`);
    return value === null ? [] : [`${name}: ${value}`];
  });
  return told.join('; ');
}

function birthdayInWords(voice: Voice, fields: Fields): string {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => textOf(fields, `birthday.${part}`));
  const date = `${year ?? '2000'}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  if (!isLocalDate(date)) return [day, month, year].filter(Boolean).join('. ');
  return year ? voice.fullDay(date) : voice.dayOfYear(date);
}

function spokenInWords(voice: Voice, fields: Fields, answer: string): string {
  const told = textOf(fields, 'told');
  if (answer === 'exact') return isLocalDate(told) ? voice.ago(told) : '';
  return voice.has(`spoken.${answer}`) ? voice.say(`spoken.${answer}`) : '';
}

function cadenceInWords(voice: Voice, days: string): string {
  return Number.isFinite(Number(days)) ? voice.say('person.fact.cadence', { days: Number(days) }) : days;
}

function isList(group: FormGroup): group is ListName {
  return (listNames as readonly string[]).includes(group);
}
