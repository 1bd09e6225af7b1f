import type { Account } from '../accounts/account.entity.js';
import type { LocalDate } from '../common/local-date.js';
import { type DueMail, nextDueAfter } from './domain/schedule.js';
import { mailPlanOf, zoneOf } from './mail-plan.js';

/** On the day an account was made: when its first mail comes. Null on all other days, and where no mail day is in sight. */
export function firstMailOf(account: Account, today: LocalDate): DueMail | null {
  const plan = mailPlanOf(account);
  return plan.madeOn === today ? nextDueAfter(plan, new Date(account.createdAt), zoneOf(account)) : null;
}
