import { Module } from '@nestjs/common';
import { DraftCatalogue } from './draft-catalogue.js';
import { DraftWriter } from './draft-writer.js';

/** Reads the draft templates at the start and writes drafts from them. */
@Module({
  providers: [{ provide: DraftCatalogue, useFactory: () => new DraftCatalogue() }, DraftWriter],
  exports: [DraftCatalogue, DraftWriter],
})
export class DraftingModule {}
