import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { type Fields, textOf } from '../../common/http/pages/form.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { PersonUnclear } from '../person-form/introducer.errors.js';

/** More than these are not told apart by looking at them: then a longer name helps. */
const MOST_CANDIDATES = 8;
/** The longest question that the search takes, in characters. */
const LONGEST_QUESTION = 200;

/** A person in a form, by name: `NAME.name` is what was written, `NAME.id` who it was, `NAME.pick` who was chosen. */
@Injectable()
export class PersonPicker {
  constructor(private readonly contacts: ContactsService) {}

  /** The id that is meant; null for nobody. Throws PersonUnclear at `pointer`. */
  async pick(
    account: Account,
    fields: Fields,
    { field, pointer }: { field: string; pointer: string },
  ): Promise<string | null> {
    const name = textOf(fields, `${field}.name`);
    const picked = textOf(fields, `${field}.pick`);
    if (picked) return picked;
    if (name === null) return null;
    const known = textOf(fields, `${field}.id`);
    if (known && name === textOf(fields, `${field}.was`)) return known;
    const fitting = await this.candidates(account, name);
    const [only] = fitting;
    if (!only || fitting.length > 1) throw new PersonUnclear(pointer, fitting.length);
    return only.id;
  }

  /** Who may be meant by what was written. */
  async candidates(account: Account, name: string | null): Promise<readonly Contact[]> {
    if (name === null) return [];
    const query = { q: name.slice(0, LONGEST_QUESTION), limit: MOST_CANDIDATES };
    return (await this.contacts.list(account, query)).items;
  }
}
