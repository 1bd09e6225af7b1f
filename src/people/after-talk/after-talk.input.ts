import { IsOptional, Matches } from 'class-validator';
import type { LocalDate } from '../../common/local-date.js';
import { IsDay, IsLongText, IsPlainText, MaxLength } from '../../common/validation/rules.js';

const LONGEST_PROMISE = 500;
const LONGEST_NAME = 200;

/** The two lines after a talk; both may stay empty. */
export class AfterTalk {
  /** "Hast du etwas zugesagt?" */
  @IsOptional() @IsLongText() @Matches(/\S/) @MaxLength(LONGEST_PROMISE) promise?: string | null;
  /** Until when; default: in a week. */
  @IsOptional() @IsDay() promiseOn?: LocalDate | null;
  /** "Mit wem sollte ich noch sprechen?" */
  @IsOptional() @IsPlainText() @Matches(/[\p{L}\p{N}]/u) @MaxLength(LONGEST_NAME) nextName?: string | null;
}
