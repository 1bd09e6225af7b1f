import { type PostalAddress, postalAddress } from '../../../contacts/domain/address-book.js';
import { cleanLine } from '../../reading/clean-text.js';
import type { CardLabels } from './card-labels.js';
import { type CardProperties, isPreferred } from '../card-properties.js';

/**
 * The postal addresses of a card in its order. Box and extension, which RFC 6350 wants empty, are kept beside the street;
 * an address of which only the label is written (RFC 6350, 6.3.1) has it as its street. Never throws.
 * Source: RFC 6350, 6.3.1: box; extension; street; city; region; code; country.
 *
 * @example cardAddresses(properties, labels)[0]?.city // 'München'
 */
export function cardAddresses(properties: CardProperties, labels: CardLabels): PostalAddress[] {
  return properties.of('adr').flatMap((line) => {
    const [box, extension, street, city, region, postalCode, country] = properties.parts(line);
    const whole = [street, extension, box].filter(Boolean).join(', ');
    const parts = { street: whole, city, region, postalCode, country };
    const isEmpty = Object.values(parts).every((part) => !part);
    const given = isEmpty ? { street: cleanLine(line.params.label) } : parts;
    properties.take(line);
    return postalAddress({ ...given, label: labels.of(line), preferred: isPreferred(line) }) ?? [];
  });
}
