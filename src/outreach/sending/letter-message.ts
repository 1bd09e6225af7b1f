import MailComposer from 'nodemailer/lib/mail-composer';
import { type Mailbox, oneLine } from '../../mail/mailbox.js';
import type { Thread } from './domain/letter-thread.js';

export interface LetterParts {
  readonly from: Mailbox;
  /** The address alone: what somebody is called in the user's address book is not theirs to read. */
  readonly to: string;
  readonly messageId: string;
  readonly date: Date;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly thread: Thread | null;
}

/**
 * A letter as bytes (RFC 5322): plain text as it was written, and nothing that looks back or counts. Quoted-printable
 * (RFC 2045, 6.7) keeps each line break and only those, whatever the width of the screen; format=flowed would need
 * programs that know it. No Auto-Submitted: a person wrote it. The same parts give the same bytes.
 */
export async function letterMessage(parts: LetterParts): Promise<string> {
  const { thread } = parts;
  const composer = new MailComposer({
    from: { ...parts.from },
    to: { name: '', address: parts.to },
    subject: oneLine(parts.subject),
    messageId: parts.messageId,
    date: parts.date,
    text: bodyLines(parts.text),
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: { 'Content-Language': parts.language },
    ...(thread ? { inReplyTo: thread.inReplyTo, references: [...thread.references] } : {}),
  });
  return (await composer.compile().build()).toString('utf8');
}

/** Line ends as they go over the wire (RFC 5321, 2.3.8), one at the end; no other control character but the tab. */
function bodyLines(text: string): string {
  const plain = text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Surrogate}/gu, '')
    .trimEnd();
  return `${plain}\n`.replaceAll('\n', '\r\n');
}
