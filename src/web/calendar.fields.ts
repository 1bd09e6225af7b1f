import { type Fields, textOf } from '../common/http/pages/form.js';
import { addDays, addMonths, isLocalDate, type LocalDate, mondayOf, weekdayOf } from '../common/local-date.js';

/** A month, the weeks that it touches, and the day that was chosen in it. */
export interface MonthAsked {
  /** `2026-11` */
  readonly month: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** The Monday before, the Sunday after. */
  readonly gridFrom: LocalDate;
  readonly gridTo: LocalDate;
  readonly chosen: LocalDate | null;
  /** `both`: nothing was said, and there is as much as fits. */
  readonly view: 'both' | 'month' | 'agenda';
}

/** Days beyond are none of the API's, either. */
const [EARLIEST, LATEST] = ['1900-02-01', '2199-11-30'];
const SUNDAY = 7;

/** `m` is a month, `d` a day, `view` what to look at; whatever is not one is as good as not there. */
export function monthAsked(query: Fields, today: LocalDate): MonthAsked {
  const chosen = sensibleDay(textOf(query, 'd'));
  const month = sensibleDay(`${textOf(query, 'm') ?? ''}-01`) ?? chosen ?? today;
  const first = `${month.slice(0, 7)}-01`;
  const last = addDays(addMonths(first, 1) ?? first, -1);
  const view = textOf(query, 'view');
  const [gridFrom, gridTo] = [mondayOf(first), addDays(last, SUNDAY - weekdayOf(last))];
  return {
    month: first.slice(0, 7),
    ...{ first, last, gridFrom, gridTo },
    chosen: chosen !== null && chosen >= gridFrom && chosen <= gridTo ? chosen : null,
    view: view === 'month' || view === 'agenda' ? view : 'both',
  };
}

function sensibleDay(text: string | null): LocalDate | null {
  return isLocalDate(text) && text >= EARLIEST && text <= LATEST ? text : null;
}
