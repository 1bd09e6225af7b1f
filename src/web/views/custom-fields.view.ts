import { type Fields, type FormProblem, textOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import type { CustomField } from '../../contacts/custom-fields/custom-field.entity.js';
import { customKinds } from '../../contacts/domain/custom-values.js';
import { optionsOf } from './options.view.js';

/** What was sent, when something has to be corrected; `id` null: a new field. */
export interface FieldForm {
  readonly id: string | null;
  readonly fields: Fields;
  readonly problem: FormProblem;
}

/** The fields of one's own, each with its form, and the form for a new one. */
export function customFieldsView(voice: Voice, customFields: readonly CustomField[], sent: FieldForm | null): object {
  return {
    rows: customFields.map((field) => formView(voice, field, sent?.id === field.id ? sent : null)),
    fresh: formView(voice, null, sent !== null && sent.id === null ? sent : null),
  };
}

interface FieldValues {
  readonly name: string | null;
  readonly kind: string | null;
  readonly choices: string | null;
}

function formView(voice: Voice, field: CustomField | null, sent: FieldForm | null): object {
  const { name, kind, choices } = sent ? sentValues(sent.fields) : storedValues(field);
  const problem = sent && sent.problem;
  return {
    ...(field ? { id: field.id, name: field.name, what: voice.say(`fields.kind.${field.kind}`) } : {}),
    // ids of the form's fields: there are several forms on the page
    key: field ? field.id : 'new',
    value: name,
    kinds: optionsOf(customKinds, kind, (word) => voice.say(`fields.kind.${word}`)),
    choices,
    problem,
  };
}

function sentValues(fields: Fields): FieldValues {
  return { name: textOf(fields, 'name'), kind: textOf(fields, 'kind'), choices: textOf(fields, 'choices') };
}

function storedValues(field: CustomField | null): FieldValues {
  if (!field) return { name: null, kind: 'text', choices: null };
  return { name: field.name, kind: field.kind, choices: (field.choices ?? []).join('\n') };
}
