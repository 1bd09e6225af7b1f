import { plainWords } from '../../domain/names/plain-words.js';
import type { Remark } from '../../domain/words.js';
import type { CardName } from './card-name.js';
import type { CardProperties } from '../card-properties.js';

/** Whose card it is. */
export interface CardBearer {
  /** Without given and family name for an organisation that has only its own. */
  readonly name: CardName;
  readonly organisation: string | null;
  /** Set where it is perhaps nobody to write to: the user decides. */
  readonly doubt: Remark | null;
  /** Several people under one name; nobody can be made of them. */
  readonly isGroup: boolean;
}

/** Words for one person; any other kind is none. RFC 6350, 6.1.4. */
const KIND_OF_A_PERSON = 'individual';
const KIND_OF_A_GROUP = 'group';
const AS_A_FIRM: Remark = { code: 'not-a-person', params: {} };
const HAS_DIED: Remark = { code: 'has-died', params: {} };

/**
 * A person, a group, or an organisation: by its kind, by Apple's mark, or because nothing but the name of an organisation
 * is told. Never throws. Source: RFC 6350, 6.1.4; RFC 6474, 2.2 (DEATHDATE); imports.md, 5.4.
 *
 * @example bearerOf(propertiesOfACompany, name).organisation // 'Radio Muster'
 */
export function bearerOf(properties: CardProperties, name: CardName): CardBearer {
  const line = properties.first('org');
  const organisation = (line && properties.parts(line)[0]) ?? null;
  const kind = kindOf(properties);
  const isGroup = kind === KIND_OF_A_GROUP || isSaid(properties, 'x-evolution-list', 'TRUE');
  const isFirm = (kind ?? KIND_OF_A_PERSON) !== KIND_OF_A_PERSON || isSaid(properties, 'x-abshowas', 'COMPANY');
  if (isFirm || isFirmByName(properties, name, organisation))
    return { ...firm(properties, name, organisation), isGroup };
  return { name, organisation, doubt: properties.first('deathdate') ? HAS_DIED : null, isGroup };
}

/** Whoever stands for it keeps the name. */
function firm(properties: CardProperties, name: CardName, organisation: string | null): Omit<CardBearer, 'isGroup'> {
  const shown = properties.text(properties.first('fn'));
  const named = organisation ?? shown ?? wholeName(name);
  const isItsOwn = name.isGuessed || isSaidBy(wholeName(name), named);
  if (!isItsOwn) return { name, organisation: named, doubt: AS_A_FIRM };
  if (!isSaidBy(shown, named)) properties.leave(properties.first('fn'));
  const nobody = { ...name, givenName: null, familyName: null, honorific: null };
  return { name: nobody, organisation: named, doubt: AS_A_FIRM };
}

function isSaidBy(text: string | null, name: string | null): boolean {
  const words = plainWords(name ?? '');
  return plainWords(text ?? '').every((word) => words.includes(word));
}

/** What is no person keeps its kind as it stands, for whoever reads the card after us. */
function kindOf(properties: CardProperties): string | null {
  const line = properties.first('kind') ?? properties.first('x-addressbookserver-kind');
  const kind = properties.text(line)?.toLowerCase() ?? null;
  if (kind === null || kind === KIND_OF_A_PERSON) properties.take(line);
  return kind;
}

function isSaid(properties: CardProperties, name: string, word: string): boolean {
  return properties.text(properties.first(name))?.toUpperCase() === word;
}

/** Nothing but an organisation is told, or its name stands where that of a person would. */
function isFirmByName(properties: CardProperties, name: CardName, organisation: string | null): boolean {
  if (organisation === null) return false;
  return wholeName(name) === null || (name.isGuessed && properties.text(properties.first('fn')) === organisation);
}

function wholeName({ givenName, familyName }: CardName): string | null {
  return [givenName, familyName].filter(Boolean).join(' ') || null;
}
