import type { ConnectionProblem } from '../own/domain/connection-problem.js';
import { MailboxProblem } from './mailbox.errors.js';
import { hasSaidTooMuch } from './most-said.js';

/** Longer answers are cut: servers have been seen to send a page. */
const MAX_ANSWER_LENGTH = 500;

/** What imapflow and Node reject with: an Error, with these fields where they are known. */
interface ImapError {
  readonly message?: string | undefined;
  readonly code?: string | undefined;
  readonly authenticationFailed?: boolean | undefined;
  readonly tlsFailed?: boolean | undefined;
  readonly mailboxMissing?: boolean | undefined;
  readonly responseStatus?: string | undefined;
  readonly responseText?: string | undefined;
  readonly response?: unknown;
  readonly reason?: string | undefined;
}

/** Names that nobody knows, or that can't be asked for now. */
const NAME = /^(ENOTFOUND|EAI_\w+|ENODATA)$/;

/** Node's words for certificates and handshakes, and imapflow's for an encryption that did not come about. */
const TLS = /CERT|ERR_TLS|ERR_SSL|EPROTO|SIGNATURE|STARTTLS|UPGRADE_TIMEOUT|ClosedAfterConnectTLS/;

/** Those of Node that say what is wrong with a certificate. */
const CERTIFICATE = /CERT|ERR_TLS|SIGNATURE/;

/** imapflow's codes for answers beyond the limits of mailbox-reader.ts: they are the same tomorrow. */
const TOO_LARGE = /^(LineTooLarge|LiteralTooLarge|ResponseTooLarge|TooManyTokens|MAX_IMAP_NESTING_REACHED)$/;

/**
 * An answer was larger than what is read. That ends the connection: `context` has why (mailbox-reader.ts), while `error`
 * may only say that the connection is gone.
 */
export function isTooLarge(error: unknown, { context }: { readonly context: unknown }): boolean {
  return [error, context].some(
    (said) => said instanceof Error && 'code' in said && typeof said.code === 'string' && TOO_LARGE.test(said.code),
  );
}

/**
 * Says at which step a connection ended; `client` may know better than what it rejected with. What is a MailboxProblem
 * already stays as it is.
 */
export function problemOf(error: unknown, client?: { readonly context: unknown }): MailboxProblem {
  if (error instanceof MailboxProblem) return error;
  if (client && hasSaidTooMuch(client)) return new MailboxProblem('too-much', '', { cause: error });
  const known: ImapError = error instanceof Error ? error : {};
  return new MailboxProblem(stepOf(known), answerOf(known), { cause: error });
}

function stepOf(error: ImapError): ConnectionProblem {
  if (error.authenticationFailed) return 'sign-in';
  if (error.tlsFailed || TLS.test(error.code ?? '')) return 'tls';
  if (NAME.test(error.code ?? '')) return 'name';
  if (error.mailboxMissing) return 'folder';
  return error.responseStatus === undefined ? 'reach' : 'refused';
}

/** In the server's own words where it said something, or Node's about its certificate: imapflow's own tell the user nothing. */
function answerOf({ response, responseText, reason, code, message }: ImapError): string {
  const aboutCertificate = CERTIFICATE.test(code ?? '') ? message : undefined;
  const said = responseText ?? (typeof response === 'string' ? response : reason) ?? aboutCertificate ?? '';
  return said.replace(/\p{Cc}+/gu, ' ').slice(0, MAX_ANSWER_LENGTH);
}
