import { Injectable } from '@nestjs/common';
import { rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { Form, Language } from '../../contacts/domain/words.js';
import { answers, type Situation } from '../domain/words.js';

/** How often a letter went out, and how many were answered; a no is an answer. */
export interface TemplateUse {
  readonly used: number;
  readonly answers: number;
}

type Counted = { readonly used: number | string; readonly answers: number | string };

const COUNTS = `count(*) as used,
  sum(case when a.outcome in (${answers.map((outcome) => `'${outcome}'`).join()}) then 1 else 0 end) as answers`;
const SENT = `join contacts c on c.id = a.contact_id and c.account_id = a.account_id and c.deleted_at is null
  where a.account_id = ? and a.sent_on is not null`;

/** How often templates were used: counted from the messages that went out. */
@Injectable()
export class TemplateUsage {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By the template's id; none of those that were never used. */
  async ofOwn(accountId: string): Promise<Map<string, TemplateUse>> {
    const found = await rows<Counted & { id: string }>(
      this.unitOfWork.reader,
      `select o.template_id as id, ${COUNTS} from attempt_origins o
         join attempts a on a.id = o.attempt_id and a.account_id = o.account_id ${SENT}
          and o.template_id is not null group by o.template_id`,
      [accountId],
    );
    return new Map(found.map(({ id, ...counted }) => [id, useOf(counted)]));
  }

  /** Of those that come with the program, by `useKey`. */
  async ofBuiltIn(accountId: string): Promise<Map<string, TemplateUse>> {
    const found = await rows<Counted & { situation: Situation; language: Language; form: Form }>(
      this.unitOfWork.reader,
      `select a.situation, a.language, a.form, ${COUNTS} from attempts a
         left join attempt_origins o on o.attempt_id = a.id and o.account_id = a.account_id ${SENT}
          and o.template_id is null group by a.situation, a.language, a.form`,
      [accountId],
    );
    return new Map(found.map((row) => [useKey(row), useOf(row)]));
  }
}

/** Occasion, language and form in one word. */
export function useKey({ situation, language, form }: { situation: string; language: string; form: string }): string {
  return `${situation} ${language} ${form}`;
}

/** PostgreSQL counts in texts. */
function useOf({ used, answers }: Counted): TemplateUse {
  return { used: Number(used), answers: Number(answers) };
}
