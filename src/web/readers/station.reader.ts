import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { LARGEST_PAGE } from '../../common/cursor.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { byJogger } from '../../contacts/domain/beginnings.js';
import { type CoveredStation, CoverageService } from '../../people/stations/coverage.service.js';
import type { JoggerRun } from '../../people/stations/domain/jogger-run.js';
import { JoggerPrompts } from '../../stations/jogger-prompts.js';

export interface StationFacts extends CoveredStation {
  /** The latest found first. */
  readonly people: readonly Contact[];
  readonly hasMore: boolean;
  readonly prompts: readonly string[];
  readonly run: JoggerRun | null;
}

/** Everything that the page of one station shows. */
@Injectable()
export class StationReader {
  constructor(
    private readonly coverage: CoverageService,
    private readonly contacts: ContactsService,
    private readonly prompts: JoggerPrompts,
  ) {}

  async read(account: Account, id: string): Promise<StationFacts> {
    const covered = await this.coverage.of(account, id);
    const query = { station: id, sort: 'createdAt', limit: LARGEST_PAGE } as const;
    const { items, nextCursor } = await this.contacts.list(account, query);
    const jogged = items.filter(({ source }) => source === byJogger.source);
    return {
      ...covered,
      people: items,
      hasMore: nextCursor !== null,
      prompts: this.prompts.of(covered.station.kind, account.locale),
      run: this.coverage.run(jogged.map(({ createdAt }) => createdAt)),
    };
  }
}
