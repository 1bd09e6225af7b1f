import { addDays, type LocalDate, mondayOf } from '../common/local-date.js';
import { type Fields, textOf } from '../common/http/pages/form.js';

const DAYS_PER_WEEK = 7;
const NEXT_MONTH_DAYS = 30;

/** The first day on which somebody may be suggested again, for the words of the menu "later". */
export function laterDay(fields: Fields, today: LocalDate): LocalDate | null {
  switch (textOf(fields, 'until')) {
    case 'tomorrow':
      return addDays(today, 1);
    case 'next-week':
      return addDays(mondayOf(today), DAYS_PER_WEEK);
    case 'next-month':
      return addDays(today, NEXT_MONTH_DAYS);
    default:
      return textOf(fields, 'date');
  }
}
