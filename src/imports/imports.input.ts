import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Min,
  ValidateNested,
} from 'class-validator';
import { MOST_FILES } from '../common/upload-limit.js';
import { IfGiven, IsPlainText, MaxLength } from '../common/validation/rules.js';
import { PageInput } from '../common/paging.input.js';
import type { FieldChoice } from './domain/choices.js';
import { type ColumnField, columnFields } from './domain/column-meaning.js';
import { type Delimiter, delimiters, type Encoding, encodings } from './domain/reading.js';
import { type RowAction, rowActions, type RowStatus, rowStatuses } from './domain/words.js';

const LONGEST_FORMAT = 20;

export class StartImport {
  /** A word of docs/imports.md, such as `linkedin`; unset: each file is recognised. */
  @IsOptional() @IsString() @MaxLength(LONGEST_FORMAT) format?: string;
}

export class ListRows extends PageInput {
  @IsOptional() @IsIn(rowStatuses) status?: RowStatus;
}

export class ChangeRow {
  /** `update` only where somebody is, or may be, there already. */
  @IsIn(rowActions) action!: RowAction;
  /**
   * For an update, by field of the person who is there: keep what stands there, take the file's, or both (notes only). A
   * field without a choice stays, and is filled in where it is empty.
   */
  @IfGiven() @IsObject() choices?: Record<string, FieldChoice>;
}

/** A wider table is cut before (docs/imports.md). */
const MOST_COLUMNS = 2000;
const LONGEST_COLUMN_WORD = 200;

export class ColumnInput {
  @IsIn(columnFields) field!: ColumnField;
  /** What stands beside an address (`work`), or what a note or an extra is about. */
  @IsOptional() @IsPlainText() @MaxLength(LONGEST_COLUMN_WORD) label?: string | null;
  /** Columns of one group belong together: the parts of a postal address, or a label and its value. */
  @IsOptional() @IsPlainText() @MaxLength(LONGEST_COLUMN_WORD) group?: string | null;
}

/** How a file is to be read; what is left out stays, null is guessed anew. */
export class ReadingInput {
  @IsOptional() @IsIn(encodings) encoding?: Encoding | null;
  @IsOptional() @IsIn(delimiters) delimiter?: Delimiter | null;
  @IsOptional() @IsString() @MaxLength(LONGEST_FORMAT) format?: string | null;
  /** One for each column of the header, in its order. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_COLUMNS)
  @ValidateNested({ each: true })
  @Type(() => ColumnInput)
  columns?: ColumnInput[] | null;
}

export class FileReadingInput extends ReadingInput {
  /** 1 is the first file. */
  @IsInt() @Min(1) position!: number;
}

/** Of one file in short, or file by file. */
export class ChangeReading extends ReadingInput {
  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_FILES)
  @ValidateNested({ each: true })
  @Type(() => FileReadingInput)
  files?: FileReadingInput[];
}
