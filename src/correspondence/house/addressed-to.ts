import { type PlusAddress, readPlusAddress } from '../../answers/domain/plus-address.js';
import { emailKey } from '../../contacts/domain/name-key.js';
import type { IncomingMail } from '../../mail/mailbox/incoming-mail.js';

/** Nobody addresses one mail to more of our things by hand. */
const MOST_PURPOSES = 3;

type Addressed = Pick<IncomingMail, 'to' | 'cc' | 'deliveredTo'>;

/** What a mail in the service's mailbox is for, each once; empty: it is none of our business. Never throws. */
export function purposesOf(mail: Addressed, replyAddress: string): PlusAddress[] {
  const found = addressesOf(mail).flatMap((address) => readPlusAddress(replyAddress, address) ?? []);
  const once = new Map(found.map((purpose) => [`${purpose.purpose} ${purpose.token}`, purpose]));
  return [...once.values()].slice(0, MOST_PURPOSES);
}

/** Whether it went to nobody but the service itself and these addresses (`emailKey`): somebody passes it on. Never throws. */
export function wentToNobodyElse(mail: Addressed, replyAddress: string, own: ReadonlySet<string>): boolean {
  const people = [...mail.to, ...mail.cc].map(({ address }) => address);
  return people.every((address) => own.has(emailKey(address)) || readPlusAddress(replyAddress, address) !== null);
}

/** The blind copy says for whom it is in its envelope alone. */
function addressesOf({ to, cc, deliveredTo }: Addressed): string[] {
  return [...to.map(({ address }) => address), ...cc.map(({ address }) => address), ...deliveredTo];
}
