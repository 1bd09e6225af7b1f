import type { ParsedContact, ParsedRelation, RowError } from '../domain/parsed-contact.js';
import { NoPeopleInFile } from '../imports.errors.js';
import { ownPersonRow } from '../own-files/own-person.js';
import { decoded, decodedHead, encodingOf } from '../reading/decoded.js';
import { cardPerson } from '../vcard/person/card-person.js';
import { cardKey } from '../vcard/person/card-relations.js';
import type { Card } from '../vcard/card.js';
import { cards } from '../vcard/cards.js';
import { isOwnCard, type OwnPerson, ownPerson } from '../own-files/own-card.js';
import { uidsOf } from '../vcard/uids.js';
import type { FileToRead, ImportFormat } from './format.js';

const BEGIN = /^\ufeff?[ \t]{0,99}BEGIN[ \t]{0,9}:[ \t]{0,9}VCARD[ \t]{0,99}$/im;

/** vCard 2.1, 3.0 and 4.0, many cards in one file; a card that can't be read does not stop the others. */
export const vcard: ImportFormat = {
  name: 'vcard',
  sniff: (head) => (BEGIN.test(decodedHead(head)) ? 1 : 0),
  *parse(file) {
    const bytes = bytesOf(file);
    const isInFile = uidsOf(bytes);
    const encoding = file.reading.encoding === 'windows-1252' ? file.reading.encoding : undefined;
    let row = 0;
    for (const card of cards(bytes, encoding)) yield personOf((row += 1), card, isInFile);
    if (row === 0) throw new NoPeopleInFile();
  },
};

/** UTF-16 becomes UTF-8; everything else stays bytes, because a line may be folded within a character. */
function bytesOf({ bytes, reading }: FileToRead): Uint8Array {
  const encoding = reading.encoding ?? encodingOf(bytes.subarray(0, 2));
  return encoding.startsWith('utf-16') ? Buffer.from(decoded(bytes, encoding).text, 'utf8') : bytes;
}

/** Our own cards say more, and are taken as they are. */
function personOf(row: number, card: Card, isInFile: (key: string) => boolean): ParsedContact | RowError {
  if (!card.whole || !isOwnCard(card.lines)) return cardPerson(row, card, isInFile);
  const person = ownPerson(card.lines);
  return ownPersonRow(row, person, { ...person, key: cardKey(person.id), relations: relationsOf(person) });
}

function relationsOf({ relations, introducedById }: OwnPerson): ParsedRelation[] {
  const mutual = relations.map(({ kind, contactId }) => ({ kind, key: contactId }));
  return introducedById === null ? mutual : [...mutual, { kind: 'introduced-by', key: introducedById }];
}
