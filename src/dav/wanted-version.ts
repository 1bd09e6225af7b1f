import type { Wanted } from '../collections/collection-files.js';

const VCARD = /^\s*text\/vcard\s*;(.*)$/i;
const VERSION = /(?:^|;)\s*version\s*=\s*"?(3\.0|4\.0)"?\s*(?:;|$)/i;
const QUALITY = /(?:^|;)\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*(?:;|$)/i;

/**
 * Which vCard version a GET asks for (RFC 6352, 5.1.1 and RFC 9110, 12.5.1): of several the one with the highest quality, of
 * equals the first. Never throws.
 *
 * @example wantedVersion('text/vcard; version=4.0, text/vcard; version=3.0; q=0.5') // { vcardVersion: '4.0' }
 */
export function wantedVersion(accept: string | undefined): Wanted {
  const ranges = (accept ?? '').split(',').map((range) => VCARD.exec(range)?.[1] ?? '');
  const wanted = ranges.flatMap((parameters) => {
    const version = VERSION.exec(parameters)?.[1];
    return version === undefined ? [] : [{ version, quality: Number(QUALITY.exec(parameters)?.[1] ?? 1) }];
  });
  const [best] = wanted.filter(({ quality }) => quality > 0).sort((one, other) => other.quality - one.quality);
  if (!best) return { vcardVersion: null };
  return { vcardVersion: best.version === '4.0' ? '4.0' : '3.0' };
}
