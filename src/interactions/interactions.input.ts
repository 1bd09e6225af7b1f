import { IsIn, IsOptional } from 'class-validator';
import { PartialType } from '@nestjs/swagger';
import type { LocalDate } from '../common/local-date.js';
import { IfGiven, IsDay, IsLongText, MaxLength } from '../common/validation/rules.js';
import { type Channel, channels } from '../contacts/domain/words.js';
import { type Direction, directions } from './domain/words.js';

export class LogInteraction {
  /** The day it happened; today if not given. A future day is refused. */
  @IfGiven() @IsDay() on?: LocalDate;
  @IsIn(channels) channel!: Channel;
  @IfGiven() @IsIn(directions) direction?: Direction;
  @IsOptional() @IsLongText() @MaxLength(10_000) summary?: string | null;
}

export class UpdateInteraction extends PartialType(LogInteraction, { skipNullProperties: false }) {}
