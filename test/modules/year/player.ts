import type { Account } from '../../../src/accounts/account.entity.js';
import { AccountsService } from '../../../src/accounts/accounts.service.js';
import { AppError } from '../../../src/common/errors.js';
import { addDays, type LocalDate } from '../../../src/common/local-date.js';
import { LayerCadencesService } from '../../../src/contacts/cadences/layer-cadences.service.js';
import type { UpdateContact } from '../../../src/contacts/contacts.input.js';
import { SaveContactService } from '../../../src/contacts/saving/save-contact.service.js';
import { InteractionsService } from '../../../src/interactions/interactions.service.js';
import type { Attempt } from '../../../src/outreach/attempt.entity.js';
import type { RecordOutcome, WriteDraft } from '../../../src/outreach/attempts.input.js';
import { MarkSentService } from '../../../src/outreach/moves/mark-sent.service.js';
import { RecordOutcomeService } from '../../../src/outreach/moves/record-outcome.service.js';
import { UndoAttemptService } from '../../../src/outreach/moves/undo-attempt.service.js';
import { WriteDraftService } from '../../../src/outreach/writing/write-draft.service.js';
import { WriteFollowUpService } from '../../../src/outreach/writing/write-follow-up.service.js';
import type { Ladder } from '../../../src/reactivation/ladder.service.js';
import { SuggestionActions } from '../../../src/reactivation/suggestion-actions.service.js';
import { TrashService } from '../../../src/people/trash/trash.service.js';
import { RemindersService } from '../../../src/reminders/reminders.service.js';
import type { TestApp } from '../../support/app.js';
import type { Dice } from './dice.js';

const zone = 'Europe/Berlin';

/** Somebody who uses the service as people do: not every day, now this and now that, and changes their mind. */
export class Player {
  /** What was refused, by its type: a rule that holds is no mistake. */
  readonly refusals = new Map<string, number>();
  readonly done = new Map<string, number>();

  constructor(
    private readonly app: TestApp,
    private readonly dice: Dice,
  ) {}

  /** A day with the ladder before one's eyes, and the messages that are under way. */
  async day(
    account: Account,
    today: LocalDate,
    seen: { ladder: Ladder; attempts: readonly Attempt[]; ids: readonly string[] },
  ): Promise<void> {
    const { dice } = this;
    for (const { contact, onlyGreeting } of seen.ladder.items) {
      if (!dice.falls(0.4)) continue;
      await this.answerCard(account, contact.id, today, onlyGreeting);
    }
    for (const attempt of seen.attempts) await this.goOn(account, attempt, today);
    if (dice.falls(0.15)) await this.talk(account, seen.ids, today);
    if (dice.falls(0.12)) await this.correct(account, seen.ids, today);
    if (dice.falls(0.05)) await this.settings(account, today);
    if (dice.falls(0.04)) await this.try('more', () => this.app.get(SuggestionActions).more(account));
    if (dice.falls(0.05)) {
      const rung = dice.oneOf(null, null, 'easy', 'doable', 'courage' as const);
      await this.try('rung', () => this.app.get(SuggestionActions).chooseRung(account, rung));
    }
  }

  private async answerCard(account: Account, id: string, today: LocalDate, onlyGreeting: boolean): Promise<void> {
    const actions = this.app.get(SuggestionActions);
    const act = this.dice.oneOf('write', 'write', 'write', 'write', 'later', 'skip', 'swap');
    if (act === 'later')
      return this.try(act, () => actions.later(account, id, addDays(today, 1 + this.dice.below(60))));
    if (act === 'skip') return this.try(act, () => actions.skip(account, id));
    if (act === 'swap') return this.try(act, () => actions.swap(account, id));
    return this.write(account, id, today, onlyGreeting);
  }

  private async write(account: Account, id: string, today: LocalDate, onlyGreeting: boolean): Promise<void> {
    const { dice } = this;
    const asked: WriteDraft = onlyGreeting
      ? { situation: 'yearly-greeting' }
      : dice.oneOf<WriteDraft>(
          {},
          { situation: 'coffee', slots: this.slots(today) },
          { situation: 'coffee', channel: 'message', slots: this.slots(today) },
          { situation: 'call' },
          { situation: 'advice' },
          { situation: 'just-hello' },
          { situation: 'birthday' },
        );
    await this.try('write', async () => {
      const draft = await this.app.get(WriteDraftService).write(account, id, asked);
      if (dice.falls(0.75)) await this.app.get(MarkSentService).markSent(account, draft.id, {});
    });
  }

  /** Few hours that many could want: they often are somebody else's. */
  private slots(today: LocalDate): NonNullable<WriteDraft['slots']> {
    const day = addDays(today, 2 + this.dice.below(12));
    const hour = 9 + this.dice.below(4);
    const at = (which: number): string => `${day}T${String(which).padStart(2, '0')}:00:00.000Z`;
    return [{ start: at(hour), end: at(hour + 1), timeZone: zone }];
  }

