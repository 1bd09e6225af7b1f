import type { ParsedPoint } from '../../domain/parsed-contact.js';
import { cleanLine } from '../../reading/clean-text.js';
import { type Cells, type Label, labelled } from '../cells.js';
import type { Column } from '../layout.js';
import { severalValues } from './several-values.js';

/** How Exchange names its own mailboxes (X.500); no address that anybody could write to. */
const EXCHANGE_NAME = /^\/o=/i;

/**
 * The e-mail addresses, phone numbers and links of a row with their labels, each once. Never throws.
 *
 * @example rowPoints(cells, undefined)[0] // { kind: 'email', value: 'greta@radio.example', label: 'work', preferred: false }
 */
export function rowPoints(cells: Cells, separator: string | undefined): ParsedPoint[] {
  const found: ParsedPoint[] = [];
  for (const column of cells.layout.points) {
    const raw = cells.raw(column.at);
    if (raw !== '') found.push(...pointsOf(raw, column, cells, separator));
  }
  return found.length > 1 ? eachOnce(found) : found;
}

function pointsOf(raw: string, column: Column, cells: Cells, separator: string | undefined): ParsedPoint[] {
  const kind = column.field as ParsedPoint['kind']; // the layout takes no other columns for points
  const values = severalValues(raw, kind, separator);
  const labels = labelsOf(column, cells, separator);
  return values.flatMap((text, at) => {
    const value = cleanLine(text);
    if (value === null || EXCHANGE_NAME.test(value)) return [];
    const own = labels.length === values.length ? labels[at] : labels[0];
    const preferred = own?.preferred === true && (at === 0 || labels.length > 1);
    return [{ kind, value, label: own?.text ?? null, preferred }];
  });
}

/** One for each value, or one for all. */
function labelsOf(column: Column, cells: Cells, separator: string | undefined): Label[] {
  const beside = column.labelAt === undefined ? null : cells.line(column.labelAt);
  if (separator === undefined || beside === null || !beside.includes(separator.trim())) return [cells.labelOf(column)];
  return beside.split(separator.trim()).map((label) => labelled(cleanLine(label)));
}

function eachOnce(points: readonly ParsedPoint[]): ParsedPoint[] {
  const seen = new Map<string, ParsedPoint>();
  for (const point of points) {
    const key = `${point.kind} ${point.value.toLowerCase()}`;
    if (!seen.has(key)) seen.set(key, point);
  }
  return [...seen.values()];
}
