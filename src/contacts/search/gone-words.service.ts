import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { WordRemovalStore } from './word-removal.store.js';

/** What the search index may still hold of people who have gone for good. */
@Injectable()
export class GoneWords {
  constructor(
    private readonly store: WordRemovalStore,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  forget(): Promise<void> {
    return this.unitOfWork.run(() => this.store.forgetGone());
  }
}
