import { Injectable } from '@nestjs/common';
import { fullName } from '../../contacts/domain/full-name.js';
import { IntroductionsService } from '../../contacts/relations/introductions.service.js';
import { RelationsService, type ShownRelation } from '../../contacts/relations/relations.service.js';

export interface Ties {
  /** All that a person belongs together with, and whom they introduced. */
  readonly relations: readonly ShownRelation[];
  /** Who introduced them, who introduced those, and so on: the nearest first. */
  readonly chain: readonly { readonly id: string; readonly name: string }[];
}

/** Who belongs together with somebody, and how one came to know them. */
@Injectable()
export class TiesReader {
  constructor(
    private readonly relations: RelationsService,
    private readonly introductions: IntroductionsService,
  ) {}

  async of(accountId: string, contactId: string): Promise<Ties> {
    const { chain } = await this.introductions.of(accountId, contactId);
    return {
      relations: await this.relations.list(accountId, contactId),
      chain: chain.map((one) => ({ id: one.id, name: fullName(one) })),
    };
  }
}
