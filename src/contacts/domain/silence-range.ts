import type { LocalDate } from '../../common/local-date.js';

/** People of one ease group, silent since a day of this range, both ends included; an empty text is "nothing is known". */
export interface SilenceRange {
  readonly easeGroup: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}
