import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { newId } from '../../common/ids.js';
import { SlotsService } from '../../slots/slots.service.js';
import type { Attempt } from '../attempt.entity.js';
import type { WriteDraft } from '../attempts.input.js';
import { AttemptsStore } from '../attempts.store.js';
import { DraftWording } from './draft-wording.service.js';

/** A draft for one person, with the times it offers held for that person alone. */
@Injectable()
export class WriteDraftService {
  constructor(
    private readonly wording: DraftWording,
    private readonly store: AttemptsStore,
    private readonly slots: SlotsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** `keepForm`: form and language of this letter are how one writes to this person from now on. */
  write(
    account: Account,
    contactId: string,
    input: WriteDraft,
    { keepForm }: { readonly keepForm: boolean } = { keepForm: false },
  ): Promise<Attempt> {
    return this.unitOfWork.run(async () => {
      const { columns, origin } = await this.wording.of(account, { contactId, input, keepForm });
      const now = this.clock.now();
      const [id, createdAt] = [newId(now), now.toISOString()];
      const its = { id, accountId: account.id, contactId, createdAt, updatedAt: createdAt };
      const attempt: Attempt = { ...nothingHappened, ...columns, ...its };
      await this.store.insert(attempt);
      await this.wording.noteOrigin(attempt, origin);
      await this.slots.hold(account.id, { attemptId: id, contactId }, input.slots ?? []);
      return attempt;
    });
  }
}

const nothingHappened = {
  timesOpened: null,
  state: 'drafted',
  sentAt: null,
  sentOn: null,
  markedOn: null,
  lastMessageOn: null,
  followUpsSent: 0,
  outcome: null,
  reason: null,
  outcomeOn: null,
  outcomeAt: null,
  silentOn: null,
  comebackOn: null,
  answerOn: null,
  answerNotedAt: null,
  blocksUntilOn: null,
  expectation: null,
  howHardExpected: null,
  howHardWas: null,
  earlier: [],
} satisfies Partial<Attempt>;
