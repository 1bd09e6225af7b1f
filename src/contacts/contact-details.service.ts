import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import type { LocalDate } from '../common/local-date.js';
import type { PageOf } from '../common/cursor.js';
import type { ContactPoint } from './points/contact-point.entity.js';
import type { Contact } from './contact.entity.js';
import { ContactsService } from './contacts.service.js';
import { CustomFieldsService } from './custom-fields/custom-fields.service.js';
import type { CustomValue } from './domain/custom-values.js';
import { e164Of, phoneAsRead, type PhoneCountry } from './points/phone-number.js';
import type { Tag } from './tags/tag.entity.js';
import { TagsService } from './tags/tags.service.js';

/** A contact with what hangs directly on it, for showing. */
export interface ContactDetails {
  readonly contact: Contact;
  readonly points: readonly ShownPoint[];
  readonly tags: readonly Tag[];
  /** Values of the account's own fields, by their names. */
  readonly custom: Readonly<Record<string, CustomValue>>;
}

/** A way to reach somebody, with phone numbers as they are read in the account's country. */
export interface ShownPoint extends ContactPoint {
  /** `089 123456` for numbers of the account's country, `+43 1 234567` for others; as typed where it is no whole number. */
  readonly national: string;
  /** `+4989123456`; null where the number is not a whole one. */
  readonly e164: string | null;
}

type AsOf<T> = T & { readonly today: LocalDate };

@Injectable()
export class ContactDetailsService {
  constructor(
    private readonly contacts: ContactsService,
    private readonly tags: TagsService,
    private readonly customFields: CustomFieldsService,
    private readonly clock: Clock,
  ) {}

  async find(account: Account, id: string): Promise<AsOf<ContactDetails>> {
    const contact = await this.contacts.find(account.id, id);
    const [details] = await this.of(account, [contact]);
    const { points, tags, custom } = details ?? { points: [], tags: [], custom: {} };
    return { contact, points, tags, custom, today: this.today(account) };
  }

  /** A page of a list. */
  async page(account: Account, { items, nextCursor }: PageOf<Contact>): Promise<AsOf<PageOf<ContactDetails>>> {
    return { items: await this.of(account, items), nextCursor, today: this.today(account) };
  }

  /** In the order given. */
  async of(account: Account, contacts: readonly Contact[]): Promise<ContactDetails[]> {
    const ids = contacts.map(({ id }) => id);
    const points = await this.contacts.pointsOf(account.id, ids);
    const tags = await this.tags.ofContacts(account.id, ids);
    const all = contacts.map(({ custom }) => custom);
    const custom = await this.customFields.byName(account.id, all);
    return contacts.map((contact, index) => ({
      contact,
      points: (points.get(contact.id) ?? []).map((point) => shownPoint(point, account.country)),
      tags: tags.get(contact.id) ?? [],
      custom: custom[index] ?? {},
    }));
  }

  private today(account: Account): LocalDate {
    return this.clock.today(account.timeZone);
  }
}

function shownPoint(point: ContactPoint, country: PhoneCountry): ShownPoint {
  const { kind, value, valueKey: key } = point;
  if (kind !== 'phone') return { ...point, national: value, e164: null };
  return { ...point, national: phoneAsRead({ value, key, country }), e164: e164Of(key) };
}
