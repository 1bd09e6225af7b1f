import { type PostalAddress, postalAddress } from '../../../contacts/domain/address-book.js';
import { line } from '../fields.js';
import type { MonicaPerson } from '../monica-account.js';

/**
 * Where a person lives and works; countries are codes, as Monica keeps them.
 *
 * @example monicaAddresses(greta)[0]?.city // 'München'
 */
export function monicaAddresses({ things }: MonicaPerson): PostalAddress[] {
  return (things.get('address') ?? []).flatMap(
    (fields) =>
      postalAddress({
        street: line(fields, 'street'),
        postalCode: line(fields, 'postal_code'),
        city: line(fields, 'city'),
        region: line(fields, 'province'),
        country: line(fields, 'country'),
        label: line(fields, 'name'),
      }) ?? [],
  );
}
