import type { LocalDate } from '../../common/local-date.js';
import { IsDay } from '../../common/validation/rules.js';

export class CalendarQuery {
  /** First and last day, in the account's zone. */
  @IsDay() from!: LocalDate;
  @IsDay() to!: LocalDate;
}
