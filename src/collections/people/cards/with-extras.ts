import type { ExtraEntry } from '../../../contacts/domain/extras.js';
import type { PortablePerson } from '../../../exports/people/portable-person.js';
import { extraLines } from '../../../exports/vcard/extra-lines.js';
import { ownPrefix } from '../../../exports/vcard/own-properties.js';
import type { VcardVersion } from '../../../exports/vcard/write-vcard.js';
import { LARGEST_FILE } from '../../domain/largest-file.js';
import { isTooMuch } from './card-limits.js';
import { CardText } from './card-text.js';
import { isPicture, writtenIn } from './card-version.js';
import { type ExtraThing, extraThings, isSingle, thingKey, type Tied, withoutGroup } from './extra-things.js';
import { readCard } from './told-card.js';

/** They say what a card is, and the card that stands says that itself. */
const OF_THE_CARD: ReadonlySet<string> = new Set([
  'kind',
  'x-addressbookserver-kind',
  'x-abshowas',
  'x-evolution-list',
]);
/** A field of ours may be told by them, where nothing else tells it. */
const TELLING: ReadonlySet<string> = new Set(
  'role|x-nickname|x-epocsecondname|x-android-custom|x-ms-tel|impp|x-socialprofile|socialprofile'.split('|'),
);

/**
 * A card that a client put, with what is known of the person from elsewhere (a merge, an import) and no field of ours
 * holds: what the client's own lines say already does not come twice, a picture only where there is none. The card tells
 * the same of our fields as before, and can be put as it is. Never throws. RFC 6350, 6.10.
 *
 * @param said the extras of the card as the client put it
 * @example withExtras('...FN:Lea Sommer\r\nEND:VCARD\r\n', [], lea) // '...FN:Lea Sommer\r\nX-SKYPE:lea\r\nEND:VCARD\r\n'
 */
export function withExtras(text: string, said: readonly ExtraEntry[], person: PortablePerson): string {
  if (person.extras.length === 0) return text;
  const card = new CardText(text);
  const version = card.version.startsWith('4') ? '4.0' : '3.0';
  const missing = missingThings(said, person, version);
  if (missing.length === 0) return text;
  const told = JSON.stringify(readCard(text)?.told);
  const small = missing.filter(({ line }) => !isPicture(line?.name ?? ''));
  const silent = [missing, small].map((things) => things.filter(({ line }) => !TELLING.has(line?.name ?? '')));
  const texts = [missing, small, ...silent].map((things) => () => added(new CardText(text), things, version));
  for (const write of texts) {
    const whole = write();
    const fits = Buffer.byteLength(whole) <= LARGEST_FILE && !isTooMuch(whole);
    if (fits && JSON.stringify(readCard(whole)?.told) === told) return whole;
  }
  return text;
}

function missingThings(said: readonly ExtraEntry[], person: PortablePerson, version: VcardVersion): ExtraThing[] {
  const own = extraThings(said);
  const keys = new Set(own.map((thing) => thingKey(thing, version)));
  const names = new Set(own.map(({ line }) => line?.name));
  return extraThings(linesOf(person)).filter((thing) => {
    const name = thing.line?.name;
    const isOther = name === undefined || name === 'x-ablabel' || OF_THE_CARD.has(name);
    const key = thingKey(thing, version);
    if (isOther || keys.has(key) || (isSingle(name) && names.has(name))) return false;
    keys.add(key);
    names.add(name);
    return true;
  });
}

/** What of it can stand in a card for others. */
function linesOf({ extras, organisation }: PortablePerson): ExtraEntry[] {
  const { lines } = extraLines(extras, organisation);
  return lines
    .filter(({ property }) => !property.startsWith(ownPrefix))
    .map(({ property, value }) => ({ name: property, value }));
}

function added(card: CardText, things: readonly ExtraThing[], version: VcardVersion): string {
  const groups = new Map<Tied, string>();
  const used = card.groups;
  for (const { tied } of things) {
    if (!tied || groups.has(tied)) continue;
    const group = used.has(tied.group) ? freeGroup(used) : tied.group;
    used.add(group);
    groups.set(tied, group);
  }
  const lines = things.flatMap((thing) => {
    const { tied } = thing;
    const named = (entry: ExtraEntry): { head: string; value: string } => ({
      head: `${(tied && groups.get(tied)) ?? ''}.${withoutGroup(entry.name)}`.replace(/^\./, ''),
      value: entry.value,
    });
    const isLast = things.findLast((other) => other.tied === tied) === thing;
    const { head, value } = thing.line ? writtenIn(thing.line, version) : { head: thing.entry.name, value: '' };
    return [named({ name: head, value }), ...(tied && isLast ? tied.labels.map(named) : [])];
  });
  card.addAtEnd(lines);
  return card.text;
}

function freeGroup(used: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) if (!used.has(`item${number}`)) return `item${number}`;
}
