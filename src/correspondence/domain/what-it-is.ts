import { daysBetween, type LocalDate } from '../../common/local-date.js';

/** An absence notice without a thread answers what was written at most a day before. */
const ABSENCE_WITHIN_DAYS = 1;

/** A mail as far as it takes to say what it is to one person. */
export interface MailFacts {
  readonly direction: 'inbound' | 'outbound';
  readonly subject: string;
  readonly isAutomatic: boolean;
  /** When it was written: an instant (ISO 8601), and its day. */
  readonly at: string;
  readonly on: LocalDate;
}

/** A message of the user's that the mail may belong to. */
export interface MessageFacts {
  readonly id: string;
  readonly contactId: string;
  readonly requestId: string;
  readonly subject: string;
  readonly sentAt: string | null;
  readonly lastMessageOn: LocalDate | null;
}

/** All of one person, in the order in which they are preferred. */
export interface Candidates {
  /** Messages that the mail's In-Reply-To and References lead to. */
  readonly threaded: readonly MessageFacts[];
  /** Requests that wait for an answer, the last sent first. */
  readonly waiting: readonly MessageFacts[];
  /** Mails written here that are drafts or were sent lately, the latest first. */
  readonly letters: readonly MessageFacts[];
}

/**
 * What a mail is to one person, and to which message it belongs. `own`: a message written here that their own mail
 * program has sent; it stands there already.
 */
export interface WhatItIs {
  readonly kind: 'message' | 'answer' | 'absence' | 'own';
  readonly attemptId: string | null;
}

/**
 * Says what a mail is to the person on the other side. What they wrote is an answer if it belongs to the thread of a
 * message, or if a request to them waits that was sent before it. What a machine wrote for them is an absence notice to
 * such a message, and else nothing (null). What the user wrote is a message, or one that was written here and has the same
 * subject. Never throws. Source: product.md, "Contact and standing" ("a sent attempt is no interaction").
 */
export function whatItIs(mail: MailFacts, candidates: Candidates): WhatItIs | null {
  if (mail.direction === 'outbound') return outbound(mail, candidates);
  const request =
    candidates.threaded[0] ?? candidates.waiting.find(({ sentAt }) => sentAt !== null && sentAt <= mail.at);
  if (mail.isAutomatic) {
    const isNotice = candidates.threaded.length > 0 || (request !== undefined && isRightAfter(mail, request));
    return isNotice && request ? { kind: 'absence', attemptId: request.requestId } : null;
  }
  return request ? { kind: 'answer', attemptId: request.requestId } : { kind: 'message', attemptId: null };
}

function outbound(mail: MailFacts, { letters }: Candidates): WhatItIs {
  const letter = letters.find(({ subject }) => isSameSubject(subject, mail.subject));
  return letter ? { kind: 'own', attemptId: letter.id } : { kind: 'message', attemptId: null };
}

function isRightAfter(mail: MailFacts, { lastMessageOn }: MessageFacts): boolean {
  return lastMessageOn !== null && daysBetween(lastMessageOn, mail.on) <= ABSENCE_WITHIN_DAYS;
}

/** As it was written here: with a `Re:` before it, it is part of the talk that came of the message. */
function isSameSubject(one: string, other: string): boolean {
  const key = subjectKey(one);
  return key !== '' && key === subjectKey(other);
}

function subjectKey(subject: string): string {
  return subject.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}
