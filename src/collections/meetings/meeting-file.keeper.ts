import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type MeetingKeeper, MeetingKeepers } from '../../meetings/meeting-keepers.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import { CollectionsStore, type PutFile } from '../collections.store.js';

/** The file that a program put for a meeting comes back with it, whatever else stands in it. */
@Injectable()
export class MeetingFileKeeper implements MeetingKeeper<PutFile | null>, OnModuleInit {
  readonly name = 'file';

  constructor(
    private readonly store: CollectionsStore,
    private readonly keepers: MeetingKeepers,
  ) {}

  onModuleInit(): void {
    this.keepers.add(this);
  }

  keep(accountId: string, meetingId: string): Promise<PutFile | null> {
    return this.store.file(accountId, meetingId);
  }

  async putBack({ accountId, id }: MeetingWithPeople, kept: PutFile | null): Promise<void> {
    if (kept) await this.store.fileBack(accountId, 'meetings', id, kept);
  }

  /** A program that put a file has been told by itself. */
  toldOtherwise(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }
}
