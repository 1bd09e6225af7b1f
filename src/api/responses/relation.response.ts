import type { ShownRelationKind } from '../../contacts/domain/relation-kinds.js';
import type { ShownRelation } from '../../contacts/relations/relations.service.js';

export class RelatedPersonResponse {
  id!: string;
  name!: string;
}

export class RelationResponse {
  /** Of an introduction: the id of the person who was introduced. */
  id!: string;
  kind!: ShownRelationKind;
  /** The other one of the two. */
  contact!: RelatedPersonResponse;
}

export class RelationListResponse {
  items!: RelationResponse[];
  nextCursor!: string | null;
}

export function relationResponse({ id, kind, contact }: ShownRelation): RelationResponse {
  return { id, kind, contact: { ...contact } };
}
