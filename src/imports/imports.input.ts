import { IsIn, IsOptional, IsString } from 'class-validator';
import { MaxLength } from '../common/validation/rules.js';
import { PageInput } from '../common/paging.input.js';
import { type RowAction, rowActions, type RowStatus, rowStatuses } from './domain/words.js';

const LONGEST_FORMAT = 20;

export class StartImport {
  /** `linkedin` or `vcard`; unset: it is guessed. */
  @IsOptional() @IsString() @MaxLength(LONGEST_FORMAT) format?: string;
}

export class ListRows extends PageInput {
  @IsOptional() @IsIn(rowStatuses) status?: RowStatus;
}

export class ChangeRow {
  /** `update` only where somebody is, or may be, there already. */
  @IsIn(rowActions) action!: RowAction;
}
