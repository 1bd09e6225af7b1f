import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { encode, wrap } from 'nodemailer/lib/qp';
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
 * The message as bytes: text first, HTML second (RFC 2046, 5.1.4: the last part is the preferred one), or the one that is
 * not empty. It tells other machines that no person wrote it (RFC 3834), so that no absence notice comes back. The same
 * parts give the same bytes. Headers and lines are nodemailer's, without the streams by which it joins them: those take as
 * long as all the rest.
 */
export function messageBytes(parts: MessageParts): string {
  const contents = [withCrlf(parts.text), withCrlf(parts.html)] as const;
  const root = composerOf(parts, contents).compile();
  const head = root.buildHeaders(); // sets the boundary too
  if (root.childNodes.length === 0) return `${head}\r\n\r\n${written(contents.join(''))}`;
  const nodes = root.childNodes.map((node, at) => `${node.buildHeaders()}\r\n\r\n${written(contents[at] ?? '')}`);
  const delimiter = `--${String(root.boundary)}`;
  return `${head}\r\n\r\n${delimiter}\r\n${nodes.join(`\r\n${delimiter}\r\n`)}\r\n${delimiter}--\r\n`;
}

function written(content: string): string {
  return wrap(encode(content));
}

function composerOf(parts: MessageParts, [text, html]: readonly [string, string]): MailComposer {
  return new MailComposer({
    from: { ...parts.from },
    to: { ...parts.to },
    ...(parts.replyTo === null ? {} : { replyTo: parts.replyTo }),
    subject: oneLine(parts.subject),
    messageId: parts.messageId,
    date: parts.date,
    text,
    html,
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
}

/** The composer leaves line ends as they come, but a bare LF may not go over the wire (RFC 5321, 2.3.8). */
function withCrlf(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}

/** A line break in a value would begin a header of its own. */
function oneLined(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, oneLine(value)]));
}
