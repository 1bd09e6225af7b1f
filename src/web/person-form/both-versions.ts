import { createHash } from 'node:crypto';
import { type Fields, textOf } from '../../common/http/pages/form.js';
import { isAsked, type ListName, listNames, rowsOf } from './form-rows.js';
import { personTexts } from './person-texts.js';

/** What is compared and chosen as one: a list as a whole, a birthday as a whole, else a field. */
const formGroups = [
  ...personTexts,
  ...listNames,
  ...(['stationId', 'timeZone', 'form', 'gender', 'language', 'layer', 'feltRung', 'spoken'] as const),
  ...(['higherStatus', 'tension', 'metInPerson', 'neverSuggest', 'gotOnWell', 'cadence'] as const),
  ...(['birthday', 'tags', 'introducedBy', 'custom'] as const),
] as const;
export type FormGroup = (typeof formGroups)[number];

export interface Difference {
  readonly group: FormGroup;
  /** What to propose: whoever alone touched it since the form was opened; mine where both did. */
  readonly proposed: 'mine' | 'theirs';
}

/** Short enough to ride along in the form, long enough to tell two versions of one field apart. */
const MARK_LENGTH = 8;

/** A mark of each group as the form shows it at first: hidden in the form, it says later who changed what. */
export function marksOf(fields: Fields): string {
  return JSON.stringify(Object.fromEntries(formGroups.map((group) => [group, markOf(fields, group)])));
}

/** Where my form and what is stored now differ. */
export function differences(mine: Fields, theirs: Fields): Difference[] {
  const marks = readMarks(textOf(mine, 'marks'));
  return formGroups
    .filter((group) => isAsked(mine, group) && canonical(mine, group) !== canonical(theirs, group))
    .map((group) => ({ group, proposed: markOf(mine, group) === marks[group] ? 'theirs' : 'mine' }));
}

/** My form without what I chose to leave as the others made it. */
export function asChosen(fields: Fields): Fields {
  const left = formGroups.filter((group) => textOf(fields, `keep.${group}`) === 'theirs');
  const goes = (name: string): boolean =>
    name.startsWith('keep.') || left.some((group) => name === group || name.startsWith(`${group}.`));
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !goes(name)));
}

/** The same text for the same content, whatever empty rows and blanks stand around it. */
function canonical(fields: Fields, group: FormGroup): string {
  if (isList(group)) return JSON.stringify(rowsOf(fields, group));
  if (group === 'spoken') return spokenText(fields);
  if (group === 'introducedBy') return textOf(fields, 'introducedBy.name') ?? '';
  if (group === 'tags') return (textOf(fields, 'tags') ?? '').split(/\s*,\s*/).filter(Boolean).sort().join(', '); // prettier-ignore
  const parts = Object.keys(fields).filter((name) => name === group || name.startsWith(`${group}.`));
  const told = parts.sort().flatMap((name) => {
    const text = textOf(fields, name);
    return text === null ? [] : [[name, text.replace(/\r\n/g, '\n')]];
  });
  return JSON.stringify(told);
}

function spokenText(fields: Fields): string {
  const answer = textOf(fields, 'spoken') ?? '';
  return answer === 'exact' ? (textOf(fields, 'told') ?? '') : answer;
}

function isList(group: FormGroup): group is ListName {
  return (listNames as readonly string[]).includes(group);
}

function markOf(fields: Fields, group: FormGroup): string {
  return createHash('sha256').update(canonical(fields, group)).digest('base64url').slice(0, MARK_LENGTH);
}

/** Marks come back from a browser: whatever else stands there counts as none. */
function readMarks(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const marks: unknown = JSON.parse(text ?? '{}');
    return typeof marks === 'object' && marks !== null ? { ...marks } : {};
  } catch {
    return {};
  }
}
