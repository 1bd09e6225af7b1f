import { NoPeopleInFile } from '../imports.errors.js';
import { decodedHead } from '../reading/decoded.js';
import { utf8 } from '../reading/utf8.js';
import { cardPerson } from '../vcard/card-person.js';
import { cards } from '../vcard/cards.js';
import type { ImportFormat } from './format.js';

/** vCard 3.0 and 4.0, many cards in one file; a card that can't be read does not stop the others. */
export const vcard: ImportFormat = {
  name: 'vcard',
  sniff: (head) => (/^BEGIN:VCARD\s*$/im.test(decodedHead(head)) ? 1 : 0),
  *parse(bytes) {
    let row = 0;
    for (const card of cards(utf8(bytes))) yield cardPerson((row += 1), card);
    if (row === 0) throw new NoPeopleInFile();
  },
};
