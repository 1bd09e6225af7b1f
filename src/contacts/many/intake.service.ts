import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import type { ContactPoint, ContactPointKind } from '../points/contact-point.entity.js';
import { newPoint } from '../points/contact-points.js';
import type { Contact } from '../contact.entity.js';
import { ContactsStore } from '../contacts.store.js';
import { derivedColumns, type Surroundings } from '../domain/derived-columns.js';
import type { IdentityKeys } from '../domain/duplicates.js';
import { searchKey } from '../domain/name-key.js';
import { type AddressRow, IntakeStore, type NamedRow } from './intake.store.js';
import { type NewContactFields, newContactRow } from '../saving/new-contact.js';
import { type PhoneCountry, phoneCountry } from '../points/phone-number.js';
import { WordRemovalStore } from '../search/word-removal.store.js';
import { ContactSurroundings } from '../saving/surroundings.js';

export interface KnownPerson {
  readonly id: string;
  readonly keys: IdentityKeys;
}

export interface NewAddress {
  readonly kind: ContactPointKind;
  readonly value: string;
  readonly label: string | null;
  readonly preferred: boolean;
}

/** Somebody new, with their tags where a file tells them. */
export type NewPerson = NewContactFields & { readonly tags?: Surroundings['tags'] };

/** Addresses for somebody who is there; `position` is the first free place in their order. */
export interface MoreAddresses {
  readonly person: Pick<Contact, 'id' | 'accountId' | 'country'>;
  readonly addresses: readonly NewAddress[];
  readonly position: number;
}

/** People read in one go: some milliseconds, so that other requests get their turn between two pages. */
const PEOPLE_PER_PAGE = 1000;
const LINKEDIN_PREFIX = 'linkedin:';

