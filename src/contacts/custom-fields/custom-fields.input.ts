import { PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { IfGiven, IsPlainText, Length } from '../../common/validation/rules.js';
import { type CustomKind, customKinds, mostCustomFields } from '../domain/custom-values.js';

const MOST_CHOICES = 100;
/** Keys of every object in JavaScript, which no JSON body may carry (common/validation/valid-input.ts). */
const NOT_A_KEY_OF_OBJECTS = /^(?!\s*(?:__proto__|constructor)\s*$)/;

/** A field of one's own about people. */
export class CreateCustomField {
  @IsPlainText()
  @Length(1, 100)
  @Matches(NOT_A_KEY_OF_OBJECTS, { message: 'name must be another word: this one means something to programs.' })
  name!: string;
  @IsIn(customKinds) kind!: CustomKind;
  /** The words to choose from; for the kind choice only. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_CHOICES)
  @ArrayUnique()
  @IsPlainText({ each: true })
  @Length(1, 100, { each: true })
  choices?: string[] | null;
  /** Its place among the fields; at the end if left out. */
  @IfGiven() @IsInt() @Min(0) @Max(mostCustomFields) position?: number;
}

export class UpdateCustomField extends PartialType(CreateCustomField, { skipNullProperties: false }) {}
