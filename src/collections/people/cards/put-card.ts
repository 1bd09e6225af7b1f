import { createHash } from 'node:crypto';
import { ItemRefused } from '../../collections.errors.js';
import { LARGEST_FILE } from '../../domain/largest-file.js';
import { isTooMuch } from './card-limits.js';
import { standingLines, versionOf } from './card-lines.js';
import { readCard, type ReadCard } from './told-card.js';

/** As the column has it. */
const LONGEST_UID = 255;
const VERSIONS: ReadonlySet<string> = new Set(['2.1', '3.0', '4.0']);
const BEGIN = /^\ufeff?\s*BEGIN\s*:\s*VCARD\s*$/i;
const END = /^END\s*:\s*VCARD\s*$/i;
const OF_UUIDS = /^(?:urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/**
 * What a card calls itself, the same for every spelling of the same UUID (`urn:uuid:` and capitals; RFC 9562, 4); empty if
 * it does not say. Too long ones by their fingerprint. Never throws. RFC 6350, 6.7.6.
 *
 * @example cardUid('...UID:urn:uuid:5A32A740-23B0-47AA-8000-000000000001...') // '5a32a740-23b0-47aa-8000-000000000001'
 */
export function cardUid(text: string): string {
  const uid = standingLines(text)
    .find(({ line }) => line?.name === 'uid' && line.value.trim() !== '')
    ?.line?.value.trim();
  if (uid === undefined) return '';
  const uuid = OF_UUIDS.exec(uid)?.[1];
  if (uuid !== undefined) return uuid.toLowerCase();
  return uid.length <= LONGEST_UID ? uid : createHash('sha256').update(uid).digest('hex');
}

/**
 * Throws ItemRefused for a card that is too large, or that has more lines or longer parameters than any person needs. RFC
 * 6352, 6.3.2.1: max-resource-size, valid-address-data.
 *
 * @example assertReadable('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Greta Beispiel\r\nEND:VCARD\r\n') // nothing
 */
export function assertReadable(text: string): void {
  if (Buffer.byteLength(text) > LARGEST_FILE) throw new ItemRefused('max-resource-size', TOO_LARGE);
  if (isTooMuch(text)) throw new ItemRefused('valid-address-data', TOO_MUCH);
}

/**
 * Reads a card that a client puts. Throws ItemRefused: too large, not exactly one whole card (RFC 6352, 6.3.2.1:
 * valid-address-data), of another version, or a group, which we have no place for (supported-address-data).
 *
 * @example putCard('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Greta Beispiel\r\nEND:VCARD\r\n').told.givenName // 'Greta'
 */
export function putCard(text: string): ReadCard {
  assertReadable(text);
  assertOneCard(text);
  if (!VERSIONS.has(versionOf(text))) throw new ItemRefused('supported-address-data', VERSION_UNKNOWN);
  const read = readCard(text);
  if (!read) throw new ItemRefused('supported-address-data', GROUP);
  return read;
}

function assertOneCard(text: string): void {
  if (text.includes('\u0000')) throw new ItemRefused('valid-address-data', NOT_ONE);
  const raws = standingLines(text).flatMap(({ raw }) => (raw.trim() === '' ? [] : [raw.trim()]));
  const begins = raws.filter((raw) => BEGIN.test(raw)).length;
  const ends = raws.filter((raw) => END.test(raw)).length;
  const isFramed = BEGIN.test(raws[0] ?? '') && END.test(raws.at(-1) ?? '');
  if (begins !== 1 || ends !== 1 || !isFramed) throw new ItemRefused('valid-address-data', NOT_ONE);
}

const TOO_LARGE = 'A card may have 1 MB. A smaller picture helps.';
const TOO_MUCH = 'This card has more lines or longer parameters than a person needs.';
const NOT_ONE = 'This is not exactly one whole vCard, from BEGIN:VCARD to END:VCARD.';
const VERSION_UNKNOWN = 'Cards are taken in vCard 2.1, 3.0 and 4.0.';
const GROUP = 'Groups stay on the device: here people have tags, which cards show as CATEGORIES.';
