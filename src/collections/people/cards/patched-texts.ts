import { cleanLine } from '../../../imports/reading/clean-text.js';
import { cut, valueText } from '../../../imports/vcard/card-values.js';
import { CardText, type Placed } from './card-text.js';
import { spelledBirthday, withoutParams } from './line-heads.js';
import { spelledPart, spelledText } from './spelling.js';
import type { Told } from './told-card.js';

type Patch = (card: CardText, wanted: Told) => void;
type Field = 'nickname' | 'organisation' | 'role' | 'birthday' | 'notes';

/** A field and the lines that tell it: RFC 6350, 6.2.3, 6.6.4, 6.6.1, 6.2.5, 6.7.2. */
const PATCHES: readonly (readonly [Field, Patch])[] = [
  ['nickname', setNickname],
  ['organisation', setOrganisation],
  ['role', setRole],
  ['birthday', setBirthday],
  ['notes', setNotes],
];

/**
 * The card with the texts that are others now, each in the line that told it; a text that is gone takes its line along.
 * Departments, further nicknames and parameters stay. Never throws.
 *
 * @example withTexts('...ORG:Radio Muster;Kultur...', told, { ...told, organisation: 'Radio Neu' }) // '...ORG:Radio Neu;Kultur...'
 */
export function withTexts(text: string, told: Told, wanted: Told): string {
  const card = new CardText(text);
  for (const [field, patch] of PATCHES) if (told[field] !== wanted[field]) patch(card, wanted);
  setTags(card, told, wanted);
  return card.text;
}

/** Of several lines or names the first one is ours. */
function setNickname(card: CardText, { nickname }: Told): void {
  const line = ['nickname', 'x-nickname', 'x-epocsecondname']
    .map((name) => card.first(name))
    .find((found) => found !== null && cleanLine(found.line.value) !== null);
  if (!line) return nickname === null ? undefined : card.add('NICKNAME', spelledText(nickname, card.version), ['fn']);
  if (nickname === null) return card.remove(line);
  const others = cut(line.line.value, card.version, ',').slice(1);
  const value = [spelledText(nickname, card.version), ...others].join(',');
  card.replace(line, line.line.head, value);
}

function setOrganisation(card: CardText, { organisation }: Told): void {
  const line = card.first('org');
  const [, ...departments] = line ? cut(line.line.value, card.version, ';') : [];
  const parts = [spelledPart(organisation, card.version), ...departments];
  if (!line) return organisation === null ? undefined : card.add('ORG', parts.join(';'), ['nickname', 'n', 'fn']);
  if (parts.every((part) => part.trim() === '')) return card.remove(line);
  card.replace(line, line.line.head, parts.join(';'));
}

function setRole(card: CardText, { role }: Told): void {
  const title = card.first('title');
  const line = title && /\S/.test(title.line.value) ? title : (card.first('role') ?? title);
  setText(card, line, { head: 'TITLE', text: role, behind: ['org'] });
}

function setBirthday(card: CardText, { birthday }: Told): void {
  const line = card.first('bday');
  if (birthday === null) return line ? card.remove(line) : undefined;
  const head = line ? withoutParams(line.line.head, ['value', 'x-apple-omit-year', 'calscale']) : 'BDAY';
  const { params, value } = spelledBirthday(birthday, card.version);
  if (line) card.replace(line, head + params, value);
  else card.add(head + params, value, []);
}

/** Several notes are one of ours. */
function setNotes(card: CardText, { notes }: Told): void {
  const [first = null, ...others] = card.of('note');
  for (const other of others) card.remove(other);
  setText(card, first, { head: 'NOTE', text: notes, behind: [] });
}

function setText(
  card: CardText,
  line: Placed | null,
  { head, text, behind }: { readonly head: string; readonly text: string | null; readonly behind: readonly string[] },
): void {
  if (text === null) return line ? card.remove(line) : undefined;
  const value = spelledText(text, card.version);
  if (line) card.replace(line, line.line.head, value);
  else card.add(head, value, behind);
}

/** Those that went and came; the others stay where they stand (CATEGORIES: RFC 6350, 6.7.1). */
function setTags(card: CardText, told: Told, wanted: Told): void {
  const [before, after] = [told, wanted].map(({ tags }) => new Set(tags.map(keyOf)));
  const gone = new Set([...(before ?? [])].filter((key) => !after?.has(key)));
  const come = wanted.tags.filter((tag) => !before?.has(keyOf(tag)));
  if (gone.size === 0 && come.length === 0) return;
  const [first, ...others] = card.of('categories');
  for (const line of others) setCategories(card, line, { gone, come: [] });
  if (first) setCategories(card, first, { gone, come });
  else card.add('CATEGORIES', spelledTags(come, card.version).join(','), []);
}

function setCategories(
  card: CardText,
  placed: Placed,
  { gone, come }: { readonly gone: ReadonlySet<string>; readonly come: readonly string[] },
): void {
  const { head, value } = placed.line;
  // as our reader has it: vCard 2.1 knows no list here, and some write one as its other lists are
  const separator = card.version.startsWith('2') && value.includes(';') && !value.includes(',') ? ';' : ',';
  const there = cut(value, card.version, separator);
  const kept = there.filter((tag) => !gone.has(keyOf(cleanLine(valueText(tag, card.version)) ?? '')));
  const tags = [...kept, ...spelledTags(come, card.version)];
  if (tags.every((tag) => tag.trim() === '')) card.remove(placed);
  else if (kept.length < there.length || come.length > 0) card.replace(placed, head, tags.join(separator));
}

function spelledTags(tags: readonly string[], version: string): string[] {
  return tags.map((tag) => spelledText(tag, version));
}

function keyOf(tag: string): string {
  return tag.toLowerCase();
}
