import { findIana } from 'windows-iana';
import { isTimeZone } from '../../common/zoned-time.js';

/** Longer names are none. In characters. */
const LONGEST_NAME = 200;

/** Outlook's display names: `(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien`. The name says more than the offset. */
const DISPLAY_NAME = /^\((?:UTC|GMT)(?:[+-]\d{2}:?\d{2})?\)\s*(.+)$/;
const OFFSET = /^(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d{2}))?$/i;
const UTC = new Set([
  'utc',
  'z',
  'gmt',
  'zulu',
  'tzone://microsoft/utc',
  'coordinated universal time',
  '(utc) coordinated universal time',
]);

/** Cities in Outlook's display names and the names that old programs gave to zones without saying where they are. */
const SPOKEN: ReadonlyMap<string, string> = new Map([
  ['amsterdam', 'Europe/Berlin'],
  ['berlin', 'Europe/Berlin'],
  ['brussels', 'Europe/Brussels'],
  ['brüssel', 'Europe/Brussels'],
  ['belgrade', 'Europe/Budapest'],
  ['belgrad', 'Europe/Budapest'],
  ['sarajevo', 'Europe/Warsaw'],
  ['athens', 'Europe/Bucharest'],
  ['athen', 'Europe/Bucharest'],
  ['helsinki', 'Europe/Helsinki'],
  ['dublin', 'Europe/London'],
  ['london', 'Europe/London'],
  ['eastern time', 'America/New_York'],
  ['central time', 'America/Chicago'],
  ['mountain time', 'America/Denver'],
  ['pacific time', 'America/Los_Angeles'],
  ['mitteleuropäische zeit', 'Europe/Berlin'],
  ['mez', 'Europe/Berlin'],
  ['cest', 'Europe/Berlin'],
  ['mitteleuropäische sommerzeit', 'Europe/Berlin'],
]);

/**
 * The IANA zone that a TZID means, or null if the name says none (then the file's own VTIMEZONE has to). Takes IANA names and
 * their old aliases, those with something before (`/freeassociation.sourceforge.net/Tzfile/Europe/Berlin`) or behind
 * (`Europe/Berlin 2`, which Apple and Google write for a second VTIMEZONE), Windows names, Outlook's display names, and
 * offsets. Never throws.
 *
 * @example zoneNamed('W. Europe Standard Time') // 'Europe/Berlin'
 * @example zoneNamed('Asia/Calcutta') // 'Asia/Calcutta'
 */
export function zoneNamed(given: string): string | null {
  const name = given
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replace(/\\([,;])/g, '$1');
  if (name === '' || name.length > LONGEST_NAME) return null;
  if (UTC.has(name.toLowerCase())) return 'UTC';
  return ianaName(name) ?? windowsName(name) ?? spokenName(name) ?? offsetName(name);
}

/** The name itself, or the longest end of its path that is a zone. `Etc/GMT-1` and the like are names too. */
function ianaName(name: string): string | null {
  const plain = name.replace(/[ -]\d+$/, '').trim();
  const paths = [name, plain, plain.replaceAll(' ', '_')].flatMap(endsOfPath);
  return paths.find((path) => isZone(path)) ?? null;
}

function endsOfPath(name: string): string[] {
  const parts = name.split('/').filter((part) => part !== '');
  // America/Argentina/Buenos_Aires has three parts, no name has more
  return [3, 2, 1].filter((count) => count <= parts.length).map((count) => parts.slice(-count).join('/'));
}

/** Three letters alone are no place: `CST` is a zone to some and another one to others. `EST` and `CET` are IANA's own. */
function isZone(path: string): boolean {
  return isTimeZone(path) && (path.includes('/') || path.length > 2);
}

function windowsName(name: string): string | null {
  const [found] = findIana(name);
  return found !== undefined && isTimeZone(found) ? found : null;
}

function spokenName(name: string): string | null {
  const words = (DISPLAY_NAME.exec(name)?.[1] ?? name).toLowerCase();
  return SPOKEN.get(words.split(/[,;(/]/)[0]?.trim() ?? '') ?? null;
}

/** `GMT+0100` and `(UTC+01:00)`: always the same offset. Minutes that are no full hour have no name. */
function offsetName(name: string): string | null {
  const [, sign, hours, minutes = '00'] = OFFSET.exec(name.replace(/^\(|\)$/g, '')) ?? [];
  if (sign === undefined || minutes !== '00') return null;
  const zone = `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`; // the other way round by POSIX
  return isTimeZone(zone) ? zone : null;
}
