import { daysBetween, type LocalDate } from '../../common/local-date.js';
import { unknownSilentDays } from './defaults.js';

/** From which day silence is counted, and whether that day is a contact or only the end of the shared station. */
export interface SilenceFacts {
  readonly silentSinceOn: LocalDate | null;
  readonly unknown: boolean;
}

/**
 * The days of silence that ease and value count with, never below 0. Nothing known: since the end of the shared station
 * if that is past, else 365. Never throws. Source: product.md, "Ease and value". Example: nothing known, station ended
 * on 2026-01-01, asked for 2026-01-11: 10.
 */
export function silentDays(facts: SilenceFacts, on: LocalDate): number {
  if (facts.silentSinceOn === null) return unknownSilentDays;
  const days = daysBetween(facts.silentSinceOn, on);
  if (facts.unknown && days < 0) return unknownSilentDays;
  return Math.max(0, days);
}