  /** What becomes of a message: an answer, none, a follow-up, another word, taken back. */
  private async goOn(account: Account, attempt: Attempt, today: LocalDate): Promise<void> {
    const { dice } = this;
    const { id, state, situation } = attempt;
    if (state === 'drafted') {
      if (dice.falls(0.08)) await this.try('send', () => this.app.get(MarkSentService).markSent(account, id, {}));
    } else if (state === 'sent') {
      if (dice.falls(0.09)) await this.outcome(account, attempt, today);
      else if (situation !== 'follow-up' && dice.falls(0.05)) await this.followUp(account, id);
    } else if (dice.falls(0.003)) {
      await this.outcome(account, attempt, today);
    } else if (dice.falls(0.002)) {
      await this.try('undo', () => this.app.get(UndoAttemptService).undo(account, id));
    }
  }

  private async followUp(account: Account, id: string): Promise<void> {
    await this.try('follow-up', async () => {
      const draft = await this.app.get(WriteFollowUpService).write(account, id);
      await this.app.get(MarkSentService).markSent(account, draft.id, {});
    });
  }

  private async outcome(account: Account, { id }: Attempt, today: LocalDate): Promise<void> {
    const { dice } = this;
    const day = addDays(today, 2 + dice.below(20));
    const meeting = { start: `${day}T14:00:00.000Z`, end: `${day}T15:00:00.000Z`, timeZone: zone };
    const given = dice.oneOf<RecordOutcome>(
      { outcome: 'yes' },
      { outcome: 'yes', meeting },
      { outcome: 'talked' },
      { outcome: 'no', reason: 'wrong-date' },
      { outcome: 'no', reason: 'too-busy' },
      { outcome: 'no', reason: 'no-need-now' },
      { outcome: 'no', reason: 'unknown' },
      { outcome: 'no' },
      { outcome: 'no-answer-yet' },
      dice.falls(0.3) ? { outcome: 'please-dont' } : { outcome: 'silence' },
    );
    await this.try(`outcome ${given.outcome}`, () => this.app.get(RecordOutcomeService).record(account, id, given));
  }

  private async talk(account: Account, ids: readonly string[], today: LocalDate): Promise<void> {
    const id = this.dice.pick(ids);
    if (id === undefined) return;
    const on = addDays(today, -this.dice.oneOf(0, 0, 1, 4, 200));
    await this.try('log', () => this.app.get(InteractionsService).log(account, id, { channel: 'call', on }));
  }

  /** "People added or edited this week compete at once." */
  private async correct(account: Account, ids: readonly string[], today: LocalDate): Promise<void> {
    const { dice } = this;
    const id = dice.pick(ids);
    if (id === undefined) return;
    const saving = this.app.get(SaveContactService);
    const edit = dice.oneOf<UpdateContact>(
      { layer: dice.oneOf('inner', 'warm', 'known', 'loose') },
      { feltRung: dice.oneOf(null, 'easy', 'doable', 'courage') },
      { cadence: dice.oneOf<number | 'none' | null>(null, 'none', 14, 700) },
      { metInPerson: true, gotOnWell: 5 },
      { tension: true, higherStatus: true, form: 'sie' },
      { roughlyLastOn: addDays(today, -dice.below(900)) },
      { neverSuggest: dice.falls(0.5), pleaseDont: false },
      { tags: dice.oneOf([], ['Chor'], ['Chor', 'Presse']) },
    );
    const what = dice.oneOf('edit', 'edit', 'edit', 'edit', 'add', 'promise', 'trash');
    if (what === 'edit') return this.try(what, () => saving.update(account.id, id, edit));
    if (what === 'add') return this.try(what, () => saving.create(account.id, { givenName: 'Neu', ...edit }));
    if (what === 'trash') return this.trash(account.id, id);
    const promise = {
      contactId: id,
      kind: 'promise' as const,
      text: 'Artikel schicken',
      dueOn: addDays(today, dice.below(9)),
    };
    return this.try(what, () => this.app.get(RemindersService).create(account, promise));
  }

  private async trash(accountId: string, id: string): Promise<void> {
    const trash = this.app.get(TrashService);
    await this.try('trash', () => trash.throwAway(accountId, id));
    if (this.dice.falls(0.7)) await this.try('restore', () => trash.restore(accountId, id));
  }

  private async settings({ id }: Account, today: LocalDate): Promise<void> {
    const { dice } = this;
    const change = dice.oneOf<Parameters<AccountsService['update']>[1]>(
      { pace: 1 + dice.below(10) },
      { pace: 3 },
      { pauseUntil: addDays(today, dice.below(10)) },
      { quietDates: [addDays(today, 1), addDays(today, 2)] },
      { industry: dice.oneOf('digital', 'not-digital') },
      { cadences: dice.oneOf(null, { inner: 14 }, { warm: 60, known: 'none' }, { loose: 200 }) },
    );
    await this.try('settings', () => this.app.get(AccountsService).update(id, change));
    if (change.cadences !== undefined) await this.app.get(LayerCadencesService).settle(id);
  }

  private async try(what: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      this.done.set(what, (this.done.get(what) ?? 0) + 1);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.refusals.set(error.type, (this.refusals.get(error.type) ?? 0) + 1);
    }
  }
}
