import { line } from '../fields.js';
import type { Fields } from '../monica-account.js';

/**
 * How a person of Monica is called, for others who know them.
 *
 * @example nameInMonica({ first_name: 'Greta', last_name: 'Beispiel' }) // 'Greta Beispiel'
 */
export function nameInMonica(properties: Fields): string | null {
  const parts = ['first_name', 'middle_name', 'last_name'].map((name) => line(properties, name));
  const whole = parts.filter((part) => part !== null).join(' ');
  return whole === '' ? line(properties, 'nickname') : whole;
}
