import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { MaxLength } from './validation/rules.js';
import { LARGEST_PAGE } from './cursor.js';

const LONGEST_CURSOR = 1000;

/** The query of every list: `?limit=` and `?cursor=`. */
export class PageInput {
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(LARGEST_PAGE) limit?: number;
  @IsOptional() @IsString() @MaxLength(LONGEST_CURSOR) cursor?: string;
}
