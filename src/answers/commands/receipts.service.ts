import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { OutboxService, type ReadyLetter } from '../../mail/outbox.service.js';
import type { MailKey } from '../mail-key.entity.js';
import { type KeyRows, MailKeysService } from '../mail-keys.service.js';
import { UsedKeys } from '../used-keys.service.js';
import type { Task } from './answer.js';
import { ReceiptComposer } from './receipt-composer.service.js';
import type { Step, StepResult } from './step.js';

/** Later than that nobody wonders any more whether an answer was read. In ms. */
const GIVE_UP_AFTER_MS = 86_400_000;

/** In hexadecimal digits: 128 bits. */
const HASH_LENGTH = 32;

export interface Receipt {
  readonly letter: ReadyLetter;
  /** One key for each step that changed something, in their order; what it takes back is known later. */
  readonly rows: KeyRows;
}

/**
 * The one mail that says what an answer came to.
 *
 * No mail can go round in circles: (1) a receipt is written only for a mail to the address of one reply token, which
 * stands in the daily mail and nowhere else: a receipt has no Reply-To, so an answer to it reaches no token; (2) it goes
 * to the account's own address alone; (3) it says Auto-Submitted: auto-replied (RFC 3834, 5), and mails that say so, or
 * that anything else marks as written by a machine, are never answered (src/correspondence/house/); (4) each answer has
 * at most one, since its Message-ID is made of the answer's. So even an absence notice that hides what it is gets one
 * receipt for each daily mail, and the notice it sends back gets none.
 */
@Injectable()
export class Receipts {
  constructor(
    private readonly composer: ReceiptComposer,
    private readonly keys: MailKeysService,
    private readonly used: UsedKeys,
    private readonly outbox: OutboxService,
    private readonly clock: Clock,
  ) {}

  /** In words and bytes; nothing is stored. */
  async write(
    account: Account,
    {
      task,
      steps,
      results,
    }: { readonly task: Task; readonly steps: readonly Step[]; readonly results: readonly StepResult[] },
  ): Promise<Receipt> {
    const now = this.clock.now();
    const { messageId: answerId } = task.answer;
    const messageId = this.idOf(account, answerId);
    const acts = changesOf(results).map(() => ({ actId: '' })); // put in by `keep`
    const { urls, rows } = this.keys.undoLinks(account, { messageId, now, acts });
    const said = { steps, results, urls, notUnderstood: task.read.notUnderstood };
    const letter = await this.composer.letter(account, said, { messageId, answerId, now });
    return { letter: this.outbox.prepare(account, letter), rows };
  }

  /** Whether an answer has its receipt already: then it was carried out, too. */
  isKnown(account: Account, answerId: string): Promise<boolean> {
    return this.outbox.has(account.id, this.idOf(account, answerId));
  }

  /** Joins the unit of work of what it tells about. */
  async keep(
    account: Account,
    { letter, rows }: Receipt,
    { key, results }: { readonly key: MailKey; readonly results: readonly StepResult[] },
  ): Promise<void> {
    const now = this.clock.now();
    const acts = changesOf(results);
    const keys = rows.keys.map((row, index) => ({ ...row, actId: acts[index] ?? null }));
    await this.keys.keep({ rows: { ...rows, keys } });
    await this.outbox.enqueue(account.id, letter, new Date(now.getTime() + GIVE_UP_AFTER_MS));
    if (acts.length > 0) await this.used.mark(key);
  }

  private idOf(account: Account, answerId: string): string {
    return `<receipt.${hash(`${account.id} ${answerId}`)}@${this.composer.host}>`;
  }
}

function changesOf(results: readonly StepResult[]): string[] {
  return results.flatMap((result) => (result.is === 'done' && result.actId !== null ? [result.actId] : []));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
}
