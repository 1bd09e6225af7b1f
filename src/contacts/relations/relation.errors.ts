import { InvalidInput, NotFound } from '../../common/errors.js';
import { mostRelations } from '../domain/relation-kinds.js';

export class RelationNotFound extends NotFound {
  constructor() {
    super('relation');
  }
}

export class RelatedToSelf extends InvalidInput {
  constructor() {
    super([{ pointer: '/otherId', detail: 'This takes two people.', code: 'relatedToSelf' }]);
  }
}

export class TooManyRelations extends InvalidInput {
  constructor() {
    const detail = `One person can belong together with ${mostRelations} others, and no more.`;
    super([{ pointer: '/otherId', detail, code: 'tooManyRelations', params: { most: mostRelations } }]);
  }
}
