import { IsIn, ValidateIf } from 'class-validator';
import type { LocalDate } from '../common/local-date.js';
import { IsDay } from '../common/validation/rules.js';
import { type Rung, rungs } from '../contacts/domain/words.js';

export class SuggestLater {
  /** The first day on which they may be suggested again. */
  @IsDay() until!: LocalDate;
}

export class ChooseRung {
  /** Only this rung this week; null: all of them. */
  @ValidateIf((choice: ChooseRung) => choice.rung !== null)
  @IsIn(rungs)
  rung!: Rung | null;
}
