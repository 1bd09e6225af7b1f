import type { FetchMessageObject, FetchQueryObject, ImapFlow } from 'imapflow';
import { firstHeader, readHeaders } from './domain/header-lines.js';
import { messageIds } from './domain/message-ids.js';
import { firstPart, type MimePart } from './domain/mime-part.js';
import { plainFromHtml } from './domain/plain-from-html.js';
import { decodedText } from './decoded-text.js';
import { isTooLarge, problemOf } from './problem-of.js';

/** What is fetched of a part at most, still encoded: 64 KB of quoted-printable where every character takes three. In bytes. */
const MAX_ENCODED = 192 * 1024;

/** What is kept of a text. In characters. */
const MAX_TEXT = 64 * 1024;

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

  private async textOf(types: readonly string[]): Promise<string | null> {
    const structure = await this.structureOnce();
    const part = structure && firstPart(structure, types);
    if (!part) return null;
    const key = part.part ?? '1';
    const query = { uid: true, bodyParts: [{ key, start: 0, maxLength: MAX_ENCODED }] };
    const fetched = await this.fetched(query);
    const bytes = fetched?.bodyParts?.get(key)?.subarray(0, MAX_ENCODED);
    return bytes ? decodedText(bytes, part).slice(0, MAX_TEXT) : null;
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
