import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { Backwards } from '../../common/database/newest-first.js';
import { addDays, type LocalDate } from '../../common/local-date.js';
import { instantOf, localDateOf } from '../../common/zoned-time.js';
import { ChangesService } from '../../contacts/changes/changes.service.js';
import { InteractionsService } from '../../interactions/interactions.service.js';
import { MeetingsService } from '../../meetings/meetings.service.js';
import type { Attempt } from '../../outreach/attempt.entity.js';
import { AttemptsService } from '../../outreach/attempts.service.js';
import type { Reminder } from '../../reminders/reminder.entity.js';
import { RemindersService } from '../../reminders/reminders.service.js';
import { restOf, type TimelineKind, type TimelinePlace } from './domain/timeline-order.js';
import type { TimelineEntry } from './timeline-entry.js';

/** Whose timeline, from where on, and how many entries of each kind at most. */
interface TimelineRange {
  readonly account: Account;
  readonly contactId: string;
  readonly after: TimelinePlace | null;
  readonly limit: number;
}

/** Each kind of entry that has a table, read along an index of its own: never more than `limit` rows of a kind. */
@Injectable()
export class TimelineSources {
  constructor(
    private readonly interactions: InteractionsService,
    private readonly attempts: AttemptsService,
    private readonly reminders: RemindersService,
    private readonly meetings: MeetingsService,
    private readonly changes: ChangesService,
  ) {}

  /** Those of one kind stand in their order. */
  async read(range: TimelineRange): Promise<TimelineEntry[]> {
    const found = await Promise.all([
      this.talks(range),
      this.messages(range),
      this.notes(range),
      this.appointments(range),
      this.edits(range),
    ]);
    return found.flat();
  }

  private async talks(range: TimelineRange): Promise<TimelineEntry[]> {
    const { account, contactId } = range;
    const talks = await this.interactions.backwards(account.id, contactId, byDay(range, 'interaction'));
    return talks.map(({ id, on, channel, direction, summary, attemptId }) => {
      return { kind: 'interaction', on, at: null, id, channel, direction, summary, attemptId, mail: null };
    });
  }

  private async messages(range: TimelineRange): Promise<TimelineEntry[]> {
    const { id: accountId, timeZone } = range.account;
    const read = (step: 'drafted' | 'sent' | 'outcome', backwards: Backwards): Promise<Attempt[]> =>
      this.attempts.backwards(accountId, range.contactId, step, backwards);
    const [drafted, sent, answered] = await Promise.all([
      read('drafted', byInstant(range, 'drafted')),
      read('sent', byDay(range, 'sent')),
      read('outcome', byDay(range, 'outcome')),
    ]);
    return [
      ...drafted.map((attempt): TimelineEntry => {
        const at = attempt.createdAt;
        return { kind: 'drafted', on: localDateOf(new Date(at), timeZone), at, ...messageOf(attempt) };
      }),
      ...sent.flatMap((attempt): TimelineEntry[] => {
        const { sentOn, sentAt } = attempt;
        return sentOn === null ? [] : [{ kind: 'sent', on: sentOn, at: sentAt, ...messageOf(attempt) }];
      }),
      ...answered.flatMap((attempt): TimelineEntry[] => {
        const { outcome, reason, outcomeOn, outcomeAt } = attempt;
        if (outcome === null || outcomeOn === null) return [];
        return [{ kind: 'outcome', on: outcomeOn, at: outcomeAt, outcome, reason, ...messageOf(attempt) }];
      }),
    ];
  }

  private async notes(range: TimelineRange): Promise<TimelineEntry[]> {
    const { account, contactId } = range;
    const said = ({
      id,
      kind,
      text,
    }: Reminder): { id: string; reminderKind: Reminder['kind']; text: string | null } => {
      return { id, reminderKind: kind, text };
    };
    const [open, done] = await Promise.all([
      this.reminders.backwards(account.id, contactId, 'open', byDay(range, 'reminder')),
      this.reminders.backwards(account.id, contactId, 'done', byInstant(range, 'reminder-done')),
    ]);
    return [
      ...open.map((note): TimelineEntry => ({ kind: 'reminder', on: note.dueOn, at: null, ...said(note) })),
      ...done.flatMap((note): TimelineEntry[] => {
        const { doneAt } = note;
        if (doneAt === null) return [];
        return [
          { kind: 'reminder-done', on: localDateOf(new Date(doneAt), account.timeZone), at: doneAt, ...said(note) },
        ];
      }),
    ];
  }

  private async appointments(range: TimelineRange): Promise<TimelineEntry[]> {
    const { account, contactId } = range;
    const meetings = await this.meetings.backwards(account.id, contactId, byInstant(range, 'meeting'));
    return meetings.map(({ id, startAt, endAt, timeZone, place, state }) => {
      const on = localDateOf(new Date(startAt), account.timeZone);
      return { kind: 'meeting', on, at: startAt, id, endAt, timeZone, place, state };
    });
  }

  private async edits(range: TimelineRange): Promise<TimelineEntry[]> {
    const { account, contactId } = range;
    const told = await this.changes.told(account.id, contactId, byInstant(range, 'change'));
    return told.map(({ id, kind, actId, happenedAt, undoneAt, kept }) => {
      const on = localDateOf(new Date(happenedAt), account.timeZone);
      const undo = Number(kept) === 1 && undoneAt === null ? actId : null;
      return { kind: 'change', on, at: happenedAt, id, change: kind, undo, undoneAt };
    });
  }
}

function messageOf({
  id,
  situation,
  channel,
  subject,
}: Attempt): Pick<Attempt, 'id' | 'situation' | 'channel' | 'subject'> {
  return { id, situation, channel, subject };
}

/** Of a kind that is stored with its day. */
function byDay({ after, limit }: TimelineRange, kind: TimelineKind): Backwards {
  if (after === null) return { before: null, limit };
  const rest = restOf(kind, after);
  if (rest === 'from-entry') return { before: { key: after.on, id: after.id }, limit };
  return { before: { key: firstDayGone(after.on, rest), id: null }, limit };
}

/** Of a kind that is stored with its instant: the day ends where the next begins, in the account's zone. */
function byInstant({ account, after, limit }: TimelineRange, kind: TimelineKind): Backwards {
  if (after === null) return { before: null, limit };
  const rest = restOf(kind, after);
  if (rest === 'from-entry' && after.at !== null) return { before: { key: after.at, id: after.id }, limit };
  const day = firstDayGone(after.on, rest);
  return { before: { key: instantOf(day, '00:00', account.timeZone).toISOString(), id: null }, limit };
}

/** The earliest day that has been shown already. */
function firstDayGone(on: LocalDate, rest: 'before-day' | 'up-to-day' | 'from-entry'): LocalDate {
  return rest === 'before-day' ? on : addDays(on, 1);
}
