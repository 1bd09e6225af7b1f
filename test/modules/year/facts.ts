import { Account } from '../../../src/accounts/account.entity.js';
import { rows } from '../../../src/common/database/sql.js';
import { type LocalDate, mondayOf } from '../../../src/common/local-date.js';
import { Contact } from '../../../src/contacts/contact.entity.js';
import { HeldSlot } from '../../../src/slots/held-slot.entity.js';
import { Interaction } from '../../../src/interactions/interaction.entity.js';
import { Meeting } from '../../../src/meetings/meeting.entity.js';
import { Attempt } from '../../../src/outreach/attempt.entity.js';
import { SuggestionEvent } from '../../../src/reactivation/suggestion-event.entity.js';
import { Reminder } from '../../../src/reminders/reminder.entity.js';
import { Digest } from '../../../src/digest/digest.entity.js';
import type { TestApp } from '../../support/app.js';

type OfContact = { readonly contactId: string | null };

/** Everything that is stored about an account, as plain rows: what the rules are checked against. */
export interface Facts {
  readonly account: Account;
  readonly today: LocalDate;
  readonly monday: LocalDate;
  readonly now: string;
  readonly people: readonly Contact[];
  readonly attempts: readonly Attempt[];
  readonly interactions: readonly Interaction[];
  readonly events: readonly SuggestionEvent[];
  readonly slots: readonly HeldSlot[];
  readonly reminders: readonly Reminder[];
  readonly meetings: readonly Meeting[];
  readonly digests: readonly Digest[];
  /** The days of the tags' cadences, by the id of the person. */
  readonly tagCadences: ReadonlyMap<string, readonly (number | 'none')[]>;
  readonly stationEnds: ReadonlyMap<string, LocalDate | null>;
  readonly isHoliday: (day: LocalDate) => boolean;
}

export async function readFacts(
  { unitOfWork: { reader }, clock }: TestApp,
  accountId: string,
  given: Pick<Facts, 'today' | 'stationEnds' | 'isHoliday'>,
): Promise<Facts> {
  const of = { where: { accountId } };
  const tags = await rows<{ contactId: string; cadence: string }>(
    reader,
    `select contact_id as "contactId", cadence from contact_tags join tags on tags.id = tag_id
      where contact_tags.account_id = ? and cadence is not null`,
    [accountId],
  );
  const tagCadences = new Map<string, (number | 'none')[]>();
  for (const { contactId, cadence } of tags) {
    const days = cadence === 'none' ? 'none' : Number(cadence);
    tagCadences.set(contactId, [...(tagCadences.get(contactId) ?? []), days]);
  }
  return {
    ...given,
    account: await reader.findOneByOrFail(Account, { id: accountId }),
    monday: mondayOf(given.today),
    now: clock.now().toISOString(),
    people: await reader.find(Contact, of),
    attempts: await reader.find(Attempt, of),
    interactions: await reader.find(Interaction, of),
    events: await reader.find(SuggestionEvent, of),
    slots: await reader.find(HeldSlot, of),
    reminders: await reader.find(Reminder, of),
    meetings: await reader.find(Meeting, of),
    digests: await reader.find(Digest, of),
    tagCadences,
  };
}

/** Rows by the person they are about. */
export function byPerson<T extends OfContact>(all: readonly T[]): (id: string) => readonly T[] {
  const found = new Map<string, T[]>();
  for (const one of all) {
    if (one.contactId === null) continue;
    const known = found.get(one.contactId);
    if (known) known.push(one);
    else found.set(one.contactId, [one]);
  }
  return (id) => found.get(id) ?? [];
}
