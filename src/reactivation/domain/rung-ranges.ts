import { addDays, type LocalDate } from '../../common/local-date.js';
import { readEaseGroup } from '../../contacts/domain/rank-columns.js';
import type { SilenceRange } from '../../contacts/domain/silence-range.js';
import type { Rung } from '../../contacts/domain/words.js';
import { unknownSilentDays } from './defaults.js';
import { endlessDays, rungWindow } from './segments.js';

const FIRST_DAY: LocalDate = '0001-01-01';
const LAST_DAY: LocalDate = '9999-12-31';

/**
 * Who of an ease group stands on a rung in the week of `monday`, as ranges of the day their silence began: the inverse
 * of `candidateOf(...).rung`. Throws RangeError for a text that is no ease group. Source: product.md, "Ease and value".
 *
 * @example rungRanges('known.180.-.m', 'doable', '2026-11-23') // silent for 93 to 1266 days: 2023-06-06 to 2026-08-22
 */
export function rungRanges(easeGroup: string, rung: Rung, monday: LocalDate): SilenceRange[] {
  const group = readEaseGroup(easeGroup);
  const window = rungWindow(group, rung);
  if (!window) return [];
  const from = window.to >= endlessDays ? FIRST_DAY : addDays(monday, -window.to);
  const until = addDays(monday, -window.from);
  // a day ahead counts as no silence, unless nothing is known about the last contact
  const isOpen = !group.unknown && window.from === 0;
  const ranges: SilenceRange[] = [{ easeGroup, from, to: isOpen ? LAST_DAY : until }];
  if (!group.unknown || unknownSilentDays < window.from || unknownSilentDays > window.to) return ranges;
  return [...ranges, { easeGroup, from: addDays(monday, 1), to: LAST_DAY }, { easeGroup, from: '', to: '' }];
}
