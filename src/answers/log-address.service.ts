import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Config } from '../common/config.js';
import { NotFound } from '../common/errors.js';
import { SecretBox } from '../common/secret-box.js';
import { NoHouseMailbox } from './answers.errors.js';
import { plusAddress } from './domain/plus-address.js';
import { LogKeys } from './log-keys.service.js';
import { NewKeys } from './new-keys.js';

/** Where the token can be read again: the user wants to look the address up. */
const COLUMN = 'mail_keys.sealed';

/** An account's address for noting mails from any mail program: as a blind copy, or by passing them on. */
@Injectable()
export class LogAddress {
  constructor(
    private readonly keys: LogKeys,
    private readonly box: SecretBox,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Whether mails to it would be read at all: only where the service has a mailbox. */
  get isPossible(): boolean {
    return this.config.replyAddress !== null;
  }

  /** Null: there is none yet, or no mailbox is read. Throws SecretNotOpened. */
  async of(accountId: string): Promise<string | null> {
    const { replyAddress } = this.config;
    const key = replyAddress === null ? null : await this.keys.find(accountId);
    if (replyAddress === null || !key?.sealed) return null;
    const token = this.box.open(key.sealed, { accountId, column: COLUMN });
    return plusAddress(replyAddress, { purpose: 'log', token });
  }

  /** Throws NotFound where there is none. */
  async find(accountId: string): Promise<string> {
    const address = await this.of(accountId);
    if (address === null) throw new NotFound('address');
    return address;
  }

  /** A new one, the first or another; mails to the one from before are no longer noted. Throws NoHouseMailbox. */
  async renew(accountId: string): Promise<string> {
    const { replyAddress } = this.config;
    if (replyAddress === null) throw new NoHouseMailbox();
    const made = new NewKeys(accountId, { messageId: null, now: this.clock.now() }, this.config.baseUrl);
    const token = made.add('log', null);
    const sealed = this.box.seal(token, { accountId, column: COLUMN });
    const rows = made.rows.map((row) => ({ ...row, sealed }));
    await this.keys.replace(accountId, rows);
    return plusAddress(replyAddress, { purpose: 'log', token });
  }

  /** Nothing is noted that way any more. */
  async remove(accountId: string): Promise<void> {
    await this.keys.replace(accountId, []);
  }
}
