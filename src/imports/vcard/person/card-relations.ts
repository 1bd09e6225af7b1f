import type { MutualRelation } from '../../../contacts/domain/relation-kinds.js';
import type { ParsedRelation } from '../../domain/parsed-contact.js';
import type { CardProperties } from '../card-properties.js';

/** RFC 6350, 6.6.6: the words of ours that mean the same. */
const KINDS: Readonly<Record<string, MutualRelation>> = {
  colleague: 'colleague',
  'co-worker': 'colleague',
  spouse: 'partner',
  sweetheart: 'partner',
};

/**
 * By which the cards of a file name each other, however it is written; null if it says nothing.
 *
 * @example cardKey('urn:uuid:5A32A740-23B0') // '5a32a740-23b0'
 */
export function cardKey(uid: string | null): string | null {
  return (
    uid
      ?.trim()
      .toLowerCase()
      .replace(/^urn:uuid:/, '') || null
  );
}

/**
 * Those of the same file to whom the card says what they are; everybody else is kept as they stand. Never throws.
 *
 * @example cardRelations(properties, keysOfTheFile) // [{ kind: 'colleague', key: '5a32a740-23b0' }]
 */
export function cardRelations(properties: CardProperties, isInFile: (key: string) => boolean): ParsedRelation[] {
  return properties.of('related').flatMap((line) => {
    const kind = line.types.map((type) => KINDS[type]).find((known) => known !== undefined);
    const key = cardKey(properties.text(line));
    if (!kind || key === null || !isInFile(key)) return [];
    properties.take(line);
    return { kind, key };
  });
}
