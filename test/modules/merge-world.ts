import type { Account } from '../../src/accounts/account.entity.js';
import { rows } from '../../src/common/database/sql.js';
import { ChangesService } from '../../src/contacts/changes/changes.service.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { ContactDetailsService } from '../../src/contacts/contact-details.service.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import type { MergeContact } from '../../src/people/merge/merge.input.js';
import { MergeService } from '../../src/people/merge/merge.service.js';
import { UndoService } from '../../src/people/undo/undo.service.js';
import type { OutreachWorld } from './outreach-world.js';

/** Where rows hang on a person, with what must be the same of each after a merge and its undo. */
const HANGING = {
  interactions: 'id, occurred_on, channel, summary, attempt_id',
  attempts: 'id, situation, state, sent_on, outcome, comeback_on',
  held_slots: 'id, attempt_id, start_at, released_at',
  reminders: 'id, kind, due_on, state, attempt_id',
  meeting_people: 'id, meeting_id, response',
  suggestion_events: 'id, kind, value, occurred_on',
  changes: 'id, kind, happened_at',
  contact_extras: 'id, origin, entries',
  triage_cards: 'id, weight',
  contact_points: 'id, kind, value, value_key, label, preferred, position',
} as const;

/** What is worked out anew at every change, or says when that was. */
const CHANGES_BY_ITSELF: readonly string[] = ['updatedAt'];

export interface Canonical {
  readonly contact: Partial<Contact>;
  readonly tags: readonly string[];
  readonly relations: readonly unknown[];
  readonly introduced: readonly string[];
  readonly dismissed: readonly unknown[];
  readonly hanging: Readonly<Record<string, readonly unknown[]>>;
}

/** Merging and taking back, and everything that is known of a person as one value to compare. */
export class MergeWorld {
  constructor(readonly world: OutreachWorld) {}

  merge(
    account: Account,
    stays: Contact,
    goes: Contact,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    return this.world.app.get(MergeService).merge(account.id, stays.id, {
      otherId: goes.id,
      fields: fields as MergeContact['fields'] & object, // also what nobody should send
    });
  }

  undo(account: Account, actId: string): Promise<void> {
    return this.world.app.get(UndoService).undo(account, actId);
  }

  record(account: Account, contact: Contact): Promise<string> {
    const changes = this.world.app.get(ChangesService);
    return changes.record(account.id, { kind: 'edited', contactId: contact.id, detail: { city: null } });
  }

  find({ accountId, id }: Contact): Promise<Contact> {
    return this.world.app.get(ContactsService).find(accountId, id);
  }

  async emails(account: Account, { id }: Contact): Promise<string[]> {
    const { points } = await this.world.app.get(ContactDetailsService).find(account, id);
    return points.map(({ value }) => value);
  }

  async canonical(account: Account, { id }: Contact): Promise<Canonical> {
    const { reader } = this.world.app.unitOfWork;
    const { contact, tags } = await this.world.app.get(ContactDetailsService).find(account, id);
    const hanging: Record<string, readonly unknown[]> = {};
    for (const [table, columns] of Object.entries(HANGING)) {
      hanging[table] = await rows(reader, `select ${columns} from ${table} where contact_id = ? order by id`, [id]);
    }
    const pairs = (table: string, columns: string): Promise<unknown[]> =>
      rows(reader, `select ${columns} from ${table} where one_id = ? or other_id = ? order by id`, [id, id]);
    const introduced = 'select id from contacts where introduced_by_id = ? order by id';
    return {
      contact: {
        ...Object.fromEntries(Object.entries(contact).filter(([name]) => !CHANGES_BY_ITSELF.includes(name))),
        searchKey: contact.searchKey.split(' ').sort().join(' '), // in no order that means anything
      },
      tags: tags.map(({ name }) => name).sort(),
      relations: await pairs('relations', 'id, kind, one_id, other_id'),
      introduced: (await rows<{ id: string }>(reader, introduced, [id])).map((row) => row.id),
      dismissed: await pairs('dismissed_pairs', 'id, one_id, other_id'),
      hanging,
    };
  }
}

/** Ids of all that hangs on these people, by table. */
export function idsOf(...people: readonly Canonical[]): Record<string, string[]> {
  return Object.fromEntries(
    Object.keys(HANGING).map((table) => {
      const all = people.flatMap(({ hanging }) => (hanging[table] ?? []) as { id: string }[]);
      return [table, all.map(({ id }) => id).sort()];
    }),
  );
}
