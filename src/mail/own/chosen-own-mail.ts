import type { OwnMail } from './own-mail.entity.js';
import type { SaveOwnMail } from './own-mail.input.js';

/** RFC 8314, 3.3. */
const IMAPS_PORT = 993;
const IMAP_PORT = 143;

/** Servers and the user they are signed in to as. */
export type SignIn = Pick<
  OwnMail,
  'smtpHost' | 'smtpPort' | 'smtpSecurity' | 'imapHost' | 'imapPort' | 'imapSecurity' | 'userName'
>;

/** What a user chooses about their mail account, the password apart. */
export type ChosenOwnMail = SignIn &
  Pick<OwnMail, 'address' | 'name' | 'sentFolder' | 'sends' | 'keepsSent' | 'reads' | 'keepsText'>;

/**
 * What was entered, with what is usual where nothing was: IMAP encrypted from the first byte. Hosts in small letters.
 * Never throws.
 *
 * @example ownMailOf({ ..., imapHost: 'imap.example.org' }).imapPort // 993
 */
export function ownMailOf(input: SaveOwnMail): ChosenOwnMail {
  const { reads = false, keepsSent = false, keepsText = false, sends = false } = input;
  return {
    address: input.address.trim(),
    name: textOf(input.name),
    smtpHost: input.smtpHost.trim().toLowerCase(),
    smtpPort: input.smtpPort,
    smtpSecurity: input.smtpSecurity,
    ...imapOf(input),
    userName: input.userName.trim(),
    sentFolder: textOf(input.sentFolder),
    ...{ sends, keepsSent, reads, keepsText },
  };
}

function imapOf(input: SaveOwnMail): Pick<SignIn, 'imapHost' | 'imapPort' | 'imapSecurity'> {
  const imapHost = textOf(input.imapHost)?.toLowerCase() ?? null;
  if (imapHost === null) return { imapHost, imapPort: null, imapSecurity: null };
  const imapSecurity = input.imapSecurity ?? 'tls';
  const imapPort = input.imapPort ?? (imapSecurity === 'starttls' ? IMAP_PORT : IMAPS_PORT);
  return { imapHost, imapPort, imapSecurity };
}

function textOf(given: string | null | undefined): string | null {
  return given?.trim() || null;
}

/**
 * Whether a password that was given for one may be said to the other: the same servers on the same ports, encrypted the same
 * way, and the same user. A server that is no longer used does not matter. Never throws.
 */
export function isSameSignIn(before: SignIn, after: SignIn): boolean {
  const isSameSmtp =
    before.smtpHost === after.smtpHost &&
    before.smtpPort === after.smtpPort &&
    before.smtpSecurity === after.smtpSecurity;
  const isSameImap =
    after.imapHost === null ||
    (before.imapHost === after.imapHost &&
      before.imapPort === after.imapPort &&
      before.imapSecurity === after.imapSecurity);
  return isSameSmtp && isSameImap && before.userName === after.userName;
}

/** Whether mails keep their numbers: the same server, on the same port, and user. Never throws. */
export function isSameMailbox(before: SignIn, after: SignIn): boolean {
  const isSameServer = before.imapHost === after.imapHost && before.imapPort === after.imapPort;
  return isSameServer && before.userName === after.userName;
}

/** Whether mails are to be read, or copies kept, without a server for it. Never throws. */
export function lacksImap({ reads, keepsSent, imapHost }: Pick<OwnMail, 'reads' | 'keepsSent' | 'imapHost'>): boolean {
  return (reads || keepsSent) && imapHost === null;
}
