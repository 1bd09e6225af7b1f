import { type Labelled, typedLabels } from '../../../exports/vcard/own-properties.js';
import type { CardLine } from '../../../imports/vcard/card-line.js';

/** Apple's year for a birthday without one. */
const OMITTED_YEAR = '1604';
/** What says how something is sent, and nothing about whose it is: RFC 2426, 3.3.1; RFC 6350, 6.4.1. */
const KEPT_TYPES: ReadonlySet<string> = new Set(
  'internet|voice|msg|text|video|textphone|bbs|modem|isdn|pcs|dom|intl|postal|parcel|x400|tlx'.split('|'),
);

/**
 * A name with its parameters, without some of these. Never throws. RFC 6350, 3.3.
 *
 * @example withoutParams('item1.TEL;TYPE=work;PREF=1', ['pref']) // 'item1.TEL;TYPE=work'
 */
export function withoutParams(head: string, names: readonly string[]): string {
  const [name = '', ...params] = head.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const kept = params.filter((param) => !names.includes((param.split('=')[0] ?? '').trim().toLowerCase()));
  return [name, ...kept].join(';');
}

/** What a label becomes: a word among the types, or words of the user's own beside the line. */
export interface Labelling {
  readonly head: string;
  /** For X-ABLabel; null: the types say it, or there is none. */
  readonly label: string | null;
}

/**
 * The head of a line with another label: types that say how something is sent stay, and so do all other parameters but
 * those that said the old label. 2.1 and 3.0 have `pref` among the types (RFC 2426, 3.3.1), 4.0 has PREF (RFC 6350, 5.3).
 *
 * @example labelled({ head: 'TEL;TYPE=CELL,VOICE', ... }, { label: 'work', preferred: false }, '3.0').head // 'TEL;TYPE=voice,work'
 */
export function labelled(
  { head, name, types }: Pick<CardLine, 'head' | 'name' | 'types'>,
  { label, preferred }: { readonly label: string | null; readonly preferred: boolean },
  version: string,
): Labelling {
  const known: readonly string[] = typedLabels[name.toUpperCase() as Labelled] ?? typedLabels.TEL;
  const isType = label !== null && known.includes(label);
  const isNew = version.startsWith('4');
  const words = types.filter((type) => KEPT_TYPES.has(type));
  if (isType) words.push(label);
  if (preferred && !isNew) words.push('pref');
  const type = words.length === 0 ? '' : `;TYPE=${words.join(',')}`;
  const bare = withoutParams(head, ['type', 'pref', 'x-service-type', 'service-type']);
  return { head: bare + type + (preferred && isNew ? ';PREF=1' : ''), label: isType ? null : label };
}

/**
 * A birthday as each version writes it: RFC 6350, 4.3.1 (`19960229`, `--0517`); 3.0 (RFC 2426, 3.1.5) knows none without a
 * year, which is written as Apple does.
 *
 * @example spelledBirthday('--05-17', '3.0') // { params: ';X-APPLE-OMIT-YEAR=1604', value: '1604-05-17' }
 */
export function spelledBirthday(
  birthday: string,
  version: string,
): { readonly params: string; readonly value: string } {
  const isYearless = birthday.startsWith('--');
  const day = isYearless ? birthday.slice(2) : birthday;
  if (version.startsWith('4')) return { params: '', value: (isYearless ? '--' : '') + day.replaceAll('-', '') };
  if (!isYearless) return { params: '', value: day };
  return { params: `;X-APPLE-OMIT-YEAR=${OMITTED_YEAR}`, value: `${OMITTED_YEAR}-${day}` };
}
