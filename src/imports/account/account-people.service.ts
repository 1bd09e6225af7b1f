import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import type { LayerCadences } from '../../accounts/domain/layer-cadences.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { derivedColumns } from '../../contacts/domain/derived-columns.js';
import { FormerContactsService } from '../../contacts/former-ids/former-contacts.service.js';
import { IntakeService, type NewAddress } from '../../contacts/many/intake.service.js';
import { newContactRow } from '../../contacts/saving/new-contact.js';
import { TagsService } from '../../contacts/tags/tags.service.js';
import { personColumns } from '../../exports/account/person-tables.js';
import type { FileRow } from '../../exports/account/stored-row.js';
import { lastDayOf } from '../../stations/domain/partial-date.js';
import type { Station } from '../../stations/station.entity.js';
import { StationsService } from '../../stations/stations.service.js';
import type { Import } from '../import.entity.js';

type TagOfPerson = { readonly name: string; readonly cadence: Contact['cadence'] };

/** The account's tags by their ids: looked up once for a whole file. */
export type TagsHere = ReadonlyMap<string, TagOfPerson>;

interface Around {
  readonly tags: TagsHere;
  readonly stations: ReadonlyMap<string, Pick<Station, 'to'>>;
  readonly layerCadences: LayerCadences | null;
}

/** The people of an account file come in as they were; what follows from their fields is worked out anew. */
@Injectable()
export class AccountPeople {
  constructor(
    private readonly intake: IntakeService,
    private readonly tags: TagsService,
    private readonly stations: StationsService,
    private readonly former: FormerContactsService,
    private readonly accounts: AccountsService,
  ) {}

  /** Once the file's tags are there. */
  async tagsOf(accountId: string): Promise<TagsHere> {
    return new Map((await this.tags.list(accountId)).map(({ id, name, cadence }) => [id, { name, cadence }]));
  }

  /** Inside a unit of work; the rows have their ids of here. */
  async insert(account: Account, current: Import, rows: readonly FileRow[], tags: TagsHere): Promise<void> {
    const stationIds = new Set(rows.flatMap(({ stationId }) => (typeof stationId === 'string' ? [stationId] : [])));
    const stations = await this.stations.findMany(account.id, [...stationIds]);
    // read anew: the file's settings may have come in a moment ago
    const { cadences: layerCadences } = await this.accounts.find(account.id);
    const people = rows.map((row) => contactOf(account, current, row, { tags, stations, layerCadences }));
    const addresses = rows.map(({ points }) => (points as NewAddress[]).map(addressOf)); // readAccountFile looked at them
    await this.intake.bringBack(people, addresses, account.country);
  }

  /** Whoever was gone for good and comes back with the file is somebody again. Inside a unit of work. */
  async comeBack(accountId: string, goneIds: ReadonlySet<string>): Promise<void> {
    for (const id of goneIds) await this.former.forget(accountId, id);
  }
}

function contactOf(account: Account, current: Import, row: FileRow, around: Around): Contact {
  const told = Object.fromEntries(Object.keys(personColumns).map((field) => [field, row[field] ?? null]));
  const fields = told as unknown as Contact; // the columns of the table, looked at by readAccountFile
  const contact = Object.assign(
    newContactRow(
      { ...fields, accountId: account.id, importId: current.id },
      { stationEndOn: null, tags: [], layerCadences: null },
    ),
    fields,
    { introducedById: null }, // linked once everybody is there
  );
  const tags = (row['tags'] as { tagId: string }[]).flatMap(({ tagId }) => around.tags.get(tagId) ?? []);
  const end = around.stations.get(contact.stationId ?? '')?.to;
  const stationEndOn = end ? lastDayOf(end) : null;
  return Object.assign(contact, derivedColumns(contact, { stationEndOn, tags, layerCadences: around.layerCadences }));
}

function addressOf({ kind, value, label, preferred }: NewAddress): NewAddress {
  return { kind, value, label: label ?? null, preferred };
}
