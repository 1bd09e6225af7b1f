import type { VcardVersion } from '../../../exports/vcard/write-vcard.js';
import type { CardLine } from '../../../imports/vcard/card-line.js';
import { cut, valueText } from '../../../imports/vcard/card-values.js';
import { cardBirthday } from '../../../imports/domain/days/card-birthday.js';
import { type StandingLine, standingLines, versionOf } from './card-lines.js';
import { spelledBirthday, withoutParams } from './line-heads.js';
import { type Spelling, spelledLine, spelledPart, spelledText, spellingOf } from './spelling.js';
import { readCard } from './told-card.js';

/** A line as it will stand. */
export interface Written {
  readonly head: string;
  readonly value: string;
}
type Convert = (line: CardLine, from: string, to: VcardVersion) => Written;

const PICTURES: ReadonlySet<string> = new Set(['photo', 'logo', 'sound', 'key']);
const DATA = /^data:([\w.+-]+\/[\w.+-]+)?[^,]{0,100};base64,([A-Za-z0-9+/=\s]*)$/i;
/** Values that have parts: RFC 6350, 6.2.1, 6.3.1, 6.6.4. */
const STRUCTURED: ReadonlySet<string> = new Set(['n', 'adr', 'org']);
/** Apple's words for what 4.0 has properties for (RFC 6350, 6.1.4 and 6.6.5). */
const APPLE: Readonly<Record<string, string>> = {
  kind: 'X-ADDRESSBOOKSERVER-KIND',
  member: 'X-ADDRESSBOOKSERVER-MEMBER',
};
const NEW: Readonly<Record<string, string>> = {
  'x-addressbookserver-kind': 'KIND',
  'x-addressbookserver-member': 'MEMBER',
};
const MEDIA: Readonly<Record<string, string>> = { photo: 'image', logo: 'image', sound: 'audio', key: 'application' };

/**
 * A card in another version, for a client that asked for it: VERSION, pictures (`data:` or ENCODING=b), preference, birthday,
 * KIND, coordinates; texts of 2.1 are escaped as the others want it. Lines that are the same in both stay, octet for octet.
 * A card that is of this version already only gets those lines right that stand as another version has them. Never throws.
 * RFC 6350, appendix A; RFC 2426; vCard 2.1.
 *
 * @example inVersion('...TEL;TYPE=CELL,pref:040 1\r\n...', '4.0') // '...TEL;TYPE=CELL;PREF=1:040 1\r\n...'
 */
export function inVersion(text: string, to: VcardVersion): string {
  const from = versionOf(text);
  const spelling = { ...spellingOf(text, from), version: to };
  const lines = standingLines(text, from).map((standing) => converted(standing, { from, to }, spelling));
  const whole = lines.join('');
  return to === '3.0' && !/^(?:[\w-]+\.)?N[;:]/im.test(whole) ? withN(whole, spelling) : whole;
}

/**
 * True for a property whose value is octets, not text. Never throws.
 *
 * @example isPicture('photo') // true
 */
export function isPicture(name: string): boolean {
  return PICTURES.has(name);
}

/**
 * One line as a version has it, whatever version it comes from. Never throws.
 *
 * @example writtenIn(photo, '4.0') // { head: 'PHOTO', value: 'data:image/jpeg;base64,...' }
 */
export function writtenIn(line: CardLine, version: VcardVersion): Written {
  return convertOf(line)(line, version, version);
}

function converted(
  { raw, line }: StandingLine,
  { from, to }: { readonly from: string; readonly to: VcardVersion },
  spelling: Spelling,
): string {
  if (!line) return raw;
  const { head, value } = convertOf(line)(unescapedOld(line, from), from, to);
  // in 2.1 a line may say the same and be written otherwise
  const isAsItIs = !from.startsWith('2') && head === line.head && value === line.value;
  return isAsItIs ? raw : spelledLine(head, value, spelling);
}

function convertOf({ name }: CardLine): Convert {
  if (name === 'version') return (line, _, to) => ({ head: line.head, value: to });
  if (PICTURES.has(name)) return picture;
  if (name === 'bday') return birthday;
  if (name === 'geo') return coordinates;
  return plain;
}

/** The same for a value of 2.1, as later versions write it. */
function unescapedOld(line: CardLine, from: string): CardLine {
  if (!from.startsWith('2') || PICTURES.has(line.name)) return line;
  const { name, value } = line;
  const isParted = STRUCTURED.has(name);
  const parts = isParted ? cut(value, from, ';').map((part) => spelledPart(valueText(part, from), '3.0')) : [];
  return { ...line, value: isParted ? parts.join(';') : spelledText(valueText(value, from), '3.0') };
}

