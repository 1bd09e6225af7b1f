import type { LocalDate } from '../../common/local-date.js';
import type { DigestPreview } from '../../digest/digest-preview.service.js';
import type { OutboxMail } from '../../mail/outbox-mail.entity.js';

export class DigestPreviewResponse {
  day!: LocalDate;
  /** Null, like text and html: there is nothing to say today, so no mail would come. */
  subject!: string | null;
  text!: string | null;
  html!: string | null;
}

export class MailResponse {
  id!: string;
  kind!: 'digest' | 'test' | 'question' | 'receipt' | 'letter' | 'invitation' | 'cancellation';
  messageId!: string;
  to!: string;
  /** queued, sending, sent, ambiguous (the server's answer got lost; there may be a second copy), dead (given up). */
  state!: 'queued' | 'sending' | 'sent' | 'ambiguous' | 'dead';
  attempts!: number;
  /** When it is tried again; null once it is settled. */
  nextTryAt!: string | null;
  /** The last try; null before the first one. */
  triedAt!: string | null;
  /** What the mail server said last. */
  answer!: string | null;
  createdAt!: string;
  sentAt!: string | null;
}

export class MailLogResponse {
  items!: MailResponse[];
  nextCursor!: string | null;
}

export function digestPreviewResponse({ day, subject, text, html }: DigestPreview): DigestPreviewResponse {
  return { day, subject, text, html };
}

export function mailResponse(mail: OutboxMail): MailResponse {
  const { id, kind, messageId, state, attempts, triedAt, answer, createdAt, sentAt } = mail;
  const nextTryAt = state === 'queued' || state === 'ambiguous' ? mail.nextTryAt : null;
  const to = mail.envelopeTo;
  return { id, kind, messageId, to, state, attempts, nextTryAt, triedAt, answer, createdAt, sentAt };
}
