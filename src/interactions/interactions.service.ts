import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import type { Backwards } from '../common/database/newest-first.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { defined } from '../common/defined.js';
import { InvalidInput, NotFound } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { addDays, type LocalDate } from '../common/local-date.js';
import type { PageInput } from '../common/paging.input.js';
import { DEFAULT_LIMIT, type PageOf, pageOf, readCursor } from '../common/cursor.js';
import { ChangesService } from '../contacts/changes/changes.service.js';
import { fingerprint } from '../common/fingerprint.js';
import { ContactsService } from '../contacts/contacts.service.js';
import type { Channel } from '../contacts/domain/words.js';
import { type LoggedWords, wordsOf } from './domain/logged-words.js';
import type { Direction, NotedBy } from './domain/words.js';
import type { Interaction } from './interaction.entity.js';
import type { LogInteraction, UpdateInteraction } from './interactions.input.js';
import { InteractionsStore, type LoggedTalk } from './interactions.store.js';

/** What it takes to take an entry back, or, with `before`, an edit of it. */
export interface LoggedBefore {
  readonly id: string;
  readonly left: string;
  readonly before?: LoggedWords;
}

/** What a service says besides what users may. */
interface Known {
  readonly attemptId?: string;
  /** Nobody wrote it down by hand. */
  readonly notedBy?: NotedBy;
}

/** The talk that an answer to a message was. */
export interface AnswerTalk {
  readonly on: LocalDate;
  readonly direction: Direction;
  /** Null: the user told of it. */
  readonly notedBy: NotedBy | null;
}

interface DaysAgo {
  readonly daysAgo: number;
  readonly channel: Channel;
  readonly summary: string;
}

