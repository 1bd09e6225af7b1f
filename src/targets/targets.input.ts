import { PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsLongText, IsPlainText, Length, MaxLength } from '../common/validation/rules.js';
import { type TargetKind, targetKinds } from './domain/words.js';

const LONGEST_NAME = 200;
const LONGEST_NOTE = 2_000;

export class CreateTarget {
  @IsIn(targetKinds) kind!: TargetKind;
  /** "Radio Nordlicht", or "Journalismus". */
  @IsPlainText() @Length(1, LONGEST_NAME) name!: string;
  @IsOptional() @IsLongText() @MaxLength(LONGEST_NOTE) note?: string | null;
}

export class UpdateTarget extends PartialType(CreateTarget, { skipNullProperties: false }) {}
