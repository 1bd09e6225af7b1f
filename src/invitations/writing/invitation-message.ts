import MailComposer from 'nodemailer/lib/mail-composer';
import { type Mailbox, oneLine } from '../../mail/mailbox.js';

export interface InvitationParts {
  readonly from: Mailbox;
  /** The address alone. */
  readonly to: string;
  readonly messageId: string;
  /** The mail before it about the same meeting; null: there was none. */
  readonly inReplyTo: string | null;
  readonly date: Date;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly method: 'REQUEST' | 'CANCEL';
  /** A whole calendar file with the same METHOD. */
  readonly calendar: string;
}

/**
 * An invitation as bytes (RFC 6047, 2.4 and 3): text, HTML and the calendar as alternatives of one another, the last one the
 * richest (RFC 2046, 5.1.4), and the calendar once more as a file, for programs that look for files only. No
 * Auto-Submitted: a person pressed the button. The calendar is base64, as its line ends are part of it.
 */
export async function invitationMessage(parts: InvitationParts): Promise<string> {
  const { method, calendar, inReplyTo } = parts;
  const composer = new MailComposer({
    from: { ...parts.from },
    to: { name: '', address: parts.to },
    subject: oneLine(parts.subject),
    messageId: parts.messageId,
    date: parts.date,
    text: withCrlf(parts.text),
    html: withCrlf(parts.html),
    textEncoding: 'quoted-printable',
    alternatives: [
      {
        contentType: `text/calendar; method=${method}; charset=utf-8; component=VEVENT`,
        content: calendar,
        contentTransferEncoding: 'base64',
      },
    ],
    attachments: [
      {
        filename: 'invitation.ics',
        contentType: 'application/ics; charset=utf-8',
        content: calendar,
        contentTransferEncoding: 'base64',
      },
    ],
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: { 'Content-Language': parts.language },
    ...(inReplyTo === null ? {} : { inReplyTo, references: [inReplyTo] }),
  });
  return (await composer.compile().build()).toString('utf8');
}

/** The composer leaves line ends as they come, but a bare LF may not go over the wire (RFC 5321, 2.3.8). */
function withCrlf(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}
