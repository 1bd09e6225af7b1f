import { searchKey } from '../../contacts/domain/name-key.js';

/** Between a city and what tells it from others of its name: "Frankfurt am Main", "Rothenburg ob der Tauber". */
const BY_THE_RIVER = /\s+(?:am|an der|an dem|im|in der|in|bei|ob der|vor der|auf der|unter|upon|sur|sobre|nad)\s+/iu;
/** What people write around the name of a city, in German and English. */
const BEFORE_THE_NAME =
  /^(?:greater|großraum|grossraum|raum|metropolregion|hansestadt|landeshauptstadt|universitätsstadt|stadt|city of)\s+/iu;
const AFTER_THE_NAME =
  /\s+(?:metropolitan area|metropolitan region|metro area|area|region|und umgebung|and surroundings|und region)$/iu;
const POSTAL_CODE = /^(?:[a-z]{1,2}[- ])?\d{3,6}\s+/iu;
const SAINT = /^(?:sankt|saint|st) /u;

/**
 * Every key by which a city of the table is found: its name, without what stands in brackets, without or with a shorter
 * "am Main". Keys are those of `searchKey`. Never throws; the name's own key comes first.
 *
 * @example placeKeys('Frankfurt am Main') // ['frankfurt am main', 'frankfurt', 'frankfurt main', 'frankfurt a m']
 */
export function placeKeys(name: string): string[] {
  const [bare, rest] = apart(name);
  const keys = [searchKey(name), searchKey(bare)];
  if (rest !== null) keys.push(searchKey(`${bare} ${rest}`), searchKey(`${bare} a ${rest[0] ?? ''}`));
  return distinct(keys.flatMap(withSaints));
}

/**
 * The keys by which a city that somebody typed may be found, the most exact first: as it stands, then without postal
 * code, region, district and what else people add. Never throws; nothing to look for gives [].
 *
 * @example askedKeys('80331 München, Bayern') // ['80331 munchen bayern', '80331 munchen', 'munchen']
 */
export function askedKeys(text: string): string[] {
  const [beforeComma = ''] = text.split(/[,;|]/u);
  const coded = beforeComma.trim().replace(POSTAL_CODE, '');
  const plain = coded.replace(BEFORE_THE_NAME, '').replace(AFTER_THE_NAME, '');
  const [bare] = apart(plain);
  const [whole = ''] = bare.split(/\s*[-–/]\s*/u);
  return distinct([text, beforeComma, coded, plain, bare, whole].map(searchKey).flatMap(withSaints));
}

/** "Frankfurt" and "Main", "Halle" and "Saale", "Jena" and null. */
function apart(name: string): [string, string | null] {
  const bracketed = /^([^(]+)\(([^)]+)\)/u.exec(name);
  if (bracketed?.[1] && bracketed[2]) return [bracketed[1].trim(), bracketed[2].trim()];
  const [bare = name, ...rest] = name.split(BY_THE_RIVER);
  return rest.length > 0 ? [bare, rest.join(' ')] : [name, null];
}

/** "St. Gallen" is "Sankt Gallen". */
function withSaints(key: string): string[] {
  if (!SAINT.test(key)) return [key];
  return [key, ...['sankt', 'saint', 'st'].map((word) => key.replace(SAINT, `${word} `))];
}

function distinct(keys: readonly string[]): string[] {
  return [...new Set(keys)].filter((key) => key !== '');
}
