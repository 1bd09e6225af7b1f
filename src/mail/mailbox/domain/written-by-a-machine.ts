import { firstHeader, type Headers } from './header-lines.js';

/** Mails to many, and absence notices of older programs (RFC 3834, 3.1.8 warns of answering them). */
const PRECEDENCES = ['bulk', 'junk', 'list', 'auto_reply', 'auto-reply'];

/** Headers of absence notices before RFC 3834, and of what goes to lists (RFC 2919, RFC 2369). */
const TELL_TALES = ['x-autoreply', 'x-autorespond', 'x-auto-reply', 'list-id', 'list-unsubscribe', 'feedback-id'];

/** Who sends notices of delivery (RFC 5321, 4.5.5; RFC 2142, 5). */
const DAEMONS = ['mailer-daemon', 'postmaster', 'mail-daemon'];

/**
 * No person wrote it: an absence notice, a receipt, a newsletter (RFC 3834, 2 and 5). A mail that only asks not to be
 * answered by machines is a person's. Never throws.
 */
export function isWrittenByMachine(headers: Headers): boolean {
  const [submitted = ''] = firstHeader(headers, 'auto-submitted').toLowerCase().split(/[;\s]/);
  if (submitted !== '' && submitted !== 'no') return true;
  if (PRECEDENCES.includes(firstHeader(headers, 'precedence').toLowerCase())) return true;
  return hasNullSender(headers) || TELL_TALES.some((name) => headers.has(name));
}

/**
 * Tells that a mail did not arrive: a report about its delivery (RFC 3462, RFC 3464), or what servers without reports
 * write instead. `from` is the sender's address in small letters. Never throws.
 */
export function tellsOfBounce(headers: Headers, from: string | null): boolean {
  const type = firstHeader(headers, 'content-type').toLowerCase();
  if (/^multipart\/report\b/.test(type) && /report-type\s*=\s*"?delivery-status\b/.test(type)) return true;
  if (!hasNullSender(headers)) return false;
  return headers.has('x-failed-recipients') || (from !== null && DAEMONS.includes(from.split('@')[0] ?? ''));
}

/**
 * Has the line that some servers (Exim) write into mails that come back, without the null sender that they use: the
 * mailbox does not tell the sender, or somebody wrote the line. Never throws.
 */
export function claimsBounce(headers: Headers): boolean {
  return headers.has('x-failed-recipients') && !hasNullSender(headers);
}

/** RFC 5321, 4.5.5: whoever sends from nobody wants no answer. */
function hasNullSender(headers: Headers): boolean {
  return /^<\s*>$/.test(firstHeader(headers, 'return-path'));
}
