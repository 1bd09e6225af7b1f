import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import { addDays, type LocalDate } from '../common/local-date.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { onBirthday } from './birthday-reminders.service.js';
import { nextDay, type Recurrence, standingAfter } from './domain/recurrence.js';
import { parseRule, printRule } from './domain/rule.js';
import type { Reminder } from './reminder.entity.js';
import * as refused from './reminders.errors.js';
import type { CreateReminder, RecurrenceInput, UpdateReminder } from './reminders.input.js';
import { RemindersStore } from './reminders.store.js';

type Planned = Pick<CreateReminder & UpdateReminder, 'kind' | 'contactId' | 'recurrence' | 'leadDays'>;

/** What a reminder may be, and when it comes again. Every method belongs inside a unit of work. */
@Injectable()
export class ReminderRules {
  constructor(
    private readonly store: RemindersStore,
    private readonly accounts: AccountsService,
    private readonly contacts: ContactsService,
    private readonly clock: Clock,
  ) {}

  /** One person has one birthday reminder: two who plan it come one after the other. Call it before any row is locked. */
  async holdFor(accountId: string, planned: Planned): Promise<void> {
    if (isPlannedAnew(planned) && (planned.kind ?? 'birthday') === 'birthday') await this.accounts.lock(accountId);
  }

  /**
   * `changed` as it will stand, with the plan that was asked for. `before`: how it stood, null for a new one. Throws
   * InvalidInput for what makes no sense, ContactNotFound.
   */
  async planned(input: Planned, changed: Reminder, before: Reminder | null): Promise<Reminder> {
    const plan = withPlan(input, changed, before);
    if (plan.contactId === null && plan.text === null) throw refused.emptyReminder();
    const person = plan.contactId === null ? null : await this.contacts.find(plan.accountId, plan.contactId);
    if (isOfMessage(plan) && (plan.recurrence !== null || plan.leadDays !== null)) throw refused.followUpStandsAlone();
    return person && isOfBirthday(plan) && isPlannedAnew(input) ? this.onTheirBirthday(plan, person.birthday) : plan;
  }

  /** What is opened when a reminder is done; null for one that comes no more. */
  async next(done: Reminder): Promise<Reminder | null> {
    const now = this.clock.now();
    const fresh = { id: newId(now), state: 'open', doneAt: null, createdAt: now.toISOString() } as const;
    const open: Reminder = { ...done, ...fresh, updatedAt: fresh.createdAt };
    const today = await this.today(done.accountId);
    if (isOfBirthday(done)) return this.nextOfBirthday(open, today);
    const standing = standingAfter(done, today);
    return standing && { ...open, ...standing };
  }

  /** One person has one birthday reminder. */
  private async onTheirBirthday(plan: Reminder, birthday: string | null): Promise<Reminder> {
    if (birthday === null) throw refused.birthdayUnknown();
    const others = await this.store.ofBirthday(plan.accountId, plan.contactId ?? '', 'open');
    if (plan.state === 'open' && others.some(({ id }) => id !== plan.id)) throw refused.birthdayRemindedAlready();
    return onBirthday(plan, birthday, await this.today(plan.accountId));
  }

  private async nextOfBirthday(open: Reminder, today: LocalDate): Promise<Reminder | null> {
    const { accountId, contactId, dueOn } = open;
    const { birthday } = await this.contacts.find(accountId, contactId ?? '');
    return birthday === null ? null : onBirthday(open, birthday, addDays(today > dueOn ? today : dueOn, 1));
  }

  private async today(accountId: string): Promise<LocalDate> {
    return this.clock.today((await this.accounts.find(accountId)).timeZone);
  }
}

/** Follow-ups, and thanks that were proposed because of an answer: their message says when. */
function isOfMessage({ kind, attemptId }: Reminder): boolean {
  return kind === 'follow-up' || attemptId !== null;
}

function isOfBirthday({ kind, contactId, recurrence }: Reminder): boolean {
  return kind === 'birthday' && contactId !== null && recurrence !== null;
}

function isPlannedAnew({ recurrence, kind, contactId }: Planned): boolean {
  return recurrence !== undefined || kind !== undefined || contactId !== undefined;
}

/** The days ahead of this time and of all: one that was put off keeps its own unless the series gets others. */
function leadsOf(
  { leadDays }: Planned,
  ofThis: number | null,
  known: Recurrence | null,
): { readonly ofThis: number | null; readonly ofAll: number | null } {
  const ofAll = known ? known.leadDays : ofThis;
  const asked = leadDays === undefined ? ofAll : leadDays || null; // 0 is on the day, like null
  return asked === ofAll ? { ofThis, ofAll } : { ofThis: asked, ofAll: asked };
}

function withPlan(input: Planned, changed: Reminder, before: Reminder | null): Reminder {
  const known = before?.recurrence ?? null;
  const { ofThis, ofAll } = leadsOf(input, changed.leadDays, known);
  const asked = input.recurrence ? ruleAsked(input.recurrence, changed.dueOn) : input.recurrence;
  const rule = asked && isSameRule(asked, known) && before?.dueOn === changed.dueOn ? known : asked;
  const followed = rule === undefined ? known : rule;
  return { ...changed, leadDays: ofThis, recurrence: followed && { ...followed, leadDays: ofAll } };
}

type RuleAsked = Omit<Recurrence, 'leadDays'>;

/** Then it goes on counting from where it began. */
function isSameRule({ rule, from }: RuleAsked, known: Recurrence | null): boolean {
  return known?.rule === rule && known.from === from;
}

function ruleAsked({ rule: text, from = 'date' }: RecurrenceInput, startsOn: LocalDate): RuleAsked {
  const read = parseRule(text);
  if (!read) throw refused.ruleUnknown();
  const rule = printRule(read);
  if (nextDay({ rule, startsOn }, addDays(startsOn, -1)) === null) throw refused.ruleWithoutDays();
  return { rule, from, startsOn };
}
