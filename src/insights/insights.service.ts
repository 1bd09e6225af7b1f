import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { addDays, type LocalDate, mondayOf } from '../common/local-date.js';
import { localDateOf } from '../common/zoned-time.js';
import { isAnswer } from '../outreach/domain/words.js';
import { type ActiveWeeks, activeWeeks, weeksLookedBack } from './domain/active-weeks.js';
import { type Calibration, calibration } from './domain/calibration.js';
import { type Effort, effort } from './domain/effort.js';
import { InsightsQuery, type SentMessage } from './insights.query.js';

/** How far the look-back goes unless it is said, in days (screens.md, 3.10). */
const USUAL_DAYS = 90;
const DAYS_PER_WEEK = 7;

/** What became of the messages of some days. No targets, no ranking of people. */
export interface Insights {
  readonly days: number;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Messages that went out. */
  readonly messages: number;
  /** People written to, and how many of them have answered, whatever they said. */
  readonly writtenTo: number;
  readonly answered: number;
  readonly weeks: ActiveWeeks;
  /** Null until five messages with an expectation are closed. */
  readonly calibration: Calibration | null;
  /** Null until five talks were told about. */
  readonly effort: Effort | null;
}

@Injectable()
export class InsightsService {
  constructor(
    private readonly query: InsightsQuery,
    private readonly clock: Clock,
  ) {}

  async of(account: Account, days = USUAL_DAYS): Promise<Insights> {
    const to = this.clock.today(account.timeZone);
    const from = addDays(to, 1 - days);
    const messages = await this.query.sentSince(account.id, from);
    const people = (among: readonly SentMessage[]): number => new Set(among.map(({ contactId }) => contactId)).size;
    return {
      ...{ days, from, to },
      messages: messages.length,
      writtenTo: people(messages),
      answered: people(messages.filter(({ outcome }) => isAnswer(outcome))),
      weeks: await this.weeks(account),
      calibration: calibration(guessesOf(messages)),
      effort: effort(talksOf(messages)),
    };
  }

  /** "In drei der letzten vier Wochen hast du dich bei jemandem gemeldet." */
  async weeks(account: Account): Promise<ActiveWeeks> {
    const today = this.clock.today(account.timeZone);
    const since = addDays(mondayOf(today), -DAYS_PER_WEEK * weeksLookedBack);
    const messages = await this.query.sentSince(account.id, since);
    const { quietDates, pauseUntil, createdAt, timeZone } = account;
    const facts = { quietDates, pauseUntil, since: localDateOf(new Date(createdAt), timeZone) };
    return activeWeeks({ ...facts, sentOn: messages.map(({ sentOn }) => sentOn) }, today);
  }
}

/** Only what is closed, by an answer or by silence. */
function guessesOf(messages: readonly SentMessage[]): { expected: number; answered: boolean }[] {
  return messages.flatMap(({ continues, expectation, outcome }) => {
    if (continues || expectation === null || outcome === null || outcome === 'no-answer-yet') return [];
    return [{ expected: expectation, answered: isAnswer(outcome) }];
  });
}

function talksOf(messages: readonly SentMessage[]): { expected: number; was: number }[] {
  return messages.flatMap(({ howHardExpected: expected, howHardWas: was }) =>
    expected === null || was === null ? [] : [{ expected, was }],
  );
}
