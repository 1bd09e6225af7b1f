import { IsObject, IsUUID } from 'class-validator';
import { IfGiven } from '../../common/validation/rules.js';
import type { MergeChoice } from './domain/merge-choices.js';

/** Two entries that are one person. */
export class MergeContact {
  /** Who goes: everything of theirs moves, and their id leads to the one who stays. */
  @IsUUID() otherId!: string;
  /**
   * By field of a contact: keep what is there, take the other one's, or both. Without a choice what is there stays, empty
   * fields are filled and lists are joined.
   */
  @IfGiven() @IsObject() fields?: Record<string, MergeChoice>;
}
