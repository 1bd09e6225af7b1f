import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { ChangesService } from '../contacts/changes/changes.service.js';
import { ChangeMeetingService } from '../outreach/moves/change-meeting.service.js';
import { ProposedTimeNotFound, ProposedTimeSettled } from './invitations.errors.js';
import type { DecideProposedTime } from './invitations.input.js';
import type { ProposedTime } from './proposed-time.entity.js';
import { ProposedTimesStore } from './proposed-times.store.js';

/** What it takes to open a proposed time again. */
export interface DecidedTime {
  readonly id: string;
  readonly meetingId: string;
  readonly state: 'taken' | 'left';
}

/** Another time that somebody proposed: nothing happens before the user says so. */
@Injectable()
export class ProposedTimesService {
  constructor(
    private readonly store: ProposedTimesStore,
    private readonly meetings: ChangeMeetingService,
    private readonly accounts: AccountsService,
    private readonly changes: ChangesService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  open({ id }: Account, meetingId: string): Promise<ProposedTime[]> {
    return this.store.open(id, meetingId);
  }

  /**
   * The meeting moves there, or stays where it is; one act, which can be taken back. Nobody is told by it. Throws
   * ProposedTimeNotFound, ProposedTimeSettled.
   */
  async decide(account: Account, meetingId: string, { proposedTimeId, decision }: DecideProposedTime): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.accounts.lock(account.id);
      const time = await this.store.find(account.id, meetingId, proposedTimeId);
      if (!time) throw new ProposedTimeNotFound();
      if (time.state !== 'open') throw new ProposedTimeSettled();
      const state = decision === 'take' ? 'taken' : 'left';
      if (decision === 'take') {
        await this.meetings.update(account, meetingId, { start: time.startAt, end: time.endAt, state: 'agreed' });
      }
      await this.store.setState(time, state);
      const detail: DecidedTime = { id: time.id, meetingId, state };
      await this.changes.record(account.id, { kind: 'proposed-time', contactId: time.contactId, detail });
    });
  }

  /** Inside a unit of work. False: it is gone, or something newer was decided. */
  async openAgain({ id: accountId }: Account, { id, meetingId, state }: DecidedTime): Promise<boolean> {
    const time = await this.store.find(accountId, meetingId, id);
    if (time?.state !== state) return false;
    await this.store.setState(time, 'open');
    return true;
  }
}
