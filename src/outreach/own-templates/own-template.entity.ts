import { Entity, ForeignKey, Index } from 'typeorm';
import { Account } from '../../accounts/account.entity.js';
import {
  AccountColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '../../common/database/columns.js';
import type { Form, Language } from '../../contacts/domain/words.js';
import type { Situation } from '../domain/words.js';

/** A draft template of the user's own, as it is now. */
@Entity('own_templates')
@Index('own_templates_created', ['accountId', 'createdAt', 'id'])
@Index('own_templates_situation', ['accountId', 'situation', 'language', 'form', 'id'])
export class OwnTemplate {
  @IdColumn('own_templates_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'own_templates_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @WordColumn(200) name!: string;
  @WordColumn(24) situation!: Situation;
  @WordColumn(5) language!: Language;
  @WordColumn(3) form!: Form;
  /** In the language of templates/drafts, at most 8 kB. */
  @TextColumn() source!: string;
  /** 1 for the first; every saving makes the next. */
  @IntegerColumn() version!: number;
  @InstantColumn() createdAt!: string;
  @InstantColumn() updatedAt!: string;
}

/** What a template was before, the present version included. */
@Entity('own_template_versions')
@Index('own_template_versions_account', ['accountId', 'templateId'])
@Index('own_template_versions_template', ['templateId', 'accountId', 'version'], { unique: true })
export class OwnTemplateVersion {
  @IdColumn('own_template_versions_pk') id!: string;
  @AccountColumn()
  @ForeignKey(() => Account, { name: 'own_template_versions_account_fk', onDelete: 'CASCADE' })
  accountId!: string;
  @ReferenceColumn()
  @ForeignKey(() => OwnTemplate, { name: 'own_template_versions_template_fk', onDelete: 'CASCADE' })
  templateId!: string;
  @IntegerColumn() version!: number;
  @TextColumn() source!: string;
  @InstantColumn() createdAt!: string;
}
