import { type Fields, textOf } from '../common/http/pages/form.js';
import { validInput } from '../common/validation/valid-input.js';
import { PreviewTemplate } from '../outreach/own-templates/own-templates.input.js';
import { sourceOf } from '../outreach/own-templates/template-parts.js';

/** Somebody invented, or the id of a person. */
const INVENTED = ['full', 'bare'];

/** The text of a template, whole or put together from its boxes; browsers send line ends as CR LF. */
export function sentSource(fields: Fields): string {
  const box = (name: string): string => (textOf(fields, name) ?? '').replace(/\r\n?/g, '\n');
  if (isText(fields)) return box('source');
  const [subject, letter, short, script] = [box('subject'), box('letter'), box('short'), box('script')];
  return sourceOf({ subject, letter, short, script, heading: box('heading') });
}

/** True when the text stands in one box, as it is stored. */
export function isText(fields: Fields): boolean {
  return textOf(fields, 'as') === 'text';
}

/** The form as the input of a template. */
export function templateInput(fields: Fields): object {
  return { name: textOf(fields, 'name') ?? '', ...mannerOf(fields), source: sentSource(fields) };
}

/** The form as it stands, for looking at it. What can't be looked at is left out; saving says why. */
export async function lookedAt(fields: Fields): Promise<PreviewTemplate> {
  try {
    const input = { ...mannerOf(fields), ...exampleInput(fields), source: sentSource(fields) };
    return await validInput(PreviewTemplate, input);
  } catch {
    return { source: '' };
  }
}

export function exampleInput(fields: Fields): { example?: 'full' | 'bare'; contactId?: string } {
  const chosen = textOf(fields, 'example');
  if (chosen === null) return {};
  return INVENTED.includes(chosen) ? { example: chosen as 'full' | 'bare' } : { contactId: chosen };
}

function mannerOf(fields: Fields): object {
  const names = ['situation', 'language', 'form'] as const;
  const given = names.map((name) => [name, textOf(fields, name)] as const);
  return Object.fromEntries(given.filter(([, text]) => text !== null));
}
