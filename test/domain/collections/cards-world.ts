import { readdirSync, readFileSync } from 'node:fs';
import { placeKey, pointKey } from '../../../src/collections/people/cards/patched-card.js';
import { readCard, type Told } from '../../../src/collections/people/cards/told-card.js';

const folder = 'test/fixtures/cards/';

/** Cards as phones and mail programs write them. */
export const cardFiles = readdirSync(folder).filter((name) => name.endsWith('.vcf'));

export function cardFile(name: string): string {
  return readFileSync(folder + name, 'utf8');
}

export function toldBy(text: string): Told {
  const told = readCard(text)?.told;
  if (!told) throw new Error('no person');
  return told;
}

/** Of lists only what is in them counts. */
export function inOrder(told: Told): Told {
  const sorted = <T>(list: readonly T[], key: (one: T) => string): T[] =>
    [...list].sort((one, other) => (key(one) < key(other) ? -1 : 1));
  return {
    ...told,
    tags: sorted(told.tags, String),
    points: sorted(told.points, pointKey),
    places: sorted(told.places, placeKey),
  };
}
