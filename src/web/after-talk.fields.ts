import { type Fields, textOf } from '../common/http/pages/form.js';

const names = ['promise', 'promiseOn', 'nextName'] as const;

/** The two lines after a talk, as far as they were filled in. */
export function afterTalkInput(fields: Fields): Readonly<Record<string, string>> {
  const given = names.map((name) => [name, textOf(fields, name)] as const);
  return Object.fromEntries(given.flatMap(([name, text]) => (text === null ? [] : [[name, text]])));
}

/** As long as the field `about` of a letter. Unit: characters. */
const LONGEST_ABOUT = 120;

/** Where one goes on: with the letter that asks to be introduced, if somebody was named; else back. */
export function pathAfterTalk(contactId: string, nextName: string | null, back: string): string {
  if (nextName === null) return back;
  return `/compose?to=${contactId}&situation=introduction-request&about=${encodeURIComponent([...nextName].slice(0, LONGEST_ABOUT).join(''))}`;
}
