import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Move } from '../../common/database/moved-rows.js';
import { Mover } from '../../contacts/merging/mover.js';
import { MovedThings } from '../../people/merge/moved-things.service.js';
import { CollectionsStore, type PutFile } from '../collections.store.js';

/**
 * The card of somebody who goes in a merge: whoever stays has their own. Taken back, it stands again where it stood, with
 * the name and the UID that its client knows.
 */
@Injectable()
export class PersonFileMover extends Mover<PutFile | null> implements OnModuleInit {
  readonly name = 'collection_files';
  /** The id of an item is the person's. */
  readonly pointers = [];

  constructor(
    private readonly store: CollectionsStore,
    private readonly things: MovedThings,
  ) {
    super();
  }

  /** People stand below collections, and know nothing of them. */
  onModuleInit(): void {
    this.things.add(this);
  }

  moveTo(accountId: string, { from }: Move): Promise<PutFile | null> {
    return this.store.file(accountId, from);
  }

  async moveBack(accountId: string, file: PutFile | null, { to }: Move): Promise<void> {
    if (file) await this.store.fileBack(accountId, 'people', to, file);
  }
}
