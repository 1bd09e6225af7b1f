/** `co.uk`, `com.br`: below names that short, neighbours are strangers. In characters. */
const SHORT_LABEL = 3;
const ADDRESS = /^[\d.]+$|:/;

/**
 * Whether a password that was given for one host may be said to the other: the same host, or one of the same house, as
 * `caldav.icloud.com` leads on to `p42-caldav.icloud.com`. Two names are of one house if they share what stands before the
 * last label, or one more where that is short. Addresses are only ever the same. Never throws.
 *
 * @param given small letters, as URL gives them
 * @example isSameHouse('caldav.icloud.com', 'p42-caldav.icloud.com') // true
 * @example isSameHouse('example.co.uk', 'other.co.uk') // false
 */
export function isSameHouse(given: string, other: string): boolean {
  if (given === other) return true;
  if (ADDRESS.test(given) || ADDRESS.test(other)) return false;
  const [one, two] = [given.split('.').reverse(), other.split('.').reverse()];
  const needed = (one[1]?.length ?? 0) > SHORT_LABEL ? 2 : 3;
  return one.length >= needed && one.slice(0, needed).every((label, index) => label === two[index]);
}
