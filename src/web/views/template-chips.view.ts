import type { Voice } from '../../common/voice/voice.js';
import { fieldNames } from '../../outreach/drafting/field-names.js';
import { type DraftField, flagFields, wordFields } from '../../outreach/drafting/template-fields.js';

/** Those that one reaches for, in the order of a letter. */
const FIRST = ['greeting', 'name', 'city', 'slots', 'day', 'about', 'offer', 'closing', 'myName'] as const;

/** Chips that insert a field; German pages write the German names. */
export function chips(voice: Voice): object {
  const first = FIRST.map((field) => ({ insert: written(voice, field), label: voice.say(`templates.chip-${field}`) }));
  const rest = wordFields.filter((field) => !(FIRST as readonly DraftField[]).includes(field));
  const more = rest.map((field) => ({ insert: written(voice, field), label: nameIn(voice, field) }));
  const flags = flagFields.map((field) => {
    const name = nameIn(voice, field);
    return { insert: `{{#if ${name}}}{{/if}}`, label: `#if ${name}` };
  });
  return { first, more: [...more, ...flags] };
}

function written(voice: Voice, field: DraftField): string {
  return `{{${nameIn(voice, field)}}}`;
}

function nameIn({ locale }: Voice, field: DraftField): string {
  if (locale === 'en') return field;
  return [...fieldNames().german].find(([, known]) => known === field)?.[0] ?? field;
}
