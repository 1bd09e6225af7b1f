import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { ActiveWeeks } from '../../insights/domain/active-weeks.js';
import { offersAttitude } from '../../insights/domain/attitude-offer.js';
import { InsightsService } from '../../insights/insights.service.js';
import { AttemptsService } from '../../outreach/attempts.service.js';
import { FirstWords, type FirstWordsOfDraft } from '../../outreach/writing/first-words.service.js';
import type { Trip } from '../../trips/trip.entity.js';
import { TripHintsService } from '../../in-town/trip-hints.service.js';
import { type MailNews, MailNewsReader } from './mail-news.reader.js';
import type { TodayFacts } from './today.reader.js';

export interface WordsOfToday extends MailNews {
  /** How a letter to the open one could begin. */
  readonly opening: FirstWordsOfDraft | null;
  readonly weeks: ActiveWeeks;
  readonly offersAttitude: boolean;
  /** By the id of the contact: a trip to where they live, in the next weeks. */
  readonly trips: ReadonlyMap<string, Trip>;
}

/** What Today says beside its lines: how to begin, and what encourages. */
@Injectable()
export class TodayWords {
  constructor(
    private readonly firstWords: FirstWords,
    private readonly insights: InsightsService,
    private readonly attempts: AttemptsService,
    private readonly trips: TripHintsService,
    private readonly news: MailNewsReader,
  ) {}

  async of(account: Account, { lines, ladder, hasPeople }: TodayFacts): Promise<WordsOfToday> {
    const open = lines.find((line) => line.kind === 'suggestion')?.suggestion.contact ?? null;
    const { attitudeOn } = account;
    const sentEver = await this.attempts.countSent(account.id);
    const suggested = lines.flatMap((line) => (line.kind === 'suggestion' ? [line.suggestion.contact] : []));
    return {
      ...(await this.news.of(account)),
      trips: await this.trips.of(account, suggested),
      opening: open && (await this.firstWords.of(account, open.id)),
      weeks: await this.insights.weeks(account),
      offersAttitude:
        hasPeople && offersAttitude({ attitudeOn, sentEver, afterBreak: ladder.afterBreak }, ladder.today),
    };
  }
}