/** What really happened between us. The latest one is what silence is counted from. */
@Injectable()
export class InteractionsService {
  constructor(
    private readonly store: InteractionsStore,
    private readonly contacts: ContactsService,
    private readonly changes: ChangesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async find(accountId: string, id: string): Promise<Interaction> {
    const interaction = await this.store.find(accountId, id);
    if (!interaction) throw new NotFound('entry');
    return interaction;
  }

  async list(accountId: string, contactId: string, query: PageInput = {}): Promise<PageOf<Interaction>> {
    await this.contacts.find(accountId, contactId);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const found = await this.store.page(accountId, contactId, readCursor(query.cursor), limit + 1);
    return pageOf(found, limit, ({ on, id }) => ({ key: on, id }));
  }

  /** With one person, backwards from the latest day. */
  backwards(accountId: string, contactId: string, range: Backwards): Promise<Interaction[]> {
    return this.store.backwards(accountId, contactId, range);
  }

  log(account: Account, contactId: string, input: LogInteraction & Known): Promise<Interaction> {
    return this.unitOfWork.run(async () => {
      await this.contacts.findForChange(account.id, contactId); // before the latest day is read
      const now = this.clock.now();
      const today = this.clock.today(account.timeZone);
      const interaction: Interaction = {
        id: newId(now),
        accountId: account.id,
        contactId,
        on: input.on ?? today,
        channel: input.channel,
        direction: input.direction ?? 'mutual',
        summary: input.summary?.trim() || null,
        attemptId: input.attemptId ?? null,
        loggedOn: today,
        notedBy: input.notedBy ?? null,
        createdAt: now.toISOString(),
      };
      assertNotAhead(interaction.on, today);
      await this.store.insert(interaction);
      await this.restartSilence(interaction);
      // what an outcome logs is taken back with the outcome
      if (interaction.attemptId === null) await this.note('logged', interaction, { id: interaction.id });
      return interaction;
    });
  }

  /** For invented people, whose days are told from today. */
  logDaysAgo(account: Account, contactId: string, { daysAgo, ...input }: DaysAgo): Promise<Interaction> {
    return this.log(account, contactId, { ...input, on: addDays(this.clock.today(account.timeZone), -daysAgo) });
  }

  update(account: Account, id: string, input: UpdateInteraction): Promise<Interaction> {
    return this.unitOfWork.run(async () => {
      const before = await this.findForChange(account.id, id);
      const interaction = await this.edit(account, before, input);
      await this.note('log-edited', interaction, { id, before: wordsOf(before) });
      return interaction;
    });
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const interaction = await this.findForChange(accountId, id);
      await this.drop(interaction);
      await this.note('log-removed', interaction, { row: interaction });
    });
  }

  /** Takes an entry or its edit back; inside a unit of work. False if it is not as it was left, or not there. */
  async takeBack(account: Account, { id, left, before }: LoggedBefore): Promise<boolean> {
    const found = await this.store.find(account.id, id);
    if (!found) return false;
    const present = await this.findForChange(account.id, id);
    if (fingerprint(wordsOf(present)) !== left) return false;
    if (before) await this.edit(account, present, before);
    else await this.drop(present);
    return true;
  }

  /** A removed entry stands there again; inside a unit of work. */
  async putBack(accountId: string, row: Interaction): Promise<void> {
    await this.contacts.findForChange(accountId, row.contactId);
    await this.store.insert({ ...row, accountId });
    await this.restartSilence(row);
  }

  /**
   * What an outcome, or an answer that was read, had logged was another day or direction, or is now told by the user; their own
   * words stay. False: there is nothing.
   */
  async correctOfAttempt(account: Account, attemptId: string, answer: AnswerTalk): Promise<boolean> {
    const logged = await this.store.ofAttempt(account.id, attemptId);
    for (const { id } of logged) {
      const before = await this.findForChange(account.id, id);
      // told today: as if it were noted today by hand
      const isTold = before.notedBy !== null && answer.notedBy === null;
      const told = isTold ? { loggedOn: this.clock.today(account.timeZone) } : {};
      await this.edit(account, { ...before, ...told, notedBy: answer.notedBy }, pick(answer));
    }
    return logged.length > 0;
  }

  /** What the outcome of a message, or the answer to it, has left. */
  ofAttempt(accountId: string, attemptId: string): Promise<Interaction[]> {
    return this.store.ofAttempt(accountId, attemptId);
  }

  /** What an outcome had logged goes when the outcome is taken back or changed. */
  async removeOfAttempt(accountId: string, attemptId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      for (const { id } of await this.store.ofAttempt(accountId, attemptId)) {
        await this.drop(await this.findForChange(accountId, id));
      }
    });
  }

  /** With whom a talk was noted since that day (the day of noting, not of the talk), by the user or by a mailbox. */
  loggedSince(accountId: string, day: LocalDate): Promise<LoggedTalk[]> {
    return this.store.loggedSince(accountId, day);
  }

  /** Whom of these people the user wrote down, since ever. */
  loggedOf(accountId: string, contactIds: readonly string[]): Promise<{ contactId: string; on: LocalDate }[]> {
    return this.store.loggedOf(accountId, contactIds);
  }

  /** The last day on which the user wrote anything down, before a day if one is given. */
  lastLoggedOn(accountId: string, before: LocalDate | null = null): Promise<LocalDate | null> {
    return this.store.lastLoggedOn(accountId, before);
  }

  /** Its person first: whoever else changes what their silence is counted from waits until we are done. */
  private async findForChange(accountId: string, id: string): Promise<Interaction> {
    const { contactId } = await this.find(accountId, id);
    await this.contacts.findForChange(accountId, contactId);
    return this.find(accountId, id);
  }

  private async edit(account: Account, before: Interaction, input: UpdateInteraction): Promise<Interaction> {
    const interaction = { ...before, ...defined(input) };
    assertNotAhead(interaction.on, this.clock.today(account.timeZone));
    await this.store.save(interaction);
    await this.restartSilence(interaction);
    return interaction;
  }

  private async drop(interaction: Interaction): Promise<void> {
    await this.store.remove(interaction.accountId, interaction.id);
    await this.restartSilence(interaction);
  }

  private async note(
    kind: 'logged' | 'log-edited' | 'log-removed',
    interaction: Interaction,
    detail: object,
  ): Promise<void> {
    const { accountId, contactId } = interaction;
    const left = fingerprint(wordsOf(interaction));
    await this.changes.record(accountId, { kind, contactId, detail: { ...detail, left } });
  }

  private async restartSilence({ accountId, contactId }: Pick<Interaction, 'accountId' | 'contactId'>): Promise<void> {
    await this.contacts.setLastInteraction(accountId, contactId, await this.store.latestOn(accountId, contactId));
  }
}

function pick({ on, direction }: AnswerTalk): Pick<AnswerTalk, 'on' | 'direction'> {
  return { on, direction };
}

function assertNotAhead(on: LocalDate, today: LocalDate): void {
  if (on <= today) return;
  throw new InvalidInput([{ pointer: '/on', detail: 'This day has not come yet.', code: 'dayAhead' }]);
}
