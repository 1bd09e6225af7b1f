import { isLocalDate, type LocalDate } from '../../common/local-date.js';

/**
 * The next day on which somebody has birthday, `today` included. Who was born on 29 February has it on 1 March in years
 * without one (ours: no year is left out). Never throws.
 *
 * @param birthday 'YYYY-MM-DD', or '--MM-DD' where the year is not known
 * @example nextBirthday('1990-05-17', '2026-11-23') // '2027-05-17'
 */
export function nextBirthday(birthday: string, today: LocalDate): LocalDate {
  const monthAndDay = birthday.slice(-5);
  const year = Number(today.slice(0, 4));
  const thisYear = birthdayIn(year, monthAndDay);
  return thisYear >= today ? thisYear : birthdayIn(year + 1, monthAndDay);
}

function birthdayIn(year: number, monthAndDay: string): LocalDate {
  const day = `${year}-${monthAndDay}`;
  return isLocalDate(day) ? day : `${year}-03-01`;
}
