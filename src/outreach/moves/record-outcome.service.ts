import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { LocalDate } from '../../common/local-date.js';
import { localDateOf } from '../../common/zoned-time.js';
import { assertMeetingTime } from '../../meetings/domain/meeting-time.js';
import { continuesRequest, factsOf, withFacts } from '../attempt-facts.js';
import type { Attempt } from '../attempt.entity.js';
import type { RecordOutcome } from '../attempts.input.js';
import { AttemptsService } from '../attempts.service.js';
import { answerDay } from '../domain/answer-seen.js';
import { afterMove, type ComebackRule } from '../domain/attempt-state.js';
import { type AgreedMeeting, remembered } from '../domain/undo.js';
import { cameTogether, isAnswer, type Outcome } from '../domain/words.js';
import { AttemptEffects } from '../effects/attempt-effects.service.js';
import { meetingWithoutYes, outcomeInTheFuture, reasonWithoutNo } from '../outreach.errors.js';
import { Comebacks } from './comebacks.service.js';

/** What came of a message; may be given again to change it. An outcome of a follow-up is its request's. */
@Injectable()
export class RecordOutcomeService {
  constructor(
    private readonly attempts: AttemptsService,
    private readonly effects: AttemptEffects,
    private readonly comebacks: Comebacks,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async record(account: Account, attemptId: string, input: RecordOutcome): Promise<Attempt> {
    this.assertPossible(account, input);
    const asked = await this.attempts.find(account.id, attemptId);
    const followsUp = continuesRequest(asked) && asked.state !== 'drafted';
    const requestId = (followsUp ? asked.parentId : null) ?? attemptId;
    const holidays = await this.comebacks.holidaysOf(account);
    await this.unitOfWork.run(async () => {
      const before = await this.effects.locked(account.id, requestId);
      const had = await this.effects.meetingOf(before);
      const meeting = meetingAfter(input, had);
      const comeback = await this.comebacks.ruleFor(before, holidays);
      const after = this.answered(account, before, { input, meeting, comeback });
      const earlier = remembered(before.earlier, before, had);
      await this.effects.settle(account, { before, after: { ...after, earlier }, meeting });
    });
    return this.attempts.find(account.id, attemptId);
  }

  private answered(
    account: Account,
    before: Attempt,
    { input, meeting, comeback }: { input: RecordOutcome; meeting: AgreedMeeting | null; comeback: ComebackRule },
  ): Attempt {
    const now = this.clock.now().toISOString();
    const given = {
      outcome: input.outcome,
      reason: input.reason ?? null,
      on: input.on ?? dayOf(input.outcome, before) ?? this.clock.today(account.timeZone),
      meetingOn: meeting === null ? null : localDateOf(new Date(meeting.start), account.timeZone),
    };
    return {
      ...withFacts(before, afterMove(factsOf(before), { kind: 'outcome', given }, comeback)),
      outcomeAt: now,
      howHardExpected: input.howHardExpected === undefined ? before.howHardExpected : input.howHardExpected,
      howHardWas: input.howHardWas === undefined ? before.howHardWas : input.howHardWas,
      updatedAt: now,
    };
  }

  private assertPossible(account: Account, { outcome, reason, on, meeting }: RecordOutcome): void {
    if (on !== undefined && on > this.clock.today(account.timeZone)) throw outcomeInTheFuture();
    if (reason && outcome !== 'no') throw reasonWithoutNo();
    if (!meeting) return;
    if (!cameTogether(outcome)) throw meetingWithoutYes();
    assertMeetingTime({ startAt: meeting.start, endAt: meeting.end }, '/meeting');
  }
}

/** What they answered, they answered on the day of their mail; a talk was another one. */
function dayOf(outcome: Outcome, before: Attempt): LocalDate | null {
  return isAnswer(outcome) && outcome !== 'talked' ? answerDay(before) : null;
}

/** Yes and talked keep a meeting that is agreed already unless another is given; every other outcome has none. */
function meetingAfter({ outcome, meeting }: RecordOutcome, had: AgreedMeeting | null): AgreedMeeting | null {
  if (!cameTogether(outcome) || meeting === null) return null;
  if (meeting === undefined) return had;
  const { start, end, timeZone, place = null } = meeting;
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString(), timeZone, place };
}
