import { NoPeopleInFile } from '../imports.errors.js';
import { decodedHead } from '../reading/decoded.js';
import { utf8 } from '../reading/utf8.js';
import type { ParsedContact, RowError } from '../domain/parsed-contact.js';
import { ownPersonRow } from '../own-person.js';
import { cardPerson } from '../vcard/card-person.js';
import { type Card, cards } from '../vcard/cards.js';
import { isOwnCard, ownPerson } from '../vcard/own-card.js';
import type { ImportFormat } from './format.js';

/** vCard 3.0 and 4.0, many cards in one file; a card that can't be read does not stop the others. */
export const vcard: ImportFormat = {
  name: 'vcard',
  sniff: (head) => (/^BEGIN:VCARD\s*$/im.test(decodedHead(head)) ? 1 : 0),
  *parse({ bytes }) {
    let row = 0;
    for (const card of cards(utf8(bytes))) yield personOf((row += 1), card);
    if (row === 0) throw new NoPeopleInFile();
  },
};

/** Our own cards say more, and are taken as they are. */
function personOf(row: number, card: Card): ParsedContact | RowError {
  if (!card.whole || !isOwnCard(card.lines)) return cardPerson(row, card);
  const person = ownPerson(card.lines);
  return ownPersonRow(row, person, person);
}
