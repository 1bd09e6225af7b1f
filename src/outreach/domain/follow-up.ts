import { isMailDay, type MailDays } from '../../accounts/domain/mail-day.js';
import { addDays, type LocalDate } from '../../common/local-date.js';
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

/** How far ahead a mail day is looked for, in days: who has none within a year has none. */
const LOOK_AHEAD_DAYS = 366;

/**
 * The day of the first follow-up's reminder (product.md, "Attempts"): by channel, "moved to the next mail day". Quiet
 * dates are passed over, too; without any mail day the day stays. Never throws. Example: an e-mail of Sunday 2026-03-01
 * with mail days Monday to Friday: 2026-03-08 is a Sunday, so Monday 2026-03-09.
 */
export function followUpDueOn(channel: Channel, sentOn: LocalDate, mail: MailDays): LocalDate {
  return nextMailDay(addDays(sentOn, FOLLOW_UP_DAYS[channel]), mail);
}

/**
 * Where a birthday message sent on `birthdayOn` moves a follow-up that stands on that day or waits since before
 * (product.md, "What silences whom"): seven days on, to the next mail day. Never throws.
 * For 2026-03-02 and Monday to Friday it is 2026-03-09.
 */
export function followUpAfterBirthday(birthdayOn: LocalDate, mail: MailDays): LocalDate {
  return nextMailDay(addDays(birthdayOn, BIRTHDAY_MOVES_DAYS), mail);
}

/** The day itself or the next one on which the account gets mail; the day itself if it gets none. Never throws. */
function nextMailDay(day: LocalDate, mail: MailDays): LocalDate {
  for (let ahead = 0; ahead < LOOK_AHEAD_DAYS; ahead += 1) {
    if (isMailDay(mail, addDays(day, ahead))) return addDays(day, ahead);
  }
  return day;
}
