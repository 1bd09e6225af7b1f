import { type PostalAddress, postalAddress } from '../../contacts/domain/address-book.js';
import { cleanLine } from '../reading/clean-text.js';
import { isPreferred, labelByGroup, labelOf } from './card-points.js';
import type { CardProperties } from './card-properties.js';

/**
 * The postal addresses of a card in its order. Box and extension, which RFC 6350 wants empty, are kept beside the street.
 * Never throws. Source: RFC 6350, 6.3.1: box; extension; street; city; region; code; country.
 *
 * @example cardAddresses(properties)[0]?.city // 'München'
 */
export function cardAddresses(properties: CardProperties): PostalAddress[] {
  const labels = labelByGroup(properties);
  return (properties.byName.get('adr') ?? []).flatMap((property) => {
    const [box, extension, street, city, region, postalCode, country] = property.values.map(cleanLine);
    const whole = [street, extension, box].filter(Boolean).join(', ');
    const parts = { street: whole, city, region, postalCode, country };
    return postalAddress({ ...parts, label: labelOf(property, labels), preferred: isPreferred(property) }) ?? [];
  });
}
