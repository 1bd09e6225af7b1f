import { type Fields, type FormProblem, textOf } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import type { Contact } from '../../contacts/contact.entity.js';
import type { CustomField } from '../../contacts/custom-fields/custom-field.entity.js';
import type { Station } from '../../stations/station.entity.js';
import { marksOf } from '../person-form/both-versions.js';
import { isAsked, listNames } from '../person-form/form-rows.js';
import { personTexts } from '../person-form/person-texts.js';
import { choicesOf } from './edit-choices.view.js';
import { listView } from './edit-rows.view.js';
import { type Option, optionsOf } from './options.view.js';
import { nameOf, workOf } from './person-words.view.js';
import { questionsOf } from './questions.view.js';

/** What the form offers to choose from. */
export interface FormChoices {
  readonly stations: readonly Station[];
  readonly tagNames: readonly string[];
  readonly customFields: readonly CustomField[];
}

export interface EditForm {
  /** null: somebody new. */
  readonly person: Contact | null;
  /** As stored, or as sent when something has to be corrected or added. */
  readonly fields: Fields;
  /** Version of what is stored, for finding out whether somebody else saved meanwhile. */
  readonly revision: string | null;
  readonly choices: FormChoices;
  /** Who may be meant as the one who introduced them. */
  readonly candidates?: readonly Contact[];
  readonly problem?: FormProblem | null;
}

/** Single fields that the form shows by their names, beside the lists. */
const SINGLE = [...personTexts, 'cadence', 'tags', 'birthday.day', 'birthday.year', 'introducedBy.name'];

/** Which fields stand folded away in which part. */
const PARTS = {
  reach: ['emails', 'phones', 'links'],
  addresses: ['addresses'],
  where: [
    'stationId',
    'organisation',
    'role',
    'city',
    'country',
    'timeZone',
    'history',
    'introducedBy',
    'introducedById',
  ],
  address: ['form', 'gender', 'language'],
  more: ['layer', 'cadence', 'gotOnWell', 'metInPerson', 'birthday', 'tags', 'likes', 'notes', 'neverSuggest'],
  custom: ['custom'],
} as const;

export function editPage(voice: Voice, form: EditForm): Page {
  const { person, fields, problem = null } = form;
  const head = headOf(voice, person);
  const view = {
    ...head,
    revision: form.revision,
    // after a remark its list comes first
    focusName: person === null && problem === null,
    marks: textOf(fields, 'marks') ?? (person ? marksOf(fields) : null),
    values: Object.fromEntries(SINGLE.map((field) => [field.replace('.', '_'), textOf(fields, field)])),
    hidden: ['told', 'introducedBy.id', 'introducedBy.was', 'line'].map((field) => ({
      name: field,
      value: textOf(fields, field),
    })),
    questions: questionsOf(voice, person, fields),
    lists: Object.fromEntries(
      listNames.map((list) => [list, listView(voice, list, { fields, problem, more: textOf(fields, 'more') })]),
    ),
    moved: textOf(fields, 'moved') !== null,
    choices: choicesOf(voice, fields, form.choices.stations),
    tagNames: form.choices.tagNames,
    labels: ['home', 'work', 'mobile'].map((label) => voice.say(`edit.label.${label}`)),
    custom: form.choices.customFields.map((field) => customView(voice, field, form)),
    candidates: (form.candidates ?? []).map((one) => ({
      id: one.id,
      name: nameOf(voice, one),
      what: workOf(one) ?? one.city,
    })),
    open: openParts(form),
    problem: problem && { ...problem, summary: summaryOf(problem, form.choices) },
  };
  return { name: 'person-edit', title: head.title, place: 'people', view };
}

/** Whom the form is about: somebody new, or somebody known. */
function headOf(voice: Voice, person: Contact | null): { readonly title: string; readonly lead: string } {
  if (!person) {
    const fresh = { action: '/people' };
    return { ...fresh, title: voice.say('person.new-title'), lead: voice.say('person.new-lead') };
  }
  const { id, organisation, role } = person;
  const name = nameOf(voice, person);
  const known = { id, name, action: `/people/${id}`, canMove: Boolean(organisation ?? role) };
  return { ...known, title: voice.say('person.edit-title', { name }), lead: voice.say('person.edit-lead') };
}

/** Each sentence leads to its own field: `#emails.2.value`. */
function summaryOf({ byPath, summary }: FormProblem, { customFields }: FormChoices): FormProblem['summary'] {
  const idOf = (path: string): string => {
    const own = customFields.find(({ name }) => path === `custom.${name}`);
    return own ? `custom.${own.id}` : path;
  };
  const entries = Object.entries(byPath);
  return entries.length > 0 ? entries.map(([path, text]) => ({ text, href: `#${idOf(path)}` })) : summary;
}

/** Open is what has to be corrected, what another row was asked for, and on somebody known what is filled in. */
function openParts({ person, fields, problem }: EditForm): Readonly<Record<string, boolean>> {
  const wrong = Object.keys(problem?.byField ?? {});
  const filled = (field: string): boolean => {
    if (field === 'layer' || field === 'neverSuggest') return false;
    return Object.keys(fields).some(
      (name) => (name === field || name.startsWith(`${field}.`)) && textOf(fields, name) !== null,
    );
  };
  const isOpen = (names: readonly string[]): boolean =>
    names.some((name) => wrong.includes(name) || textOf(fields, 'more') === name || (person !== null && filled(name)));
  return Object.fromEntries(Object.entries(PARTS).map(([part, names]) => [part, isOpen(names)]));
}

/** A field of one's own, by its kind. */
function customView(voice: Voice, field: CustomField, { fields, problem }: EditForm): object {
  const { id, name, kind } = field;
  const value = isAsked(fields, `custom.${id}`) ? textOf(fields, `custom.${id}`) : null;
  return {
    name: `custom.${id}`,
    label: name,
    value,
    type: kind === 'date' ? 'date' : 'text',
    inputmode: kind === 'number' ? 'decimal' : null,
    options: kind === 'choice' ? customOptions(voice, field, value) : null,
    error: problem?.byPath[`custom.${name}`] ?? null,
  };
}

/** A word that the list no longer has is still this person's. */
function customOptions(voice: Voice, { choices }: CustomField, value: string | null): Option[] {
  const words = [...new Set([...(choices ?? []), ...(value === null ? [] : [value])])];
  const open = { value: '', label: voice.say('edit.not-told'), chosen: value === null };
  return [open, ...optionsOf(words, value, (word) => word)];
}