/** Many people at once, for imports: who is there already, adding, filling in, taking away again. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly store: IntakeStore,
    private readonly contacts: ContactsStore,
    private readonly surroundings: ContactSurroundings,
    private readonly clock: Clock,
    private readonly words: WordRemovalStore,
  ) {}

  /** What tells everybody of the account apart, page by page; perhaps only those who changed since an instant. */
  async *knownPeople(accountId: string, changedSince = ''): AsyncGenerator<KnownPerson[]> {
    for (let last: NamedRow | null = null; ;) {
      const names: NamedRow[] = await this.store.namesAfter(accountId, last, changedSince, PEOPLE_PER_PAGE);
      if (names.length === 0) return;
      const addresses = addressesById(
        await this.store.addressesOf(
          accountId,
          names.map(({ id }) => id),
        ),
      );
      yield names.map((name) => knownPerson(name, addresses.get(name.id) ?? []));
      last = names.at(-1) ?? null;
    }
  }

  ids(accountId: string, where: 'living' | 'trash' = 'living'): Promise<string[]> {
    return this.store.ids(accountId, where);
  }

  /** Whole, in the trash or not, by id; nobody else changes them until the unit of work ends. */
  async forChange(accountId: string, ids: readonly string[]): Promise<Map<string, Contact>> {
    const contacts = await this.contacts.findManyForChange(accountId, ids);
    return new Map(contacts.map((contact) => [contact.id, contact]));
  }

  /** The keys of the addresses of each of these people: `email anna@example.org`. */
  async addressKeysOf(accountId: string, ids: readonly string[]): Promise<Map<string, Set<string>>> {
    const keys = new Map(ids.map((id) => [id, new Set<string>()]));
    if (ids.length === 0) return keys;
    for (const { contactId, kind, valueKey } of await this.store.addressesOf(accountId, ids)) {
      keys.get(contactId)?.add(`${kind} ${valueKey}`);
    }
    return keys;
  }

  /**
   * Each with the addresses at its place in the second list. Numbers of people whose country is not told are taken for
   * numbers of `country`. Inside a unit of work.
   */
  async add(
    people: readonly NewPerson[],
    addresses: readonly (readonly NewAddress[])[],
    country: PhoneCountry,
  ): Promise<void> {
    const [first] = people;
    if (!first) return;
    const layerCadences = await this.surroundings.layerCadences(first.accountId);
    await this.contacts.insert(
      people.map(({ tags = [], ...person }) => newContactRow(person, { stationEndOn: null, tags, layerCadences })),
    );
    await this.contacts.insertPoints(
      people.flatMap((person, index) => this.points(ownerOf(person, country), addresses[index] ?? [], 0)),
    );
  }

  /** Whole rows as a backup brings them, each with its addresses at the same place. Inside a unit of work. */
  async bringBack(
    people: readonly Contact[],
    addresses: readonly (readonly NewAddress[])[],
    country: PhoneCountry,
  ): Promise<void> {
    await this.contacts.insert(people);
    await this.contacts.insertPoints(
      people.flatMap((person, index) => this.points(ownerOf(person, country), addresses[index] ?? [], 0)),
    );
  }

  /** Inside a unit of work; gives the ids of the new addresses at the place of each person. */
  async addAddresses(more: readonly MoreAddresses[], country: PhoneCountry): Promise<string[][]> {
    const points = more.map(({ person, addresses, position }) =>
      this.points(ownerOf(person, country), addresses, position),
    );
    await this.contacts.insertPoints(points.flat());
    return points.map((ofPerson) => ofPerson.map(({ id }) => id));
  }

  /** Who introduced whom in this account: the introducer by the id of the introduced one. */
  introducers(accountId: string): Promise<Map<string, string>> {
    return this.store.introducers(accountId);
  }

  /** Those whom nobody introduced so far; inside a unit of work. The introducer by the id of the introduced one. */
  introduce(accountId: string, introducers: ReadonlyMap<string, string>): Promise<void> {
    return this.store.introduce(accountId, [...introducers]);
  }

  /** Writes changed fields of many contacts, and what follows from them; inside a unit of work. */
  async change(accountId: string, contacts: readonly Contact[], changed: readonly (keyof Contact)[]): Promise<void> {
    if (contacts.length === 0) return;
    const around = await this.surroundings.ofMany(accountId, contacts);
    for (const contact of contacts) {
      const derived = derivedColumns(contact, around(contact));
      const fields = Object.fromEntries(changed.map((name) => [name, contact[name]]));
      await this.contacts.change(accountId, contact.id, { ...fields, ...derived, updatedAt: contact.updatedAt });
    }
  }

  /** `work` removes so many people, few at a time: that way it takes a fifth of the time. Inside a unit of work. */
  whileManyGo<T>(count: number, work: () => Promise<T>): Promise<T> {
    return this.words.whileManyGo(count, work);
  }

  /** For good, with everything that hangs on them; inside a unit of work. */
  remove(accountId: string, ids: readonly string[]): Promise<void> {
    return this.contacts.remove(accountId, ids);
  }

  /** Inside a unit of work. */
  removeAddresses(accountId: string, ids: readonly string[]): Promise<void> {
    return this.contacts.removePoints(accountId, ids);
  }

  private points(owner: Owner, addresses: readonly NewAddress[], from: number): ContactPoint[] {
    const whole = { ...owner, id: () => newId(this.clock.now()) };
    return addresses.map(({ kind, value, ...rest }, index) => ({
      ...newPoint(kind, value, whole, rest),
      position: from + index,
    }));
  }
}

interface Owner {
  readonly accountId: string;
  readonly contactId: string;
  readonly country: PhoneCountry;
}

function ownerOf(person: Pick<NewPerson, 'id' | 'accountId' | 'country'>, country: PhoneCountry): Owner {
  const { id: contactId, accountId } = person;
  return { accountId, contactId, country: phoneCountry(person.country ?? null, country) };
}

function addressesById(addresses: readonly AddressRow[]): Map<string, AddressRow[]> {
  const byId = new Map<string, AddressRow[]>();
  for (const address of addresses) {
    const known = byId.get(address.contactId);
    if (known) known.push(address);
    else byId.set(address.contactId, [address]);
  }
  return byId;
}

/** The stored keys of addresses are those of domain/duplicates.ts: see `valueKey`. */
function knownPerson(name: NamedRow, addresses: readonly AddressRow[]): KnownPerson {
  const keysOf = (kind: string): string[] =>
    addresses.filter((address) => address.kind === kind).map((a) => a.valueKey);
  const links = keysOf('link').filter((key) => key.startsWith(LINKEDIN_PREFIX));
  const keys = {
    given: searchKey(name.givenName ?? name.nickname ?? ''),
    family: searchKey(name.familyName ?? ''),
    organisation: searchKey(name.organisation ?? ''),
    linkedIn: links.map((key) => key.slice(LINKEDIN_PREFIX.length)),
    emails: keysOf('email'),
  };
  return { id: name.id, keys };
}
