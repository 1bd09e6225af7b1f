import { cut, valueText } from '../../../imports/vcard/card-values.js';
import { CardText } from './card-text.js';
import { spelledPart, spelledText } from './spelling.js';
import { readCard, type Told } from './told-card.js';

type Name = Pick<Told, 'givenName' | 'familyName' | 'honorific'>;
const NAME = ['givenName', 'familyName', 'honorific'] as const;

/**
 * The card with another name: in N only the parts that changed (further given names and suffixes stay), in FN only their
 * words. Where our reader would not read that as the name it should be, N and FN are written anew. Never throws.
 * RFC 6350, 6.2.1 and 6.2.2; RFC 2426, 3.1.1 and 3.1.2.
 *
 * @example withName('...N:Probe;Greta;;;\r\nFN:Greta Probe...', told, { ...told, familyName: 'Muster' })
 * // '...N:Muster;Greta;;;\r\nFN:Greta Muster...'
 */
export function withName(text: string, told: Told, wanted: Told): string {
  if (NAME.every((field) => told[field] === wanted[field])) return text;
  const careful = patched(text, told, wanted);
  const read = readCard(careful)?.told;
  return read && NAME.every((field) => read[field] === wanted[field]) ? careful : writtenAnew(text, wanted);
}

function patched(text: string, told: Told, wanted: Told): string {
  const card = new CardText(text);
  const line = card.first('n');
  const isTelling = line !== null && /[^;\s]/.test(line.line.value);
  const parts = isTelling ? cut(line.line.value, card.version, ';') : [];
  const next = isTelling ? changedParts(parts, { told, wanted }, card.version) : wholeName(wanted, card.version);
  setLine(card, 'n', next.join(';'));
  const shown = card.first('fn');
  const before = shown ? valueText(shown.line.value, card.version) : '';
  setLine(card, 'fn', spelledText(renamed(before, told, wanted), card.version));
  return card.text;
}

/** Family, given, further given names, before, behind; as they stand, but for what is another now. */
function changedParts(
  [family = '', given = '', further = '', before = '', ...behind]: readonly string[],
  { told, wanted }: { readonly told: Name; readonly wanted: Name },
  version: string,
): string[] {
  const spelled = (text: string | null): string => spelledPart(text, version);
  return [
    wanted.familyName === told.familyName ? family : spelled(wanted.familyName),
    ...(wanted.givenName === told.givenName ? [given, further] : givenParts(wanted.givenName ?? '', further, version)),
    wanted.honorific === told.honorific ? before : spelled(wanted.honorific),
    ...(behind.length === 0 ? [''] : behind),
  ];
}

/** Further given names stay where they are as long as the name ends with them. */
function givenParts(name: string, further: string, version: string): string[] {
  const more = ` ${valueText(further, version)}`;
  const isKept = further !== '' && name.endsWith(more);
  return isKept ? [spelledPart(name.slice(0, -more.length), version), further] : [spelledPart(name, version), ''];
}

function renamed(shown: string, told: Told, wanted: Told): string {
  let text = shown;
  for (const field of NAME) {
    const [old, now] = [told[field], wanted[field]];
    if (old !== now && old !== null && text.includes(old)) text = text.replace(old, () => now ?? '');
  }
  const tidy = text.replace(/\s+/g, ' ').trim();
  const isWhole = NAME.every((field) => wanted[field] === null || tidy.includes(wanted[field]));
  return isWhole && tidy !== '' ? tidy : shownName(wanted);
}

/** FN must not be empty. */
function shownName({ honorific, givenName, familyName, nickname, organisation }: Told): string {
  const name = [honorific, givenName, familyName].filter(Boolean).join(' ');
  return name || (nickname ?? organisation ?? '?');
}

function writtenAnew(text: string, wanted: Told): string {
  const card = new CardText(text);
  setLine(card, 'n', wholeName(wanted, card.version).join(';'));
  setLine(card, 'fn', spelledText(shownName(wanted), card.version));
  return card.text;
}

function wholeName({ familyName, givenName, honorific }: Name, version: string): string[] {
  return [familyName, givenName, null, honorific, null].map((part) => spelledPart(part, version));
}

function setLine(card: CardText, name: 'n' | 'fn', value: string): void {
  const line = card.first(name);
  if (!line) card.add(name.toUpperCase(), value, ['fn', 'n', 'version']);
  else if (line.line.value !== value) card.replace(line, line.line.head, value);
}
