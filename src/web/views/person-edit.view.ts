import { type Fields, type FormProblem, isTicked, textOf } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/http/pages/voice.js';
import type { ContactPoint } from '../../contacts/contact-point.entity.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { forms, genders, languages, layers } from '../../contacts/domain/words.js';
import type { Station } from '../../stations/station.entity.js';
import { type Option, optionsOf } from './options.view.js';
import { nameOf } from './person-words.view.js';
import { questionsOf } from './questions.view.js';
import { personTexts } from '../person-texts.js';

interface EditForm {
  /** null: somebody new. */
  readonly person: { readonly person: Contact; readonly points: readonly ContactPoint[] } | null;
  readonly stations: readonly Station[];
  readonly fields: Fields | null;
  readonly problem: FormProblem | null;
}

const HIDDEN_BELOW = ['layer', 'cadence', 'gotOnWell', 'birthday', 'likes', 'notes'];
const GOT_ON_WELL = ['1', '2', '3', '4', '5'];

export function editPage(voice: Voice, form: EditForm): Page {
  const person = form.person?.person ?? null;
  const name = person && nameOf(voice, person);
  const title = name ? voice.say('person.edit-title', { name }) : voice.say('person.new-title');
  const view = {
    id: person?.id,
    isNew: person === null,
    name,
    title,
    lead: voice.say(person ? 'person.edit-lead' : 'person.new-lead'),
    values: valuesOf(form),
    questions: questionsOf(voice, person, form.fields),
    moreOpen: Object.keys(form.problem?.byField ?? {}).some((field) => HIDDEN_BELOW.includes(field)),
    problem: form.problem,
    ...selects(voice, form),
  };
  return { name: 'person-edit', title, place: 'people', view };
}

export function deletePage(voice: Voice, person: Contact): Page {
  const name = nameOf(voice, person);
  const title = voice.say('person.delete-title', { name });
  return { name: 'person-delete', title, place: 'people', view: { id: person.id, name, title } };
}

/** As sent, when something has to be corrected; else as stored. */
function valuesOf({ person, fields }: EditForm): object {
  if (!fields) return person ? storedValues(person.person, person.points) : {};
  const names = [...personTexts, 'email', 'phone', 'link', 'cadence', 'birthday'];
  return {
    ...Object.fromEntries(names.map((name) => [name, textOf(fields, name)])),
    metInPerson: isTicked(fields, 'metInPerson'),
  };
}

function storedValues(contact: Contact, points: readonly ContactPoint[]): object {
  return {
    ...Object.fromEntries(personTexts.map((name) => [name, contact[name]])),
    ...addressesOf(points),
    cadence: contact.cadence === 'none' ? '0' : contact.cadence,
    birthday: contact.birthday?.startsWith('--') ? null : contact.birthday,
    metInPerson: contact.metInPerson === true,
  };
}

/** The first of each kind. */
function addressesOf(points: readonly ContactPoint[]): Record<string, string | undefined> {
  return Object.fromEntries(
    (['email', 'phone', 'link'] as const).map((kind) => [kind, points.find((point) => point.kind === kind)?.value]),
  );
}

function selects(voice: Voice, { person, stations, fields }: EditForm): Record<string, Option[]> {
  const contact = person?.person ?? null;
  const chosen = (name: 'stationId' | 'form' | 'gender' | 'language' | 'layer'): string | null =>
    fields ? textOf(fields, name) : (contact?.[name] ?? null);
  const unknown = (label: string, value: string | null): Option => ({
    value: '',
    label: voice.say(label),
    chosen: value === null,
  });
  const gotOnWell = fields ? textOf(fields, 'gotOnWell') : (contact?.gotOnWell?.toString() ?? null);
  const organisationOf = (id: string): string => stations.find((station) => station.id === id)?.organisation ?? '';
  return {
    stations: [
      unknown('edit.no-station', chosen('stationId')),
      ...optionsOf(
        stations.map(({ id }) => id),
        chosen('stationId'),
        organisationOf,
      ),
    ],
    forms: [
      ...optionsOf(forms, chosen('form'), (form) => voice.say(`word.form.${form}`)),
      unknown('edit.form-unknown', chosen('form')),
    ],
    genders: [
      ...optionsOf(genders, chosen('gender'), (gender) => voice.say(`word.gender.${gender}`)),
      unknown('edit.gender-unknown', chosen('gender')),
    ],
    languages: [
      ...optionsOf(languages, chosen('language'), (language) => voice.say(`word.language.${language}`)),
      unknown('edit.language-unknown', chosen('language')),
    ],
    layers: optionsOf(layers, chosen('layer') ?? 'known', (layer) => voice.say(`word.layer.${layer}`)),
    gotOnWell: [unknown('edit.got-on-unknown', gotOnWell), ...optionsOf(GOT_ON_WELL, gotOnWell, (mark) => mark)],
  };
}
