import { isTimeZone } from '../../../common/zoned-time.js';
import { droppedDay } from '../../domain/days/dropped-day.js';
import type { ParsedContact, RowError } from '../../domain/parsed-contact.js';
import { parsedContact } from '../../domain/parsed-contact.js';
import type { Remark, RowCode } from '../../domain/words.js';
import { cleanLine, cleanParagraphs } from '../../reading/clean-text.js';
import { cardAddresses } from './card-addresses.js';
import { cardBirthday, isNoBirthday } from '../../domain/days/card-birthday.js';
import { cardExtras } from './card-extras.js';
import { CardLabels } from './card-labels.js';
import { type CardBearer, bearerOf } from './card-bearer.js';
import { type CardName, cardName } from './card-name.js';
import { cardPoints } from './card-points.js';
import { CardProperties } from '../card-properties.js';
import { cardKey, cardRelations } from './card-relations.js';
import { cardTags } from './card-tags.js';
import { valueText } from '../card-values.js';
import type { Card } from '../card.js';

/**
 * The person of a card of any version, or why there is none: a group, no name, a line without end. An organisation is
 * read like a person without a name, and set aside. Whatever no field of ours holds is kept as it stands. A card whose end
 * is missing is read, and the user asked. Never throws.
 * Source: vCard 2.1, RFC 2426, RFC 6350; imports.md, 5.4. `isInFile` tells whether the file has a card with that key.
 *
 * @example cardPerson(1, cardOf(['VERSION:4.0', 'FN:Greta Beispiel'])).familyName // 'Beispiel'
 */
export function cardPerson(
  row: number,
  card: Card,
  isInFile = (_key: string): boolean => false,
): ParsedContact | RowError {
  const properties = new CardProperties(card);
  const shown = properties.text(properties.first('fn')) ?? properties.text(properties.first('org'));
  const bearer = bearerOf(properties, cardName(properties));
  const code = reasonAgainst(card, bearer);
  if (code !== null) {
    const label = shown ?? properties.text(properties.first('email')) ?? '';
    return { row, error: { code, params: {} }, label: label.slice(0, LONGEST_SHOWN) || null, source: card.source() };
  }
  return told(row, properties, { ...bearer, doubt: card.whole ? bearer.doubt : WITHOUT_END, isInFile });
}

const WITHOUT_END: Remark = { code: 'broken-card', params: {} };

/** Why nobody can be made of a card; null if somebody can. */
function reasonAgainst(card: Card, { isGroup, organisation, name }: CardBearer): RowCode | null {
  if (card.tooLong) return 'line-too-long';
  if (isGroup) return 'not-a-person';
  if (name.givenName !== null || name.familyName !== null || organisation !== null) return null;
  return card.whole ? 'no-name' : 'broken-card';
}

const LONGEST_SHOWN = 200;
/** As the column has it. */
const LONGEST_ZONE = 64;

interface Told {
  readonly name: CardName;
  readonly organisation: string | null;
  readonly doubt: Remark | null;
  readonly isInFile: (key: string) => boolean;
}

/** One field after the other: spreading objects into each other takes a third of the whole time. */
function told(row: number, properties: CardProperties, { name, organisation, doubt, isInFile }: Told): ParsedContact {
  const labels = new CardLabels(properties);
  const { givenName, familyName, honorific, nickname, gender } = name;
  const { birthday, remarks } = birthdayOf(properties);
  const role = work(properties);
  const { city, country } = home(properties);
  const { tags, favourite } = cardTags(properties);
  const notes = notesOf(properties);
  const timeZone = zoneOf(properties);
  const points = cardPoints(properties, labels);
  const addresses = cardAddresses(properties, labels);
  const key = cardKey(properties.text(properties.first('uid')));
  const relations = cardRelations(properties, isInFile);
  const extras = cardExtras(properties, labels); // what nobody has taken by now
  const all = [...remarks, ...droppedLines(properties)];
  const facts = { birthday, organisation, role, city, country, timeZone, tags, favourite, notes, points };
  return parsedContact(
    row,
    Object.assign(facts, {
      addresses,
      key,
      givenName,
      familyName,
      honorific,
      nickname,
      gender,
      relations,
      extras,
      doubt,
      remarks: all,
    }),
  );
}

/** The role. A department is kept as it stands, with its organisation: we have no field for it. */
function work(properties: CardProperties): string | null {
  const line = properties.first('org');
  const [organisation = null, ...departments] = line ? properties.parts(line) : [];
  if (organisation !== null && departments.every((department) => department === null)) properties.take(line);
  const title = properties.first('title');
  const role = title && properties.text(title) !== null ? title : properties.first('role');
  properties.take(role);
  return properties.text(role);
}

/** ADR: post box, extended, street, city, region, code, country. */
function home(properties: CardProperties): Pick<ParsedContact, 'city' | 'country'> {
  const line = properties.first('adr');
  const [, , , city, , , country] = line ? properties.parts(line) : [];
  return { city: city ?? null, country: country ?? null };
}

/** TZ by its name (RFC 6350, 6.5.1); an offset says nothing of summer time and is kept as it stands. */
function zoneOf(properties: CardProperties): string | null {
  const line = properties.first('tz');
  const zone = properties.text(line);
  if (!isTimeZone(zone) || zone.length > LONGEST_ZONE) return null;
  properties.take(line);
  return zone;
}

/** Several notes are one, in their order. */
function notesOf(properties: CardProperties): string | null {
  const notes = properties.of('note').map((line) => {
    properties.take(line);
    return cleanParagraphs(valueText(line.value, properties.version));
  });
  const told = notes.filter((note) => note !== null);
  return told.length === 0 ? null : told.join('\n\n');
}

function birthdayOf(properties: CardProperties): { birthday: string | null; remarks: Remark[] } {
  const line = properties.first('bday');
  const value = properties.text(line);
  if (!line || value === null || isNoBirthday(value)) {
    properties.take(line);
    return { birthday: null, remarks: [] };
  }
  const birthday = cardBirthday(value, cleanLine(line.params['x-apple-omit-year']) ?? undefined);
  if (birthday !== null) {
    properties.take(line);
    return { birthday, remarks: [] };
  }
  return { birthday, remarks: [droppedDay('birthday-dropped', value)] };
}

function droppedLines({ dropped }: CardProperties): Remark[] {
  return dropped === 0 ? [] : [{ code: 'lines-dropped', params: { count: dropped } }];
}
