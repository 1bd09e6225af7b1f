import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { StationsService } from '../stations/stations.service.js';
import type { DraftOccasion } from './draft-occasion.service.js';
import { DraftSources } from './draft-sources.service.js';
import { type ComposedDraft, type DraftRequest, DraftWriter, type WrittenDraft } from './drafting/draft-writer.js';
import type { DraftTemplate } from './drafting/read-draft-template.js';
import { readOwnTemplate } from './own-templates/read-own-template.js';

/** Fetches what is known about a person and lets the draft be written from it. */
@Injectable()
export class DraftText {
  constructor(
    private readonly stations: StationsService,
    private readonly sources: DraftSources,
    private readonly writer: DraftWriter,
  ) {}

  /** The draft that the next click would write, as far as its words go: nobody looks at it once more. */
  async compose(account: Account, occasion: DraftOccasion): Promise<ComposedDraft> {
    return this.writer.compose(await this.requestOf(account, occasion, null));
  }

  /** `exceptId`: the message that is written anew, if it is one. */
  async write(account: Account, occasion: DraftOccasion, exceptId: string | null): Promise<WrittenDraft> {
    return this.writer.write(await this.requestOf(account, occasion, exceptId));
  }

  /** With a template that need not be stored: to look at it. */
  async writeWith(account: Account, occasion: DraftOccasion, template: DraftTemplate): Promise<WrittenDraft> {
    return this.writer.write({ ...(await this.requestOf(account, occasion, null)), template });
  }

  private async requestOf(account: Account, occasion: DraftOccasion, exceptId: string | null): Promise<DraftRequest> {
    const { contact, slots = [] } = occasion;
    const station = contact.stationId === null ? null : await this.stations.find(account.id, contact.stationId);
    const sources = await this.sources.of(occasion, exceptId);
    // anew each time: a template may have come in with an account file
    const template = occasion.template && readOwnTemplate(occasion.template.source, '/templateId');
    return { ...occasion, ...sources, account, station, slots, template };
  }
}
