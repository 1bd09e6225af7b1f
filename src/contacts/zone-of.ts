import { isTimeZone, localDateOf, localTimeOf } from '../common/zoned-time.js';
import { phoneCountry } from './points/phone-number.js';

/** What is known of where somebody's clock stands. */
interface Whereabouts {
  readonly country: string | null;
  /** IANA. */
  readonly timeZone: string | null;
}

/** Any year by today's rules: zones of a country that show the same hour all through it are one. */
const SAMPLE_YEAR = 2026;
const MONTHS = 12;

const byCountry = new Map<string, string | null>();

/**
 * The zone of somebody's clock (IANA): the one that was told, else the only one of their country; null where it has
 * several, or nobody knows. Never throws.
 *
 * @example zoneOf({ country: 'Österreich', timeZone: null }) // 'Europe/Vienna'
 */
export function zoneOf({ country, timeZone }: Whereabouts): string | null {
  if (isTimeZone(timeZone)) return timeZone;
  const code = phoneCountry(country, '');
  if (code === '') return null;
  const known = byCountry.get(code);
  if (known !== undefined) return known;
  const zone = onlyZoneOf(code);
  byCountry.set(code, zone);
  return zone;
}

/** Newer versions of Node have a method where older ones have a property. */
interface LocaleWithZones {
  readonly timeZones?: readonly string[];
  getTimeZones?(): readonly string[];
}

/** Germany has two names for one clock, Spain's islands have another one. */
function onlyZoneOf(country: string): string | null {
  const locale = new Intl.Locale(`und-${country}`) as LocaleWithZones;
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
  const [first] = zones;
  if (first === undefined) return null;
  const clock = clockOf(first);
  return zones.every((zone) => zone === first || clockOf(zone) === clock) ? first : null;
}

/** What the clock shows at noon UTC in the middle of each month. */
function clockOf(zone: string): string {
  const shown = Array.from({ length: MONTHS }, (_, month) => {
    const noon = new Date(Date.UTC(SAMPLE_YEAR, month, 15, 12));
    return `${localDateOf(noon, zone)} ${localTimeOf(noon, zone)}`;
  });
  return shown.join();
}
