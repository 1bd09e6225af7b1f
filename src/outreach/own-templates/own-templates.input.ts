import { PartialType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min, ValidateIf } from 'class-validator';
import { IfGiven, IsLongText, IsPlainText, Length, MaxLength } from '../../common/validation/rules.js';
import { type Form, forms, type Language, languages } from '../../contacts/domain/words.js';
import { type Situation, situations } from '../domain/words.js';
import { MOST_BYTES } from './read-own-template.js';

const LONGEST_NAME = 200;
const LATEST_VERSION = 1_000_000;
/** An id of an own template, or of one that comes with the program. */
const ANY_ID = /^(?:builtin:[a-z-]{1,20}:[a-z-]{1,30}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/iu;

class TemplateFields {
  @IsPlainText() @Length(1, LONGEST_NAME) name!: string;
  @IsIn(situations) situation!: Situation;
  @IsIn(languages) language!: Language;
  @IsIn(forms) form!: Form;
  /** In the language of templates; see docs/templates.md. */
  @IsLongText() @MaxLength(MOST_BYTES) source!: string;
}

/** A copy of another template, or a new one with all its fields. */
export class CreateTemplate {
  /** Id of the template to copy, one of one's own or `builtin:...`; what is given beside it wins. */
  @IfGiven() @Matches(ANY_ID) copyOf?: string;
  @ValidateIf(isNewOrGiven('name')) @IsPlainText() @Length(1, LONGEST_NAME) name?: string;
  @ValidateIf(isNewOrGiven('situation')) @IsIn(situations) situation?: Situation;
  @ValidateIf(isNewOrGiven('language')) @IsIn(languages) language?: Language;
  @ValidateIf(isNewOrGiven('form')) @IsIn(forms) form?: Form;
  @ValidateIf(isNewOrGiven('source')) @IsLongText() @MaxLength(MOST_BYTES) source?: string;
}

export class UpdateTemplate extends PartialType(TemplateFields, { skipNullProperties: false }) {}

export class RestoreVersion {
  @IsInt() @Min(1) @Max(LATEST_VERSION) version!: number;
}

/** Which templates to list; without anything all of them. */
export class ListTemplates {
  @IsOptional() @IsIn(situations) situation?: Situation;
  @IsOptional() @IsIn(languages) language?: Language;
  @IsOptional() @IsIn(forms) form?: Form;
}

/** What to show: a text that need not be stored, or a template that is. */
export class PreviewTemplate {
  @IfGiven() @Matches(ANY_ID) templateId?: string;
  /** Wins over the text of `templateId`. */
  @ValidateIf((input: PreviewTemplate) => input.templateId === undefined || input.source !== undefined)
  @IsLongText()
  @MaxLength(MOST_BYTES)
  source?: string;
  @IsOptional() @IsIn(situations) situation?: Situation;
  @IsOptional() @IsIn(languages) language?: Language;
  @IsOptional() @IsIn(forms) form?: Form;
  /** Whom it would go to. Without: somebody invented. */
  @IsOptional() @IsUUID() contactId?: string | null;
  /** Of the invented person: everything is known, or hardly anything. Default `full`. */
  @IsOptional() @IsIn(['full', 'bare']) example?: 'full' | 'bare';
}

function isNewOrGiven(field: keyof CreateTemplate): (input: CreateTemplate) => boolean {
  return (input) => input.copyOf === undefined || input[field] !== undefined;
}
