import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsObject, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import type { LocalDate } from '../common/local-date.js';
import { PageInput } from '../common/paging.input.js';
import { IfGiven, IsDay, IsLongText, IsPlainText, MaxLength } from '../common/validation/rules.js';
import { MOST_LEAD_DAYS, recurrenceOrigins } from './domain/recurrence.js';
import { type ReminderKind, reminderKinds, type ReminderState, reminderStates } from './domain/words.js';

/** Unit: characters. */
export const LONGEST_TEXT = 2_000;

/** As the column of the account export. Unit: characters. */
const LONGEST_RULE = 200;

export class RecurrenceInput {
  /** RFC 5545: FREQ=WEEKLY;INTERVAL=2, FREQ=MONTHLY;BYDAY=1MO, and the like. */
  @IsPlainText() @IsNotEmpty() @MaxLength(LONGEST_RULE) rule!: string;
  /** Counted from its day, or from the day on which it is done. Default: date. */
  @IfGiven() @IsIn(recurrenceOrigins) from?: (typeof recurrenceOrigins)[number];
}

export class CreateReminder {
  @IsDay() dueOn!: LocalDate;
  @IfGiven() @IsIn(reminderKinds) kind?: ReminderKind;
  /** What to do, in the user's own words. */
  @IsOptional() @IsLongText() @IsNotEmpty() @MaxLength(LONGEST_TEXT) text?: string | null;
  @IsOptional() @IsUUID() contactId?: string | null;
  /** How it comes again; null: once. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => RecurrenceInput) recurrence?: RecurrenceInput | null;
  /** So many days ahead it is said for the first time; null: on the day. */
  @IsOptional() @IsInt() @Min(0) @Max(MOST_LEAD_DAYS) leadDays?: number | null;
}

export class UpdateReminder {
  @IfGiven() @IsDay() dueOn?: LocalDate;
  @IfGiven() @IsIn(reminderKinds) kind?: ReminderKind;
  @IsOptional() @IsLongText() @IsNotEmpty() @MaxLength(LONGEST_TEXT) text?: string | null;
  @IsOptional() @IsUUID() contactId?: string | null;
  /** How it comes again; null: once. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => RecurrenceInput) recurrence?: RecurrenceInput | null;
  /** So many days ahead it is said for the first time; null: on the day. */
  @IsOptional() @IsInt() @Min(0) @Max(MOST_LEAD_DAYS) leadDays?: number | null;
}

export class SnoozeReminder {
  /** The day on which it stands again. */
  @IsDay() until!: LocalDate;
}

export class RemindersQuery extends PageInput {
  /** Default: open. */
  @IsOptional() @IsIn(reminderStates) state?: ReminderState;
  /** First and last due day. */
  @IsOptional() @IsDay() from?: LocalDate;
  @IsOptional() @IsDay() to?: LocalDate;
  @IsOptional() @IsUUID() contactId?: string;
}
