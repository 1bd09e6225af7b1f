import { OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsObject, ValidateNested } from 'class-validator';
import { IsPlainText, Length } from '../../common/validation/rules.js';
import { ListContacts } from '../contacts.input.js';

/** What the list of people can be asked for, but for where a page begins and how long it is. */
export class SavedQuery extends OmitType(ListContacts, ['cursor', 'limit'] as const) {}

export class CreateSavedFilter {
  @IsPlainText() @Length(1, 100) name!: string;
  @IsDefined() @IsObject() @ValidateNested() @Type(() => SavedQuery) query!: SavedQuery;
}

export class UpdateSavedFilter extends PartialType(CreateSavedFilter, { skipNullProperties: false }) {}
