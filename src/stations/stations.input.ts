import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional } from 'class-validator';
import { PartialType } from '@nestjs/swagger';
import { IsPlainText, Length, MaxLength } from '../common/validation/rules.js';
import type { PartialDate } from './domain/partial-date.js';
import { type StationKind, stationKinds } from './domain/words.js';
import { IsPartialDate } from './partial-date.rule.js';

export class CreateStation {
  @IsIn(stationKinds) kind!: StationKind;
  @IsPlainText() @Length(1, 200) organisation!: string;
  @IsOptional() @IsPlainText() @MaxLength(200) city?: string | null;
  /** As exactly as remembered: 2023, 2023-08 or 2023-08-31. */
  @IsOptional() @IsPartialDate() from?: PartialDate | null;
  @IsOptional() @IsPartialDate() to?: PartialDate | null;
  @IsOptional() @IsPlainText() @MaxLength(200) myRole?: string | null;
}

export class UpdateStation extends PartialType(CreateStation, { skipNullProperties: false }) {}

const MOST_NAMES = 200;

export class AddPeople {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_NAMES)
  @IsPlainText({ each: true })
  @Length(1, 200, { each: true })
  names!: string[];
}
