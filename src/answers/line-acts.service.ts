import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { NotFound } from '../common/errors.js';
import type { LocalDate } from '../common/local-date.js';
import { InteractionsService } from '../interactions/interactions.service.js';
import { SuggestionActions } from '../reactivation/suggestion-actions.service.js';
import { ReminderNotOpen } from '../reminders/reminders.errors.js';
import { RemindersService } from '../reminders/reminders.service.js';
import { VerbDoesNotFit } from './answers.errors.js';
import { dayAgain } from './domain/day-again.js';
import { type LineVerb, verbMeant } from './domain/line-verbs.js';
import type { LineOfMail } from './mail-lines.service.js';

export interface Asked {
  readonly verb: LineVerb;
  readonly at: LocalDate | undefined;
}

/** Does what a line's link or number asks for, by the services that the pages use. */
@Injectable()
export class LineActs {
  constructor(
    private readonly interactions: InteractionsService,
    private readonly suggestions: SuggestionActions,
    private readonly reminders: RemindersService,
    private readonly clock: Clock,
  ) {}

  /** Gives the day until which it rests, where it does. Throws VerbDoesNotFit, and what the services throw. */
  async do(account: Account, line: LineOfMail, { verb, at }: Asked): Promise<LocalDate | null> {
    const meant = verbMeant(line.kind, verb);
    switch (meant) {
      case 'talked':
        return this.talked(account, line, at);
      case 'later':
        return this.later(account, line, at ?? dayAgain('later', this.clock.today(account.timeZone)));
      case 'skip':
        return this.suggestions.skip(account, personOf(line));
      case 'done':
        return this.done(account, line);
      case 'snooze':
        return this.snooze(account, line, at ?? dayAgain('snooze', this.clock.today(account.timeZone)));
      case null:
        throw new VerbDoesNotFit();
      default:
        return meant satisfies never;
    }
  }

  /** How is not asked in a mail; the page of the person can say it later. */
  private async talked(account: Account, line: LineOfMail, on: LocalDate | undefined): Promise<null> {
    await this.interactions.log(account, personOf(line), { channel: 'other', ...(on === undefined ? {} : { on }) });
    return null;
  }

  private async later(account: Account, line: LineOfMail, until: LocalDate): Promise<LocalDate> {
    await this.suggestions.later(account, personOf(line), until);
    return until;
  }

  private async done(account: Account, line: LineOfMail): Promise<null> {
    for (const id of remindersOf(line)) await this.reminders.done(account.id, id);
    return null;
  }

  private async snooze(account: Account, line: LineOfMail, until: LocalDate): Promise<LocalDate> {
    const snoozed = [];
    for (const id of remindersOf(line)) snoozed.push(await this.snoozedIfOpen(account, id, until));
    if (!snoozed.includes(true)) throw new ReminderNotOpen();
    return until;
  }

  /** Of several promises in one line, those that are kept already stay as they are. */
  private async snoozedIfOpen(account: Account, id: string, until: LocalDate): Promise<boolean> {
    try {
      await this.reminders.snooze(account, id, until);
      return true;
    } catch (error) {
      if (error instanceof ReminderNotOpen) return false;
      throw error;
    }
  }
}

function personOf({ contactId }: LineOfMail): string {
  if (contactId === null) throw new VerbDoesNotFit();
  return contactId;
}

function remindersOf({ reminderIds }: LineOfMail): readonly string[] {
  if (reminderIds.length === 0) throw new NotFound('reminder');
  return reminderIds;
}
