/** What a mail to the service's own mailbox is for. */
export type Purpose = 'reply' | 'log' | 'bounce';

const purposes: readonly Purpose[] = ['reply', 'log', 'bounce'];

export interface PlusAddress {
  readonly purpose: Purpose;
  readonly token: string;
}

/**
 * The address that leads a mail to one thing: `me@example.org` becomes `me+reply.TOKEN@example.org`, and an address
 * whose name is the purpose keeps it short, `reply+TOKEN@example.org` (subaddressing, RFC 5233). Never throws.
 */
export function plusAddress(mailbox: string, { purpose, token }: PlusAddress): string {
  const { name, host } = splitAtHost(mailbox);
  return name === purpose ? `${name}+${token}@${host}` : `${name}+${purpose}.${token}@${host}`;
}

/**
 * The other way round: what an address that a mail went to says. Null where it is not one of the mailbox, or carries
 * nothing. Large and small letters are the same, as mail servers treat them. Never throws.
 * `readPlusAddress('me@example.org', 'Me+reply.AB12@example.org')` is `{ purpose: 'reply', token: 'ab12' }`.
 */
export function readPlusAddress(mailbox: string, address: string): PlusAddress | null {
  const own = splitAtHost(mailbox.toLowerCase());
  const given = splitAtHost(address.trim().toLowerCase());
  if (given.host !== own.host || !given.name.startsWith(`${own.name}+`)) return null;
  const detail = given.name.slice(own.name.length + 1);
  const dot = detail.indexOf('.');
  return wordAndToken(detail.slice(0, Math.max(dot, 0)), detail.slice(dot + 1)) ?? wordAndToken(own.name, detail);
}

function wordAndToken(word: string, token: string): PlusAddress | null {
  const purpose = purposes.find((candidate) => candidate === word);
  return purpose && token !== '' ? { purpose, token } : null;
}

function splitAtHost(address: string): { readonly name: string; readonly host: string } {
  const at = address.lastIndexOf('@');
  return { name: address.slice(0, Math.max(at, 0)), host: address.slice(at + 1) };
}
