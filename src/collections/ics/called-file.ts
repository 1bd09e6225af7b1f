import { openObject } from './object-file.js';

/**
 * The file by the UID that it has from now on; every other line stays as it is, octet for octet. Throws ItemRefused for a
 * text that `save` would not have taken. RFC 4791, 4.1: all its parts have the same.
 *
 * @example calledFile(text, null) === text
 */
export function calledFile(text: string, uid: string | null): string {
  // a quick look first: nearly every file is called as it says
  if (uid === null || text.includes(uid)) return text;
  const { lines, parts } = openObject(text);
  const own = new Set(parts.flatMap((part) => part.own));
  const uids = new Set([...lines.keys()].filter((place) => own.has(place) && lines[place]?.line?.name === 'UID'));
  if ([...uids].every((place) => lines[place]?.line?.value === uid)) return text;
  return lines.map(({ raw }, place) => (uids.has(place) ? `UID:${uid}${endOf(raw)}` : raw)).join('');
}

function endOf(raw: string): string {
  return /(?:\r\n|\n|\r)?$/.exec(raw)?.[0] ?? '';
}
