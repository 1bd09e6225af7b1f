import type { PortablePerson } from '../../../exports/people/portable-person.js';
import { type VcardVersion, writeBookCard } from '../../../exports/vcard/write-vcard.js';
import { versionOf } from './card-lines.js';
import { CardText } from './card-text.js';
import { inVersion } from './card-version.js';
import { patchedCard } from './patched-card.js';
import { cardUid } from './put-card.js';
import { readCard, toldOf } from './told-card.js';
import { withExtras } from './with-extras.js';

/** What is served to whoever names no version; every client reads it (RFC 6352, 10.4). */
const USUAL: VcardVersion = '3.0';

/**
 * Somebody whom no client has put, as we write them. Never throws.
 *
 * @param uid what the card is called; null: by the person's id
 * @example personCard(greta, null) // 'BEGIN:VCARD\r\nVERSION:3.0\r\n...'
 */
export function personCard(person: PortablePerson, version: VcardVersion | null, uid: string | null = null): string {
  const printed = writeBookCard(person, version ?? USUAL);
  const card = uid === null ? printed : withUid(printed, uid);
  // what is kept of other files may be spelled as their version had it
  return person.extras.length === 0 ? card : inVersion(card, version ?? USUAL);
}

/**
 * What a client put, with what changed here since and what is known from elsewhere that no field holds, in its own version or in the one that is asked for. A card without a
 * UID gets the person's id: every file of an address book has one (RFC 6352, 5.1). Never throws.
 *
 * @param uid what it is called, as `cardUid` has it, whatever the text says; null: as the text says
 * @example servedCard(body, greta, null) === body // nothing changed
 */
export function servedCard(
  body: string,
  person: PortablePerson,
  version: VcardVersion | null,
  uid: string | null = null,
): string {
  const read = readCard(body);
  const patched = withExtras(patchedCard(body, toldOf(person), read?.told), read?.parsed.extras ?? [], person);
  const said = cardUid(patched);
  const called = uid ?? (said || person.id);
  const whole = said === called ? patched : withUid(patched, called);
  return version === null || version === versionOf(whole) ? whole : inVersion(whole, version);
}

function withUid(text: string, uid: string): string {
  const card = new CardText(text);
  for (const placed of card.of('uid')) card.remove(placed);
  card.add('UID', `urn:uuid:${uid}`, ['version']);
  return card.text;
}
