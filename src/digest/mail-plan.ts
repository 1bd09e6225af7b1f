import type { Account } from '../accounts/account.entity.js';
import { instantOf, localDateOf } from '../common/zoned-time.js';
import { LOOK_AHEAD_DAYS, type MailPlan, type Zone } from './domain/schedule.js';

const MS_PER_DAY = 86_400_000;

export function mailPlanOf(account: Account): MailPlan {
  const { mailDays, mailTime, quietDates, pauseUntil } = account;
  return {
    mailDays,
    mailTime,
    quietDates,
    pauseUntil,
    madeOn: localDateOf(new Date(account.createdAt), account.timeZone),
  };
}

export function zoneOf({ timeZone }: Account): Zone {
  return {
    localDateOf: (instant) => localDateOf(instant, timeZone),
    instantOf: (day, time) => instantOf(day, time, timeZone),
  };
}

/** When an account without a mail day in sight is looked at again; changed settings bring it back at once. */
export function nextLookAt(now: Date): Date {
  return new Date(now.getTime() + LOOK_AHEAD_DAYS * MS_PER_DAY);
}
