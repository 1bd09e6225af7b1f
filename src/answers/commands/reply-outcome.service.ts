import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Acts } from '../../common/acts.js';
import { instantOf } from '../../common/zoned-time.js';
import { ChangesService } from '../../contacts/changes/changes.service.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import type { Attempt } from '../../outreach/attempt.entity.js';
import type { RecordOutcome } from '../../outreach/attempts.input.js';
import { AttemptsService } from '../../outreach/attempts.service.js';
import { RecordOutcomeService } from '../../outreach/moves/record-outcome.service.js';
import type { OutcomeNoted } from '../../people/undo/undoers/answered.undoer.js';
import { VerbDoesNotFit } from '../answers.errors.js';
import type { LineOfMail } from '../mail-lines.service.js';
import { SeveralWait } from './commands.errors.js';
import type { AgreedTime, LineCommand } from './domain/command.js';

/** product.md, "Defaults": a coffee takes 45 minutes. In ms. */
const MEETING_MS = 45 * 60_000;

/** A request and its follow-ups, several times over: more messages to one person never wait. */
const MOST_MESSAGES = 20;

type Answered = Extract<LineCommand, { kind: 'yes' | 'no' }>;

/** Notes what somebody answered to the one message of the user's that waits for it. */
@Injectable()
export class ReplyOutcome {
  constructor(
    private readonly attempts: AttemptsService,
    private readonly outcomes: RecordOutcomeService,
    private readonly contacts: ContactsService,
    private readonly changes: ChangesService,
    private readonly acts: Acts,
  ) {}

  /** The message that waits; null for none. Throws SeveralWait: which one is meant is not guessed. */
  async waiting(account: Account, { contactId }: LineOfMail): Promise<Attempt | null> {
    if (contactId === null) throw new VerbDoesNotFit();
    const { items } = await this.attempts.list(account.id, { state: 'sent', contactId, limit: MOST_MESSAGES });
    const [request = null, another] = items.filter(({ situation }) => situation !== 'follow-up');
    if (another) throw new SeveralWait();
    return request;
  }

  /** Inside a unit of work, as an act of its own; gives the act. Throws what the outcome's own service throws. */
  note(account: Account, request: Attempt, command: Answered): Promise<string | null> {
    return this.acts.asOne(async () => {
      const { id, contactId } = request;
      await this.contacts.findForChange(account.id, contactId);
      const { outcomeAt } = await this.outcomes.record(account, id, outcomeOf(account, command));
      const detail: OutcomeNoted = { attemptId: id, outcomeAt };
      return this.changes.record(account.id, { kind: 'answered', contactId, detail });
    });
  }
}

function outcomeOf(account: Account, command: Answered): RecordOutcome {
  if (command.kind === 'no') return { outcome: 'no', reason: command.reason };
  const { meeting } = command;
  return { outcome: 'yes', ...(meeting === null ? {} : { meeting: meetingOf(account, meeting) }) };
}

function meetingOf({ timeZone }: Account, { on, time }: AgreedTime): NonNullable<RecordOutcome['meeting']> {
  const start = instantOf(on, time, timeZone);
  return { start: start.toISOString(), end: new Date(start.getTime() + MEETING_MS).toISOString(), timeZone };
}
