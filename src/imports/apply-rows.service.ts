import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { valueKey } from '../contacts/contact-points.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { IntakeService, type NewPerson } from '../contacts/intake.service.js';
import { type PhoneCountry, phoneCountry } from '../contacts/phone-number.js';
import { BesidesOfPeople } from './besides-of-people.service.js';
import { fillable, fillIn } from './domain/fill-in.js';
import type { ParsedContact, ParsedFields, ParsedPoint } from './domain/parsed-contact.js';
import { moreFields } from './domain/person-more.js';
import { ImportRowsStore } from './import-rows.store.js';
import type { Import } from './import.entity.js';
import type { Resolved } from './people-there.js';

/** Rows become people. Every method belongs inside a unit of work. */
@Injectable()
export class ApplyRows {
  constructor(
    private readonly intake: IntakeService,
    private readonly contacts: ContactsService,
    private readonly rows: ImportRowsStore,
    private readonly besides: BesidesOfPeople,
  ) {}

  /** New people start in layer `loose`, without form and language (product.md). */
  async add(account: Account, current: Import, rows: readonly Resolved[], createdAt: string): Promise<void> {
    const custom = await this.besides.custom(account.id, rows);
    const people = rows.map((resolved) => ({
      ...newPerson(account, current, resolved, createdAt),
      ...custom.get(resolved),
    }));
    await this.intake.add(
      people,
      rows.map(({ row }) => row.parsed.points),
      account.country,
    );
    await this.besides.addTags(account.id, rows);
  }

  /** Fills in what is empty, adds addresses that are new; gives how many people changed. */
  async update(account: Account, current: Import, rows: readonly Resolved[], updatedAt: string): Promise<number> {
    const ids = [...new Set(rows.map(({ contactId }) => contactId))];
    const people = await this.intake.outlinesOf(account.id, ids, OUTLINE);
    const changed = new Set<string>();
    for (const { row, contactId } of rows) {
      const person = people.get(contactId);
      if (!person) continue;
      const fields = fillIn(person, row.parsed);
      const country = phoneCountry(person.country, account.country);
      const addresses = row.parsed.points.filter((point) => !person.addressKeys.has(keyOf(point, country)));
      if (Object.keys(fields).length === 0 && addresses.length === 0) continue;
      const place = { position: person.addressKeys.size, country: account.country };
      const pointIds = await this.intake.addAddresses(person, addresses, place);
      if (person.importId !== current.id) await this.rows.keepAdditions(current, row.row, { fields, pointIds });
      for (const address of addresses) person.addressKeys.add(keyOf(address, country));
      Object.assign(person, fields);
      changed.add(contactId);
    }
    const contacts = await this.contacts.findMany(account.id, [...changed]);
    const filled = [...contacts.values()].map((contact) => ({
      ...contact,
      ...fillableOf(people.get(contact.id)),
      updatedAt,
    }));
    await this.intake.change(account.id, filled, fillable);
    return changed.size;
  }
}

const OUTLINE = [...fillable, 'accountId', 'importId'] as const;

function keyOf({ kind, value }: ParsedPoint, country: PhoneCountry): string {
  return `${kind} ${valueKey(kind, value, country)}`;
}

function fillableOf(person: ParsedFields | undefined): Partial<ParsedFields> {
  return person ? Object.fromEntries(fillable.map((field) => [field, person[field]])) : {};
}

function newPerson(account: Account, current: Import, { row, contactId }: Resolved, createdAt: string): NewPerson {
  const { parsed } = row;
  return {
    id: contactId,
    accountId: account.id,
    layer: 'loose',
    source: current.format,
    importId: current.id,
    createdAt,
    givenName: parsed.givenName,
    familyName: parsed.familyName,
    nickname: parsed.nickname,
    honorific: parsed.honorific,
    gender: parsed.gender,
    organisation: parsed.organisation,
    role: parsed.role,
    city: parsed.city,
    country: parsed.country,
    birthday: parsed.birthday,
    connectedOn: parsed.connectedOn,
    addresses: parsed.addresses.length > 0 ? parsed.addresses : null,
    notes: parsed.notes,
    ...moreOf(parsed),
  };
}

/** What only our own files tell; most rows tell nothing of it. */
function moreOf({ more }: ParsedContact): Partial<NewPerson> {
  if (!more) return {};
  return { ...moreFields(more), history: more.history.length > 0 ? more.history : null };
}
