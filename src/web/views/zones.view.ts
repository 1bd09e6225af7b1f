import { type Option, optionsOf } from './options.view.js';

/** All time zones that this Node knows, as a select; the chosen one is there even if it goes by an older name. */
export function zoneOptions(chosen: string | null): Option[] {
  const zones = Intl.supportedValuesOf('timeZone');
  const all = chosen === null || zones.includes(chosen) ? zones : [chosen, ...zones];
  return optionsOf(all, chosen, (zone) => zone.replaceAll('_', ' '));
}
