import { Injectable } from '@nestjs/common';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { LocalDate } from '../../common/local-date.js';
import type { Named } from '../../contacts/domain/full-name.js';
import type { Recurrence } from '../../reminders/domain/recurrence.js';
import type { ReminderKind } from '../../reminders/domain/words.js';

/** A reminder, as far as its file shows it. */
export interface FollowUpItem {
  readonly id: string;
  readonly kind: ReminderKind;
  readonly text: string | null;
  readonly dueOn: LocalDate;
  /** Null: still to do. */
  readonly doneAt: string | null;
  /** Null: once. */
  readonly recurrence: Recurrence | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Whom it is about; null: nobody. */
  readonly person: (Named & { readonly id: string }) | null;
}

interface Row extends Omit<FollowUpItem, 'person' | 'recurrence'>, Named {
  /** JSON. */
  readonly recurrence: string | null;
  readonly state: string;
  readonly contactId: string | null;
}

/** The reminders of one portion with whom they are about, in one statement. */
@Injectable()
export class FollowUpItemsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those of these ids that others see, in no order; at most 500. */
  async ofIds(accountId: string, ids: readonly string[]): Promise<FollowUpItem[]> {
    if (ids.length === 0) return [];
    const found = await rows<Row>(
      this.unitOfWork.reader,
      `select reminders.id, kind, text, due_on as "dueOn", done_at as "doneAt", recurrence, state,
          reminders.created_at as "createdAt", reminders.updated_at as "updatedAt", contacts.id as "contactId",
          given_name as "givenName", family_name as "familyName", nickname, organisation
        from reminders left join contacts on contacts.id = reminders.contact_id
        where reminders.account_id = ? and reminders.id in (${ids.map(() => '?').join(', ')})
          and state <> 'dismissed' and contacts.deleted_at is null`,
      [accountId, ...ids],
    );
    return found.map(itemOf);
  }
}

function itemOf({
  contactId,
  givenName,
  familyName,
  nickname,
  organisation,
  state,
  doneAt,
  ...row
}: Row): FollowUpItem {
  const person = contactId === null ? null : { id: contactId, givenName, familyName, nickname, organisation };
  // rows of before doneAt was kept have none
  const done = state === 'done' ? (doneAt ?? row.updatedAt) : null;
  const recurrence = row.recurrence === null ? null : (JSON.parse(row.recurrence) as Recurrence); // written by Reminder alone
  return { ...row, recurrence, doneAt: done, person };
}
