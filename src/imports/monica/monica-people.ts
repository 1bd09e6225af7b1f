import type { ParsedContact, RowError } from '../domain/parsed-contact.js';
import { NoPeopleInFile } from '../imports.errors.js';
import { flag } from './fields.js';
import type { MonicaAccount } from './monica-account.js';
import { monicaPerson } from './person/monica-person.js';
import { tiesOf } from './person/monica-ties.js';

/**
 * Everybody of a Monica account but those who are only mentioned as somebody's relative, who stay as a name with the other
 * person; then the rows that could not be read. Throws NoPeopleInFile if there is neither.
 *
 * @example [...monicaPeople(account)][0].row // 1
 */
export function* monicaPeople(account: MonicaAccount): Generator<ParsedContact | RowError> {
  const ties = tiesOf(account);
  let row = 0;
  for (const entry of account.people) {
    if (!flag(entry.properties, 'is_partial')) yield monicaPerson((row += 1), entry.person(), ties(entry.key));
  }
  for (const source of account.unreadable) {
    yield { row: (row += 1), error: { code: 'broken-row', params: {} }, label: null, source };
  }
  if (row === 0) throw new NoPeopleInFile();
}
