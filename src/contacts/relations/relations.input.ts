import { IsIn, IsUUID } from 'class-validator';
import { type RelationKind, relationKinds } from '../domain/relation-kinds.js';

/** How the person of the address belongs together with another one: `introduced-by` names who introduced them. */
export class CreateRelation {
  @IsIn(relationKinds) kind!: RelationKind;
  @IsUUID() otherId!: string;
}
