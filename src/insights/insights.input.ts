import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** Ten years. */
const LONGEST_DAYS = 3653;

export class InsightsRange {
  /** How many days to look back; default 90. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(LONGEST_DAYS) days?: number;
}
