import type { SenderCheck } from './domain/sender-check.js';

/** Somebody a mail names: the address in small letters, the name as it was written. */
export interface MailPerson {
  readonly name: string | null;
  readonly address: string;
}

export interface CalendarPart {
  readonly method: string;
  readonly text: string;
}

/**
 * A mail as it lies in a mailbox. Only its headers were read; the methods fetch one small part each, and only while the
 * mailbox is open. Nothing marks it as read. No text holds a NUL or a line break that was not meant as one.
 */
export interface IncomingMail {
  /** Its number in the folder; means something with `uidValidity` only (RFC 9051, 2.3.1.1). */
  readonly uid: number;
  readonly folder: string;
  /** With its angle brackets, at most 255 characters: a mail without one, or with a longer one, gets a made-up, stable one. */
  readonly messageId: string;
  readonly inReplyTo: string | null;
  /** The oldest first, at most 50: of more, the newest. */
  readonly references: readonly string[];
  /** Null: it names nobody, several, or what is no address. */
  readonly from: MailPerson | null;
  readonly to: readonly MailPerson[];
  readonly cc: readonly MailPerson[];
  /** Addresses that Delivered-To, X-Original-To, Envelope-To and the like name: where a blind copy says for whom it is. */
  readonly deliveredTo: readonly string[];
  /** When it was written, as its Date says; when it arrived if that is unreadable or later. */
  readonly date: Date;
  readonly arrivedAt: Date;
  readonly subject: string;
  /** Written by a machine: an absence notice, a receipt, a newsletter (RFC 3834, 2). Never answer it. */
  readonly isAutomatic: boolean;
  /** Tells that a mail could not be delivered (RFC 3464), or looks so. */
  readonly isBounce: boolean;
  /** Says so in a way that anybody can who sends a mail: believed only where it names a mail of ours, or comes back to its token. */
  readonly claimsBounce: boolean;
  /** What the server that took it in says about the address in From; null: nothing. */
  readonly senderCheck: SenderCheck | null;
  /** The whole mail, in bytes. */
  readonly size: number;
  /** The first plain text, or what remains of the HTML; at most 64 KB. Null: there is none. */
  text(): Promise<string | null>;
  /** The part message/delivery-status of a bounce, at most 64 KB. */
  deliveryStatus(): Promise<string | null>;
  /**
   * The part for a calendar program (RFC 6047, 2.4): what it wants its reader to do, in capitals ('' if it says nothing),
   * and its text. Null: there is none, or it is larger than 256 KB.
   */
  calendarPart(): Promise<CalendarPart | null>;
  /** The Message-ID of the mail that came back, as a bounce quotes it. */
  returnedMessageId(): Promise<string | null>;
}
