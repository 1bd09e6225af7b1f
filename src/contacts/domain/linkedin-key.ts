/** Groups: the path after the host of a profile address; /in/ today, /pub/ in old exports. */
const PROFILE_ADDRESS = /^(?:https?:)?(?:\/\/)?(?:[a-z0-9-]+\.)*linkedin\.com\/+(?:mwlite\/+)?(in|pub)\/+([^?#]+)/i;

/**
 * The part of a LinkedIn profile address that names the person, so that two spellings of the address are the same:
 * lower case, whatever the sub-domain, no query, no trailing slash, percent-decoded. Null for anything else (a company
 * page, another site, an empty text). Never throws. Source: imports.md, 5.1.
 *
 * @example linkedInKey('https://de.linkedin.com/in/J%C3%BCrgen-Probe/?trk=x') // 'jürgen-probe'
 */
export function linkedInKey(url: string): string | null {
  const [, kind, path] = PROFILE_ADDRESS.exec(url.trim()) ?? [];
  if (!kind || !path) return null;
  const segments = path.split('/').filter((segment) => segment.trim() !== '');
  // /pub/ needs its numbers to tell people apart; behind /in/name a language or a section may follow
  const named = kind.toLowerCase() === 'pub' ? segments : segments.slice(0, 1);
  const slug = decoded(named.join('/')).normalize('NFC').toLowerCase().trim();
  return slug === '' ? null : slug;
}

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone % is a spelling like any other
  }
}
