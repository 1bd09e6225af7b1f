import { emailKey } from '../../contacts/domain/name-key.js';

/** A mail to more people than that is a list, and says nothing about any of them. */
const MOST_RECIPIENTS = 10;

/** Whom a mail names: addresses as they stand in it. */
export interface Envelope {
  readonly from: string | null;
  readonly to: readonly string[];
  readonly cc: readonly string[];
}

/** Who is on the other side: keys of addresses (`emailKey`), each once, none of them the user's own. */
export interface MailSides {
  readonly direction: 'inbound' | 'outbound';
  readonly others: readonly string[];
}

/**
 * Whom the user exchanged a mail with. `own` holds the keys of the user's own addresses; `told` the direction where the
 * place of the mail tells it (a folder of sent mails), else its sender does. What came is from its sender alone: who else
 * got it exchanged nothing with the user. What went out is to everybody it names. 'many': more than ten recipients, it
 * counts for nobody. Never throws. Source: product.md, "Contact and standing".
 * `mailSides({ from: 'Ich@x.example', to: ['anna@y.example'], cc: [] }, new Set(['ich@x.example']), null)` is outbound to
 * `['anna@y.example']`.
 */
export function mailSides(
  { from, to, cc }: Envelope,
  own: ReadonlySet<string>,
  told: 'inbound' | 'outbound' | null,
): MailSides | 'many' {
  const recipients = [...new Set([...to, ...cc].map(emailKey))];
  if (recipients.length > MOST_RECIPIENTS) return 'many';
  const sender = from === null ? null : emailKey(from);
  const isOwn = sender !== null && own.has(sender);
  const direction = told ?? (isOwn ? 'outbound' : 'inbound');
  const named = direction === 'outbound' ? recipients : sender === null ? [] : [sender];
  return { direction, others: named.filter((key) => key !== '' && !own.has(key)) };
}
