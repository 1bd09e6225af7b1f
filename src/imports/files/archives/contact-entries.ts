/** What of an archive may hold people, by its name. */
const CONTACT_FILE = /\.(?:csv|tsv|txt|vcf|vcard|json|ldif|ldi|sql)$/i;
const ARCHIVE = /\.(?:zip|7z|rar|gz|tgz|tar)$/i;
/** Of the many tables of LinkedIn's export, those that tell of people (imports.md, 5.1). */
const OF_LINKEDIN: readonly string[] = ['connections.csv', 'messages.csv', 'invitations.csv'];
/** Beside messages alone, these tell that it is LinkedIn's export. */
const ALSO_OF_LINKEDIN: readonly string[] = ['profile.csv', 'registration.csv'];
const LONGEST_NAME = 200;

/**
 * The name of a file without its folders and without characters that have no business in one; at most 200 characters.
 *
 * @example bareName('../../Basic_Export/Connections.csv') // 'Connections.csv'
 */
export function bareName(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return name
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME);
}

/**
 * True for an archive, which is not opened within another one.
 *
 * @example isArchiveName('more.zip') // true
 */
export function isArchiveName(path: string): boolean {
  return ARCHIVE.test(path) && !isHidden(path);
}

/**
 * Which entries of an archive are looked at: what may hold people by its name; of LinkedIn's export only the three tables
 * that do. Photos, pages and what systems leave behind (`__MACOSX`, `.DS_Store`) are not.
 *
 * @example contactPaths(['a/Connections.csv', 'a/Ads.csv']) // ['a/Connections.csv']
 */
export function contactPaths(paths: readonly string[]): string[] {
  const may = paths.filter((path) => CONTACT_FILE.test(path) && !isHidden(path));
  return isLinkedIn(may) ? may.filter((path) => OF_LINKEDIN.includes(nameOf(path))) : may;
}

function isLinkedIn(paths: readonly string[]): boolean {
  const names = new Set(paths.map(nameOf));
  const has = (list: readonly string[]): boolean => list.some((name) => names.has(name));
  return names.has('connections.csv') || (has(OF_LINKEDIN) && has(ALSO_OF_LINKEDIN));
}

function nameOf(path: string): string {
  return bareName(path).toLowerCase();
}

function isHidden(path: string): boolean {
  return path.split(/[\\/]/).some((part) => part === '__MACOSX' || (part.startsWith('.') && !/^\.+$/.test(part)));
}
