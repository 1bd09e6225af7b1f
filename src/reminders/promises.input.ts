import { PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import type { LocalDate } from '../common/local-date.js';
import { PageInput } from '../common/paging.input.js';
import { IsDay, IsLongText, MaxLength } from '../common/validation/rules.js';
import { type ReminderState, reminderStates } from './domain/words.js';
import { LONGEST_TEXT } from './reminders.input.js';

/** "I said I'd ..." */
export class CreatePromise {
  /** Whom it was given to. */
  @IsUUID() contactId!: string;
  /** What was promised, in the user's own words. */
  @IsLongText() @Matches(/\S/, { message: 'text must not be blank.' }) @MaxLength(LONGEST_TEXT) text!: string;
  /** The day until which it is kept. */
  @IsDay() dueOn!: LocalDate;
}

export class UpdatePromise extends PartialType(CreatePromise, { skipNullProperties: false }) {}

export class PromisesQuery extends PageInput {
  /** Default: open. */
  @IsOptional() @IsIn(reminderStates) state?: ReminderState;
  @IsOptional() @IsUUID() contactId?: string;
}
