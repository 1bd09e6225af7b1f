import { IsIn, IsNotEmpty, IsOptional, IsUUID } from 'class-validator';
import type { LocalDate } from '../common/local-date.js';
import { PageInput } from '../common/paging.input.js';
import { IfGiven, IsDay, IsLongText, MaxLength } from '../common/validation/rules.js';
import { type ReminderKind, reminderKinds, type ReminderState, reminderStates } from './domain/words.js';

/** Unit: characters. */
export const LONGEST_TEXT = 2_000;

export class CreateReminder {
  @IsDay() dueOn!: LocalDate;
  @IsOptional() @IsIn(reminderKinds) kind?: ReminderKind;
  /** What to do, in the user's own words. */
  @IsOptional() @IsLongText() @IsNotEmpty() @MaxLength(LONGEST_TEXT) text?: string | null;
  @IsOptional() @IsUUID() contactId?: string | null;
}

export class UpdateReminder {
  @IfGiven() @IsDay() dueOn?: LocalDate;
  @IfGiven() @IsIn(reminderKinds) kind?: ReminderKind;
  @IsOptional() @IsLongText() @IsNotEmpty() @MaxLength(LONGEST_TEXT) text?: string | null;
  @IsOptional() @IsUUID() contactId?: string | null;
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
