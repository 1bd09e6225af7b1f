import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Locale } from '../common/text.js';
import { type Mailbox, oneLine } from './mailbox.js';

export interface MessageParts {
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly replyTo: string | null;
  readonly messageId: string;
  readonly date: Date;
  readonly locale: Locale;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The message as bytes: text first, HTML second (RFC 2046, 5.1.4: the last part is the preferred one). It tells other
 * machines that no person wrote it (RFC 3834), so that no absence notice comes back. The same parts give the same bytes.
 */
export async function messageBytes(parts: MessageParts): Promise<string> {
  const composer = new MailComposer({
    from: { ...parts.from },
    to: { ...parts.to },
    ...(parts.replyTo === null ? {} : { replyTo: parts.replyTo }),
    subject: oneLine(parts.subject),
    messageId: parts.messageId,
    date: parts.date,
    text: withCrlf(parts.text),
    html: withCrlf(parts.html),
    textEncoding: 'quoted-printable',
    baseBoundary: createHash('sha256').update(parts.messageId).digest('hex').slice(0, 24),
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: {
      'Content-Language': parts.locale,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...oneLined(parts.headers),
    },
  });
  return (await composer.compile().build()).toString('utf8');
}

/** The composer leaves line ends as they come, but a bare LF may not go over the wire (RFC 5321, 2.3.8). */
function withCrlf(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}

/** A line break in a value would begin a header of its own. */
function oneLined(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, oneLine(value)]));
}