function plain(line: CardLine, _from: string, to: VcardVersion): Written {
  const other = (to === '4.0' ? NEW : APPLE)[line.name];
  const head = other === undefined ? line.head : line.head.replace(/[\w-]+(?=$|;)/, other);
  return { head: withPreference({ ...line, head }, to), value: line.value };
}

/** `pref` among the types (RFC 2426, 3.3.1), or PREF (RFC 6350, 5.3): of 100 degrees only the first is known in 3.0. */
function withPreference({ head, types, params }: CardLine, to: VcardVersion): string {
  if (to === '4.0' && types.includes('pref')) return `${withTypes(head, types)};PREF=1`;
  if (to === '3.0' && params.pref !== undefined) {
    const bare = withoutParams(head, ['pref']);
    return params.pref === '1' ? `${bare};TYPE=pref` : bare;
  }
  return head;
}

function withTypes(head: string, types: readonly string[]): string {
  const words = types.filter((type) => type !== 'pref');
  const bare = withoutParams(head, ['type', 'pref']);
  return words.length === 0 ? bare : `${bare};TYPE=${words.map(quoted).join(',')}`;
}

function quoted(word: string): string {
  return /[,;:]/.test(word) ? `"${word}"` : word;
}

/** RFC 2426, 3.1.4 (ENCODING=b, VALUE=uri) and RFC 6350, 6.2.4 (a URI, also `data:`). */
function picture(line: CardLine, _from: string, to: VcardVersion): Written {
  return to === '4.0' ? newPicture(line) : oldPicture(line);
}

function isInline({ params }: CardLine): boolean {
  return ['b', 'base64'].includes((params.encoding ?? '').toLowerCase());
}

function newPicture(line: CardLine): Written {
  if (!isInline(line)) return { head: withoutParams(line.head, ['value']), value: line.value };
  const type = line.types.find((word) => word !== 'pref') ?? 'jpeg';
  const media = type.includes('/') ? type : `${MEDIA[line.name] ?? 'image'}/${type}`;
  return { head: withoutParams(line.head, OF_A_PICTURE), value: `data:${media};base64,${dense(line.value)}` };
}

function oldPicture(line: CardLine): Written {
  const { head, value } = line;
  const [, media, data] = DATA.exec(value) ?? [];
  const bare = withoutParams(head, OF_A_PICTURE);
  if (data !== undefined) return { head: `${bare};ENCODING=b${typeOf(media)}`, value: dense(data) };
  if (!isInline(line)) return { head: `${bare};VALUE=uri`, value };
  const isNamed = line.params.encoding?.toLowerCase() === 'b';
  return isNamed ? line : { head: head.replace(/ENCODING=base64/i, 'ENCODING=b'), value: dense(value) };
}

function typeOf(media: string | undefined): string {
  const type = media?.split('/')[1];
  return type === undefined ? '' : `;TYPE=${type.toUpperCase()}`;
}

const OF_A_PICTURE = ['type', 'encoding', 'value', 'mediatype', 'pref'];

/** Some fold with more than one blank. */
function dense(base64: string): string {
  return base64.replace(/\s+/g, '');
}

/** A day that nobody can read stays as it is. */
function birthday(line: CardLine, _from: string, to: VcardVersion): Written {
  const day = cardBirthday(line.value, line.params['x-apple-omit-year']);
  if (day === null || /[T ]/.test(line.value)) return line;
  const head = withoutParams(line.head, ['value', 'x-apple-omit-year']);
  const { params, value } = spelledBirthday(day, to);
  return { head: head + params, value };
}

/** RFC 2426, 3.4.2 (`50.9;6.9`) and RFC 6350, 6.5.2 (`geo:50.9,6.9`). */
function coordinates(line: CardLine, _from: string, to: VcardVersion): Written {
  const [, latitude, longitude] = /^(?:geo:)?(-?[\d.]+)\\?[;,](-?[\d.]+)/i.exec(line.value) ?? [];
  if (latitude === undefined || longitude === undefined) return line;
  const value = to === '4.0' ? `geo:${latitude},${longitude}` : `${latitude};${longitude}`;
  return { head: line.head, value };
}

/** 3.0 must have it (RFC 2426, 3.1.2), 4.0 need not. */
function withN(text: string, spelling: Spelling): string {
  const told = readCard(text)?.told;
  const name = [told?.familyName ?? null, told?.givenName ?? null, null, told?.honorific ?? null, null];
  const line = spelledLine('N', name.map((part) => spelledPart(part, '3.0')).join(';'), spelling);
  return text.replace(/^END:VCARD/im, () => `${line}END:VCARD`);
}
