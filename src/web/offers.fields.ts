import { type Fields, textOf } from '../common/http/pages/form.js';

/** The form of an offer as its input: an empty field is emptied, tags stand divided by commas. */
export function offerInput(fields: Fields): object {
  const optional = ['url', 'note', 'stationId', 'freshUntil'].map((name) => [name, textOf(fields, name)] as const);
  return {
    kind: textOf(fields, 'kind') ?? 'article',
    title: textOf(fields, 'title') ?? '',
    ...Object.fromEntries(optional),
    tags: tagsOf(textOf(fields, 'tags')),
  };
}

/** The one line above the shelf: the rest can come later. */
export function quickOfferInput(fields: Fields): object {
  const url = textOf(fields, 'url');
  return { kind: textOf(fields, 'kind') ?? 'article', title: textOf(fields, 'title') ?? '', ...(url ? { url } : {}) };
}

function tagsOf(text: string | null): string[] {
  const names = (text ?? '').split(',').map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}
