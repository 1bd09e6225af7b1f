import type { FetchMessageObject, FetchQueryObject, ImapFlow } from 'imapflow';
import { firstHeader, readHeaders } from './domain/header-lines.js';
import { messageIds } from './domain/message-ids.js';
import { calendarPartIn, firstPart, type MimePart } from './domain/mime-part.js';
import { plainFromHtml } from './domain/plain-from-html.js';
import { decodedText } from './decoded-text.js';
import type { CalendarPart } from './incoming-mail.js';
import { isTooLarge, problemOf } from './problem-of.js';

/** What is fetched of a part at most, still encoded: 64 KB of quoted-printable where every character takes three. In bytes. */
const MAX_ENCODED = 192 * 1024;

/** What is kept of a text. In characters. */
const MAX_TEXT = 64 * 1024;

/** A calendar with one event has a few KB; half of one means something else than all of it. Still encoded, in bytes. */
const MAX_CALENDAR = 256 * 1024;

/** The small parts of one mail, fetched when somebody asks. The mailbox must be open and show the mail's folder. */
export class MailParts {
  private structure: Promise<MimePart | null> | null = null;

  constructor(
    private readonly client: ImapFlow,
    private readonly folder: string,
    private readonly uid: number,
  ) {}

  async text(): Promise<string | null> {
    const plain = await this.textOf(['text/plain']);
    if (plain !== null && plain.trim() !== '') return plain;
    const html = await this.textOf(['text/html']);
    return html === null ? plain : plainFromHtml(html).slice(0, MAX_TEXT);
  }

  deliveryStatus(): Promise<string | null> {
    return this.textOf(['message/delivery-status', 'message/global-delivery-status']);
  }

  async returnedMessageId(): Promise<string | null> {
    const structure = await this.structureOnce();
    const returned = structure && firstPart(structure, RETURNED);
    if (!returned) return null;
    const [quoted] = messageIds(returned.envelope?.messageId ?? '');
    if (quoted !== undefined) return quoted;
    const headers = (await this.textOf(RETURNED)) ?? '';
    return messageIds(firstHeader(readHeaders(headers), 'message-id'))[0] ?? null;
  }

  async calendarPart(): Promise<CalendarPart | null> {
    const structure = await this.structureOnce();
    const part = structure && calendarPartIn(structure);
    if (!part || (part.size ?? 0) > MAX_CALENDAR) return null;
    const bytes = await this.bytesOf(part, MAX_CALENDAR + 1);
    if (!bytes || bytes.length > MAX_CALENDAR) return null;
    return { method: (part.parameters?.['method'] ?? '').toUpperCase(), text: decodedText(bytes, part) };
  }

  private async textOf(types: readonly string[]): Promise<string | null> {
    const structure = await this.structureOnce();
    const part = structure && firstPart(structure, types);
    const bytes = part ? await this.bytesOf(part, MAX_ENCODED) : null;
    return part && bytes ? decodedText(bytes, part).slice(0, MAX_TEXT) : null;
  }

  /** The first so many bytes of it, still encoded. */
  private async bytesOf({ part: key = '1' }: MimePart, most: number): Promise<Buffer | null> {
    const fetched = await this.fetched({ uid: true, bodyParts: [{ key, start: 0, maxLength: most }] });
    return fetched?.bodyParts?.get(key)?.subarray(0, most) ?? null;
  }

  private structureOnce(): Promise<MimePart | null> {
    this.structure ??= this.fetched({ uid: true, bodyStructure: true }).then((found) => found?.bodyStructure ?? null);
    return this.structure;
  }

  /** Null also for what is larger than any answer that is read: the connection is gone then, the mail counts without it. */
  private async fetched(query: FetchQueryObject): Promise<FetchMessageObject | null> {
    try {
      const open = this.client.mailbox;
      if (!open || open.path !== this.folder) await this.client.mailboxOpen(this.folder, { readOnly: true });
      return (await this.client.fetchOne(String(this.uid), query, { uid: true })) || null;
    } catch (error) {
      if (isTooLarge(error, this.client)) return null;
      throw problemOf(error, this.client);
    }
  }
}

/** What a bounce quotes: the mail, or only its headers (RFC 3462, 2). */
const RETURNED = ['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers'];
