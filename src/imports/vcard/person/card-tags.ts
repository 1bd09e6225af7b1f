import { isEverybody, isStar } from '../../domain/google-group.js';
import type { ParsedContact } from '../../domain/parsed-contact.js';
import type { CardProperties } from '../card-properties.js';

/** Longer ones are kept as they stand. Unit: characters. */
const LONGEST_TAG = 100;

/**
 * The categories of a card as tags; Google's star makes a favourite. Never throws.
 *
 * @example cardTags(properties) // { tags: ['Radio'], favourite: false }
 */
export function cardTags(properties: CardProperties): Pick<ParsedContact, 'tags' | 'favourite'> {
  const tags = new Set<string>();
  let favourite = false;
  for (const line of properties.of('categories')) {
    const all = properties.list(line);
    if (all.every(({ length }) => length <= LONGEST_TAG)) properties.take(line);
    for (const tag of all) {
      if (isStar(tag)) favourite = true;
      else if (tag.length <= LONGEST_TAG && !isEverybody(tag)) tags.add(tag);
    }
  }
  return { tags: [...tags], favourite };
}
