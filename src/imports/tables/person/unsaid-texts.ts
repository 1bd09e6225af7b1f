import { isEcho } from '../../domain/names/echo.js';
import type { ParsedContact, ParsedExtra } from '../../domain/parsed-contact.js';
import type { Cells } from '../cells.js';

/**
 * What a text says beyond the parts that stand beside it: a whole name ("Papa") next to first and last name, an address in
 * one text next to street and city. Never throws.
 *
 * @example unsaidTexts(karl, cells) // [{ name: 'Display Name', value: 'Papa' }]
 */
export function unsaidTexts(person: ParsedContact, cells: Cells): ParsedExtra[] {
  const hasNameParts = (['givenName', 'middleName', 'familyName'] as const).some((part) => cells.first(part) !== null);
  const names = hasNameParts ? cells.columnsOf('fullName') : []; // else the name was made of it
  return [...names, ...cells.columnsOf('address')].flatMap(({ at, header }) => {
    const value = cells.lines(at);
    return value === null || isEcho(value, person) ? [] : [{ name: header, value }];
  });
}
