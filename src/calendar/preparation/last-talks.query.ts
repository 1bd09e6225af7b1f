import { Injectable } from '@nestjs/common';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { LocalDate } from '../../common/local-date.js';
import type { Channel } from '../../contacts/domain/words.js';

/** Of all who take part together. */
const MOST_PROMISES = 100;

export interface LastTalk {
  readonly contactId: string;
  readonly on: LocalDate;
  readonly channel: Channel;
  readonly summary: string | null;
}

export interface OpenPromise {
  readonly id: string;
  readonly contactId: string;
  readonly text: string | null;
  readonly dueOn: LocalDate;
}

/** What was said last, and promised, to each of several people; one statement each. */
@Injectable()
export class LastTalksQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The latest talk with each, by contact. */
  async lastOf(accountId: string, contactIds: readonly string[]): Promise<ReadonlyMap<string, LastTalk>> {
    if (contactIds.length === 0) return new Map();
    const found = await rows<LastTalk>(
      this.unitOfWork.reader,
      `select contact_id as "contactId", occurred_on as "on", channel as "channel", summary as "summary" from interactions
        where account_id = ? and id in (
          select (select talk.id from interactions talk
                   where talk.contact_id = contacts.id and talk.account_id = contacts.account_id
                   order by talk.occurred_on desc, talk.id desc limit 1)
            from contacts where contacts.account_id = ? and contacts.id in (${contactIds.map(() => '?').join(', ')}))`,
      [accountId, accountId, ...contactIds],
    );
    return new Map(found.map((talk) => [talk.contactId, talk]));
  }

  /** What was promised to them and is open, by the day until which it is to be kept. */
  promisesTo(accountId: string, contactIds: readonly string[]): Promise<OpenPromise[]> {
    if (contactIds.length === 0) return Promise.resolve([]);
    return rows<OpenPromise>(
      this.unitOfWork.reader,
      `select id as "id", contact_id as "contactId", text as "text", due_on as "dueOn" from reminders
        where account_id = ? and contact_id in (${contactIds.map(() => '?').join(', ')}) and state = 'open'
          and kind = 'promise' order by due_on, id limit ${MOST_PROMISES}`,
      [accountId, ...contactIds],
    );
  }
}
