import { Injectable } from '@nestjs/common';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { addDays, type LocalDate } from '../../common/local-date.js';
import { nextBirthday } from '../../contacts/domain/next-birthday.js';

/** More than anybody looks at on one page; with 5,000 people, a month has some 400. */
const MOST_BIRTHDAYS = 1_000;

export interface Birthday {
  readonly contactId: string;
  /** `1996-02-29`, or `--05-17` without a year. */
  readonly birthday: string;
  readonly on: LocalDate;
}

export interface BirthdaysFound {
  readonly found: readonly Birthday[];
  /** There are others. */
  readonly more: boolean;
}

/** Who has birthday when. Asks the index of those whose birthday is known: rows are read of those alone who are meant. */
@Injectable()
export class BirthdaysQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** From one day to another less than a year later, of those one may write to (product.md, "What silences whom"). */
  async between(accountId: string, from: LocalDate, to: LocalDate): Promise<BirthdaysFound> {
    // a day more on both sides: where 29 February goes in other years is not said here
    const [first, last] = [addDays(from, -1).slice(5), addDays(to, 1).slice(5)];
    const ofYear = 'substr(birthday, length(birthday) - 4)';
    const within = first <= last ? `${ofYear} between ? and ?` : `(${ofYear} >= ? or ${ofYear} <= ?)`;
    const found = await rows<{ contactId: string; birthday: string }>(
      this.unitOfWork.reader,
      `select id as "contactId", birthday as "birthday" from contacts
        where id in (select id from contacts where account_id = ? and birthday is not null and ${within})
          and deleted_at is null and not (never_suggest or please_dont) order by id limit ${MOST_BIRTHDAYS + 1}`,
      [accountId, first, last],
    );
    const shown = found.slice(0, MOST_BIRTHDAYS).flatMap((one) => {
      const on = nextBirthday(one.birthday, from);
      return on <= to ? [{ ...one, on }] : [];
    });
    return { found: shown, more: found.length > MOST_BIRTHDAYS };
  }
}
