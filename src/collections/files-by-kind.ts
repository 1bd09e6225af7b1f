import { Injectable } from '@nestjs/common';
import type { CollectionKind } from './domain/collection-kind.js';
import { FollowUpFiles } from './follow-ups/follow-up-files.service.js';
import type { CollectionFiles } from './collection-files.js';
import { MeetingsAsFiles } from './meetings/meetings-as-files.service.js';
import { PersonFiles } from './people/person-files.service.js';

@Injectable()
export class FilesByKind {
  constructor(
    private readonly people: PersonFiles,
    private readonly meetings: MeetingsAsFiles,
    private readonly followUps: FollowUpFiles,
  ) {}

  of(kind: CollectionKind): CollectionFiles {
    if (kind === 'people') return this.people;
    return kind === 'meetings' ? this.meetings : this.followUps;
  }
}
