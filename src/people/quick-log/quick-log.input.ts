import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import type { LocalDate } from '../../common/local-date.js';
import { IfGiven, IsDay, IsLongText, Length, MaxLength } from '../../common/validation/rules.js';
import { type Channel, channels } from '../../contacts/domain/words.js';
import { type Direction, directions } from '../../interactions/domain/words.js';

const LONGEST_LINE = 500;

/** One line, and what was said about it afterwards: a field that is given counts, whatever the line says. */
export class QuickLog {
  @IsLongText() @Length(1, LONGEST_LINE) text!: string;
  /** Saved only if this is true and nothing is unsure. */
  @IfGiven() @IsBoolean() save?: boolean;
  @IfGiven() @IsUUID() contactId?: string;
  @IfGiven() @IsDay() on?: LocalDate;
  @IfGiven() @IsIn(channels) channel?: Channel;
  @IfGiven() @IsIn(directions) direction?: Direction;
  /** Null: no note. */
  @IsOptional() @IsLongText() @MaxLength(10_000) summary?: string | null;
}
