import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IfGiven } from '../../common/validation/rules.js';

export class SendLetter {
  /** "Will they answer?", 0-100 %. */
  @IsOptional() @IsInt() @Min(0) @Max(100) expectation?: number | null;
  /** Of a mail that may have arrived: the same one once more, because the user has looked and it is not there. */
  @IfGiven() @IsBoolean() again?: boolean;
}
