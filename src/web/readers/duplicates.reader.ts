import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { PageInput } from '../../common/paging.input.js';
import type { ContactDetails } from '../../contacts/contact-details.service.js';
import { ContactDetailsService } from '../../contacts/contact-details.service.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { type Duplicate, DuplicatesService } from '../../people/duplicates/duplicates.service.js';
import type { Station } from '../../stations/station.entity.js';
import { StationsService } from '../../stations/stations.service.js';

/** Two entries side by side, with everything that is named in them. */
export interface PairFacts {
  readonly duplicate: Duplicate;
  readonly one: ContactDetails;
  readonly other: ContactDetails;
}

export interface MergeFacts extends PairFacts {
  readonly stations: ReadonlyMap<string, Station>;
  readonly introducers: ReadonlyMap<string, Contact>;
}

/** Reads what the pages about likely duplicates show. */
@Injectable()
export class DuplicatesReader {
  constructor(
    private readonly duplicates: DuplicatesService,
    private readonly details: ContactDetailsService,
    private readonly contacts: ContactsService,
    private readonly stations: StationsService,
  ) {}

  async page(account: Account, query: PageInput): Promise<{ pairs: PairFacts[]; nextCursor: string | null }> {
    const { items, nextCursor } = await this.duplicates.page(account.id, query);
    return { pairs: await this.withDetails(account, items), nextCursor };
  }

  /** The first one stays. Throws ContactNotFound and OnePersonTwice. */
  async two(account: Account, staysId: string, goesId: string): Promise<MergeFacts> {
    const duplicate = await this.duplicates.compare(account.id, staysId, goesId);
    const [pair] = await this.withDetails(account, [duplicate]);
    const two = [duplicate.one, duplicate.other];
    const stationIds = two.flatMap(({ stationId }) => stationId ?? []);
    const introducerIds = two.flatMap(({ introducedById }) => introducedById ?? []);
    return {
      ...(pair ?? { duplicate, ...bare(duplicate) }),
      stations: await this.stations.findMany(account.id, stationIds),
      introducers: await this.contacts.findMany(account.id, introducerIds),
    };
  }

  private async withDetails(account: Account, duplicates: readonly Duplicate[]): Promise<PairFacts[]> {
    const contacts = new Map(
      duplicates.flatMap(({ one, other }) => [one, other]).map((contact) => [contact.id, contact]),
    );
    const details = await this.details.of(account, [...contacts.values()]);
    const byId = new Map(details.map((found) => [found.contact.id, found]));
    return duplicates.map((duplicate) => {
      const { one, other } = bare(duplicate);
      return { duplicate, one: byId.get(duplicate.oneId) ?? one, other: byId.get(duplicate.otherId) ?? other };
    });
  }
}

function bare({ one, other }: Duplicate): { one: ContactDetails; other: ContactDetails } {
  const nothing = { points: [], tags: [], custom: {} };
  return { one: { contact: one, ...nothing }, other: { contact: other, ...nothing } };
}
