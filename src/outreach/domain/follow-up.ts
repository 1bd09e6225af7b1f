import { addDays, type LocalDate, type Weekday, weekdayOf } from '../../common/local-date.js';
import type { Channel } from '../../contacts/domain/words.js';

/**
 * product.md, "Attempts": days from the message to its first follow-up. Sooner feels like pressure: a reminder on the
 * next day lowers the chance of an answer.
 */
const FOLLOW_UP_DAYS: Readonly<Record<Channel, number>> = {
  email: 7,
  message: 10,
  call: 3,
  video: 7,
  letter: 14,
  coffee: 7,
  event: 7,
  other: 7,
};

/** product.md, "What silences whom": a birthday message moves the follow-up by so many days. */
const BIRTHDAY_MOVES_DAYS = 7;

const DAYS_PER_WEEK = 7;

/**
 * The day of the first follow-up's reminder (product.md, "Attempts"): by channel, "moved to the next mail day".
 * `mailDays` are ISO weekdays; without any the day stays. Never throws.
 * An e-mail of Sunday 2026-03-01 with mail days Monday to Friday: 2026-03-08 is a Sunday, so Monday 2026-03-09.
 */
export function followUpDueOn(channel: Channel, sentOn: LocalDate, mailDays: readonly Weekday[]): LocalDate {
  return nextMailDay(addDays(sentOn, FOLLOW_UP_DAYS[channel]), mailDays);
}

/**
 * Where a birthday message sent on `birthdayOn` moves a follow-up that stands on that day or waits since before
 * (product.md, "What silences whom"): seven days on, to the next mail day. Never throws.
 * For 2026-03-02 and Monday to Friday it is 2026-03-09.
 */
export function followUpAfterBirthday(birthdayOn: LocalDate, mailDays: readonly Weekday[]): LocalDate {
  return nextMailDay(addDays(birthdayOn, BIRTHDAY_MOVES_DAYS), mailDays);
}

/** The day itself or the next one on which the account gets mail; the day itself if it gets none. Never throws. */
function nextMailDay(day: LocalDate, mailDays: readonly Weekday[]): LocalDate {
  for (let ahead = 0; ahead < DAYS_PER_WEEK; ahead += 1) {
    if (mailDays.includes(weekdayOf(addDays(day, ahead)))) return addDays(day, ahead);
  }
  return day;
}
