import { addDays } from '../common/local-date.js';
import { instantOf } from '../common/zoned-time.js';
import type { Occasion } from './occasion.js';

const WORKWEEK = '12345';
const EVERY_DAY = 7;
/** Any Monday: weekdays get their names from the days after it. */
const A_MONDAY = '2024-01-01';

/** On which days and when the mail comes, in one sentence. */
export function scheduleOf({ account, voice }: Occasion): string {
  const days = [...account.mailDays].sort((a, b) => a - b);
  if (days.length === 0) return voice.say('mail.footer.days.none');
  const time = voice.time(instantOf(voice.today, account.mailTime, account.timeZone).toISOString());
  if (days.join('') === WORKWEEK) return voice.say('mail.footer.days.workweek', { time });
  if (days.length === EVERY_DAY) return voice.say('mail.footer.days.every', { time });
  const names = days.map((weekday) => voice.weekdayName(addDays(A_MONDAY, weekday - 1)));
  return voice.say('mail.footer.days.some', { time, days: voice.list(names) });
}
