/** A mailbox as name and address: joined text would let a line break in a name add a recipient. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** RFC 5321, 4.5.3.1.3: the longest path, without its angle brackets. */
const MAX_ADDRESS_LENGTH = 254;

/**
 * One @, no blank, control character or anything that has a meaning in a header or an SMTP command. The domain may be
 * an address literal (RFC 5321, 4.1.3).
 */
const ADDRESS = /^[^\s\p{Cc}<>()[\]\\,;:"@]+@(?:[^\s\p{Cc}<>()[\]\\,;:"@]+|\[[\w:.]+\])$/u;

/** An address that may be put into an SMTP command as it is; throws for anything else. */
export function mailbox(name: string, address: string): Mailbox {
  if (address.length > MAX_ADDRESS_LENGTH || !ADDRESS.test(address)) throw new Error('not an e-mail address');
  return { name: oneLine(name), address };
}

/** Reads `Name <address>` or `address`, as MAIL_FROM has it. */
export function parseMailbox(text: string): Mailbox {
  const [, name = '', address = text] = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(text) ?? [];
  return mailbox(name, address.trim());
}

/** A text that stays within its header line. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
