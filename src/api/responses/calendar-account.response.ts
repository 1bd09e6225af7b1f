import { ApiProperty } from '@nestjs/swagger';
import type { CalendarAccount } from '../../calendar-accounts/calendar-account.entity.js';
import type { CalendarCheck } from '../../calendar-accounts/calendar-connection.service.js';
import { type CaldavProblem, caldavProblems } from '../../calendar-accounts/domain/words.js';
import type { Conflict } from '../../own-calendar/conflicts.service.js';

export class CalendarConnectionResponse {
  /** When it worked last; null: never yet. */
  checkedAt!: string | null;
  /** Why it does not work right now; null: it does, or was never tried. */
  @ApiProperty({ enum: caldavProblems, nullable: true }) problem!: CaldavProblem | null;
  /** What the server said. */
  answer!: string | null;
  problemSince!: string | null;
}

export class CalendarAccountResponse {
  id!: string;
  label!: string;
  address!: string;
  userName!: string;
  /** The calendar that agreed meetings are written into; null: none. */
  pushTo!: string | null;
  connection!: CalendarConnectionResponse;
  createdAt!: string;
  updatedAt!: string;
}

export class CalendarAccountsResponse {
  items!: CalendarAccountResponse[];
  nextCursor!: string | null;
}

export class FoundCalendarResponse {
  url!: string;
  name!: string;
  /** Whether meetings may be written into it. */
  canWrite!: boolean;
}

export class CalendarCheckResponse {
  /** Null: it worked. */
  @ApiProperty({ enum: caldavProblems, nullable: true }) problem!: CaldavProblem | null;
  answer!: string | null;
  @ApiProperty({ type: [FoundCalendarResponse] }) calendars!: FoundCalendarResponse[];
}

export class EventThereResponse {
  start!: string;
  end!: string;
  summary!: string | null;
  place!: string | null;
}

const problems = ['changed', 'removed'] as const;

export class CalendarConflictResponse {
  id!: string;
  meetingId!: string;
  @ApiProperty({ enum: problems }) problem!: (typeof problems)[number];
  /** What stands there; null: nothing, or it can't be read. */
  @ApiProperty({ type: EventThereResponse, nullable: true }) theirs!: EventThereResponse | null;
  /** Whether the meeting is still on here. */
  isOn!: boolean;
  since!: string;
}

export class CalendarConflictsResponse {
  items!: CalendarConflictResponse[];
  nextCursor!: string | null;
}

export function calendarAccountResponse(account: CalendarAccount): CalendarAccountResponse {
  const { id, label, address, userName, pushTo, createdAt, updatedAt, checkedAt } = account;
  const { problem, problemAnswer: answer, problemAt: problemSince } = account;
  const known = caldavProblems.find((word) => word === problem) ?? null;
  const connection = { checkedAt, problem: known, answer, problemSince };
  return { id, label, address, userName, pushTo, connection, createdAt, updatedAt };
}

export function calendarCheckResponse({ problem, answer, calendars }: CalendarCheck): CalendarCheckResponse {
  return { problem, answer, calendars: [...calendars] };
}

export function calendarConflictResponse(conflict: Conflict): CalendarConflictResponse {
  const { theirs, ours: _, ...told } = conflict;
  if (theirs === null) return { ...told, theirs: null };
  const at = (ms: number): string => new Date(ms).toISOString();
  return { ...told, theirs: { ...theirs, start: at(theirs.start), end: at(theirs.end) } };
}
