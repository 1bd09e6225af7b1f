import type { Gender } from '../../../contacts/domain/words.js';
import { type Addressed, addressed } from '../../domain/names/addressed.js';
import { completedName } from '../../domain/names/completed-name.js';
import { genderOfWord } from '../../domain/names/gender-word.js';
import { importedName, type PersonName } from '../../domain/names/imported-name.js';
import { plainWords } from '../../domain/names/plain-words.js';
import type { CardProperties } from '../card-properties.js';

export interface CardName extends PersonName {
  readonly nickname: string | null;
  readonly gender: Gender | null;
  /** Nothing but the name to show tells it: it may be an organisation's. */
  readonly isGuessed: boolean;
}

/**
 * The name of a card: N, with the help of FN where it tells more, else FN, whose last word is taken for the family name, else
 * the nickname. Forms of address tell the gender, never the form. Never throws.
 *
 * @example cardName(properties).familyName // 'Beispiel'
 */
export function cardName(properties: CardProperties): CardName {
  const nickname = nicknameOf(properties);
  const line = properties.first('n');
  const [family, given, middle, prefix, suffix] = line ? properties.parts(line) : [];
  const shown = properties.text(properties.first('fn'));
  const written = importedName(joined([given, middle]), family ?? null);
  const isWritten = (written.givenName ?? written.familyName) !== null;
  const name = completedName(written, shown ?? nickname);
  if (!suffix && isAllOf([given, middle, family], name)) properties.take(line);
  takeShown(properties, [prefix, name.givenName, given, family, suffix, nickname, isWritten ? null : shown]);
  const told = withAddress(name, addressed(prefix ?? null), genderOf(properties));
  return Object.assign(told, { nickname, isGuessed: !isWritten });
}

type Named = Pick<CardName, 'givenName' | 'familyName' | 'honorific' | 'gender'>;

function withAddress({ givenName, familyName, honorific }: PersonName, before: Addressed, told: Gender | null): Named {
  const titles = joined([before.title, before.rest]);
  return { givenName, familyName, honorific: titles ?? honorific, gender: told ?? before.gender };
}

function joined(parts: readonly (string | null | undefined)[]): string | null {
  return parts.filter(Boolean).join(' ') || null;
}

/** False where tidying took something away: a degree, a pronoun. */
function isAllOf(
  parts: readonly (string | null | undefined)[],
  { honorific, givenName, familyName }: PersonName,
): boolean {
  const [given, middle, family] = parts;
  if (!middle && (given ?? null) === givenName && (family ?? null) === familyName) return true;
  const known = new Set(plainWords([honorific, givenName, familyName].join(' ')));
  return parts.every((part) => plainWords(part ?? '').every((word) => known.has(word)));
}

/** The first of them; several are kept as they stand. */
function nicknameOf(properties: CardProperties): string | null {
  const line = properties.first('nickname');
  const [first, ...more] = line ? properties.list(line) : [];
  if (more.length === 0) properties.take(line);
  return first ?? otherNickname(properties) ?? androidNickname(properties);
}

/** What Symbian and others wrote before 3.0 had a word for it. */
function otherNickname(properties: CardProperties): string | null {
  return properties.takenText('x-nickname') ?? properties.takenText('x-epocsecondname');
}

/** `X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Gretchen;1;;;`: old Android had no other place for it. */
function androidNickname(properties: CardProperties): string | null {
  const line = properties.of('x-android-custom').find(({ value }) => value.startsWith(ANDROID_NICKNAME));
  properties.take(line);
  return (line && properties.parts(line)[1]) ?? null;
}

const ANDROID_NICKNAME = 'vnd.android.cursor.item/nickname;';

/** FN holds nothing more if the name has all its words. */
function takeShown(properties: CardProperties, parts: readonly (string | null | undefined)[]): void {
  const [line, ...others] = properties.of('fn');
  const [, , given, family] = parts;
  if (others.length === 0 && line?.value === `${given ?? ''} ${family ?? ''}`) return properties.take(line); // most are
  const known = new Set(parts.flatMap((part) => plainWords(part ?? '')));
  for (const line of properties.of('fn')) {
    if (plainWords(properties.text(line) ?? '').every((word) => known.has(word))) properties.take(line);
  }
}

/** RFC 6350, 6.2.7; the Windows Address Book counts, as MAPI does (PR_GENDER). */
const GENDER_CODES: Readonly<Record<string, Gender>> = {
  'gender O': 'd',
  'x-wab-gender 1': 'f',
  'x-wab-gender 2': 'm',
};

/** GENDER:F;woman says more than we hold. X-GENDER:Female and X-WAB-GENDER:1 are what came before it. */
function genderOf(properties: CardProperties): Gender | null {
  for (const name of ['gender', 'x-gender', 'x-wab-gender']) {
    const line = properties.first(name);
    const [sex = '', identity] = line ? properties.parts(line) : [];
    const gender = GENDER_CODES[`${name} ${sex?.toUpperCase()}`] ?? genderOfWord(sex);
    if (gender === null) continue;
    if (!identity) properties.take(line);
    return gender;
  }
  return null;
}
