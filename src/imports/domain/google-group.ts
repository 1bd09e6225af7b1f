/** Google's own group of everybody; phones write it without its mark. */
const EVERYBODY = /^(?:\* )?my ?contacts$/i;
const STARRED = /^(?:\* )?starred(?: in android)?$/i;

/**
 * True for the group into which Google puts everybody: as a tag it says nothing. Never throws.
 *
 * @example isEverybody('* myContacts') // true
 */
export function isEverybody(tag: string): boolean {
  return EVERYBODY.test(tag);
}

/**
 * True for Google's star: it makes a favourite. Never throws.
 *
 * @example isStar('Starred in Android') // true
 */
export function isStar(tag: string): boolean {
  return STARRED.test(tag);
}
