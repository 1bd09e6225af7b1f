import type { FilePart, FileProperty } from './file-part.js';

/** CARDDAV:prop (RFC 6352, 10.4.2), CALDAV:prop (RFC 4791, 9.6.4). */
export interface WantedProperty {
  /** In capitals; of cards perhaps with a group before it. */
  readonly name: string;
  /** Its name alone. */
  readonly isWithoutValue: boolean;
}

/** CALDAV:comp (RFC 4791, 9.6.1). */
export interface WantedPart {
  /** In capitals. */
  readonly name: string;
  readonly properties: readonly WantedProperty[] | 'all';
  readonly parts: readonly WantedPart[] | 'all';
}

const LINE_END = '\r\n';

/**
 * The lines of a file that somebody asked for. Lines are as they stand, octet for octet, but that CRLF ends each. Never
 * throws.
 *
 * @example partText(card, { name: 'VCARD', properties: [{ name: 'FN', isWithoutValue: false }], parts: 'all' })
 * // 'BEGIN:VCARD\r\nFN:Ada\r\nEND:VCARD\r\n'
 */
export function partText(part: FilePart, wanted: WantedPart): string {
  const lines: string[] = [];
  print(partWanted(part, wanted), lines);
  return lines.join(LINE_END) + LINE_END;
}

function print({ name, properties, parts }: FilePart, lines: string[]): void {
  lines.push(`BEGIN:${name}`);
  for (const { raw } of properties) lines.push(raw);
  for (const part of parts) print(part, lines);
  lines.push(`END:${name}`);
}

/**
 * A part with those lines and parts alone that somebody asked for. Never throws.
 *
 * @example partWanted(card, { name: 'VCARD', properties: [], parts: 'all' }).properties // []
 */
export function partWanted(part: FilePart, wanted: WantedPart): FilePart {
  const properties = part.properties.flatMap((property) => propertyWanted(property, wanted.properties) ?? []);
  const parts = part.parts.flatMap((one) => {
    const want = wantedWithin(wanted, one.name);
    return want ? [partWanted(one, want)] : [];
  });
  return { name: part.name, properties, parts };
}

/** What is wanted of the parts of that name within a part; null: nothing. Never throws. */
export function wantedWithin({ parts }: WantedPart, name: string): WantedPart | null {
  return parts === 'all' ? everythingOf(name) : (parts.find((one) => one.name === name) ?? null);
}

/**
 * How long `partText` of all of a part is, without making it. In characters. Never throws.
 *
 * @example partLength(card) === partText(card, everythingOf('VCARD')).length // true
 */
export function partLength({ name, properties, parts }: FilePart): number {
  const frame = `BEGIN:${name}${LINE_END}END:${name}${LINE_END}`.length;
  const lines = properties.reduce((sum, { raw }) => sum + raw.length + LINE_END.length, 0);
  return parts.reduce((sum, part) => sum + partLength(part), frame + lines);
}

/**
 * A wish for all of a part. Never throws.
 *
 * @example partText(calendar, everythingOf('VCALENDAR')) // the whole file
 */
export function everythingOf(name: string): WantedPart {
  return { name, properties: 'all', parts: 'all' };
}

function propertyWanted(property: FileProperty, wanted: WantedPart['properties']): FileProperty | null {
  if (wanted === 'all') return property;
  const { name, group } = property;
  const want = wanted.find(
    (one) => one.name === name || (group !== null && one.name === `${group.toUpperCase()}.${name}`),
  );
  if (!want) return null;
  return want.isWithoutValue ? { ...property, value: '', raw: `${property.head}:` } : property;
}
