import { Injectable } from '@nestjs/common';
import { rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { insertWholeRows } from '../common/database/whole-rows.js';
import type { LocalDate } from '../common/local-date.js';
import { SuggestionEvent } from './suggestion-event.entity.js';

/** The columns a week is worked out from. */
export type WeekEvent = Pick<SuggestionEvent, 'contactId' | 'kind' | 'value'>;
export type ContactEvent = Pick<SuggestionEvent, 'kind' | 'weekOn' | 'on' | 'value'> & { readonly contactId: string };

const columns = 'contact_id as "contactId", week_on as "weekOn", kind, value, occurred_on as "on"';

@Injectable()
export class SuggestionEventsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  ofWeek(accountId: string, weekOn: LocalDate): Promise<WeekEvent[]> {
    const sql = `select ${columns} from suggestion_events where account_id = ? and week_on = ? order by created_at, id`;
    return rows(this.unitOfWork.reader, sql, [accountId, weekOn]);
  }

  /** People shown in one of the weeks from `since` up to, but not in, the week of `before`, and in so many weeks ever. */
  async shownOften(accountId: string, weeks: number, since: LocalDate, before: LocalDate): Promise<string[]> {
    const found = await rows<{ id: string }>(
      this.unitOfWork.reader,
      `select contact_id as id from suggestion_events where account_id = ? and week_on < ? and kind in ('shown', 'named')
        and contact_id in (select contact_id from suggestion_events where account_id = ? and week_on >= ? and week_on < ?
          and kind in ('shown', 'named'))
        group by contact_id having count(distinct week_on) >= ?`,
      [accountId, before, accountId, since, before, weeks],
    );
    return found.map(({ id }) => id);
  }

  /** What happened with these people on the ladder, oldest first. */
  ofContacts(accountId: string, contactIds: readonly string[]): Promise<ContactEvent[]> {
    if (contactIds.length === 0) return Promise.resolve([]);
    const places = contactIds.map(() => '?').join(',');
    const sql = `select ${columns} from suggestion_events where account_id = ? and contact_id in (${places})
      order by created_at, id`;
    return rows(this.unitOfWork.reader, sql, [accountId, ...contactIds]);
  }

  /** The last day before `before` on which somebody was put off until a day ("later"). "Not now" is no act of its own. */
  async lastLaterOn(accountId: string, before: LocalDate): Promise<LocalDate | null> {
    const [row] = await rows<{ latest: LocalDate | null }>(
      this.unitOfWork.reader,
      `select max(occurred_on) as latest from suggestion_events
        where account_id = ? and kind = 'later' and occurred_on < ?`,
      [accountId, before],
    );
    return row?.latest ?? null;
  }

  /** The last thing the user said about this person on the ladder. */
  async lastSaid(accountId: string, contactId: string): Promise<Pick<SuggestionEvent, 'kind' | 'on'> | null> {
    const [last] = await rows<Pick<SuggestionEvent, 'kind' | 'on'>>(
      this.unitOfWork.reader,
      `select kind, occurred_on as "on" from suggestion_events where account_id = ? and contact_id = ?
        and kind in ('later', 'skip', 'swap') order by created_at desc, id desc limit 1`,
      [accountId, contactId],
    );
    return last ?? null;
  }

  async insert(events: readonly SuggestionEvent[]): Promise<void> {
    await insertWholeRows(this.unitOfWork.writer, SuggestionEvent, events);
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.writer.delete(SuggestionEvent, { accountId, id });
  }

  /** A new choice takes the place of the one before. */
  async removeChoiceOfRung(accountId: string, weekOn: LocalDate): Promise<void> {
    await this.unitOfWork.writer.delete(SuggestionEvent, { accountId, weekOn, kind: 'rung' });
  }
}
