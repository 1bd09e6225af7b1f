import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { type Fields, textOf, textsOf } from '../../common/http/pages/form.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { InvitationsService } from '../../invitations/invitations.service.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';
import { PersonUnclear } from '../person-form/introducer.errors.js';
import { mayTellOff } from '../views/invitations.view.js';
import { PersonPicker } from './person-picker.reader.js';

/** As the input takes them. */
const MOST_PEOPLE = 50;

/** Who takes part, as the form of a meeting has them: those who are ticked, and one more by name. */
@Injectable()
export class MeetingPeopleReader {
  constructor(
    private readonly contacts: ContactsService,
    private readonly picker: PersonPicker,
    private readonly invitations: InvitationsService,
  ) {}

  /** Whether somebody was invited who could be told that it is off. */
  async mayTell(account: Account, meeting: MeetingWithPeople): Promise<boolean> {
    return mayTellOff({ round: await this.invitations.of(account, meeting) });
  }

  /** Ids of those who are meant. Throws PersonUnclear at the field `name`. */
  async chosen(account: Account, fields: Fields): Promise<string[]> {
    const ticked = textsOf(fields, 'person').slice(0, MOST_PEOPLE + 1);
    const name = textOf(fields, 'name');
    if (name === null) return ticked;
    const fitting = await this.picker.candidates(account, name);
    // ticked below the field: they are who was meant
    if (fitting.some(({ id }) => ticked.includes(id))) return ticked;
    const [only] = fitting;
    if (!only || fitting.length > 1) throw new PersonUnclear('/name', fitting.length);
    return [...ticked, only.id];
  }

  /** Those who are ticked, and those whom the name may mean. */
  async shown(account: Account, fields: Fields): Promise<{ people: Contact[]; candidates: readonly Contact[] }> {
    const ids = textsOf(fields, 'person').slice(0, MOST_PEOPLE);
    const known = await this.contacts.findMany(account.id, ids);
    const candidates = await this.picker.candidates(account, textOf(fields, 'name'));
    return {
      people: ids.flatMap((id) => known.get(id) ?? []),
      candidates: candidates.filter(({ id }) => !known.has(id)),
    };
  }
}
