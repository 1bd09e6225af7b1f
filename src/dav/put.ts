import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { ItemRefused } from '../collections/collections.errors.js';
import { CollectionsService } from '../collections/collections.service.js';
import type { CollectionKind } from '../collections/domain/collection-kind.js';
import { InvalidInput } from '../common/errors.js';
import { conditionsOf } from './conditions.js';
import { DavRefused, VerbNotHere } from './dav.errors.js';
import type { DavAnswer, DavRequest, Verb } from './dav-request.js';
import type { DavUser } from './dav-user.js';
import { type ItemPlace, LONGEST_NAME } from './hrefs.js';
import { assertMayWrite } from './may-write.js';

/** What may be said of a file; nothing said, or only that it is octets, is as good as the right word. */
const TYPES: Readonly<Record<'card' | 'calendar', readonly string[]>> = {
  card: ['text/vcard', 'text/x-vcard', 'text/directory'],
  calendar: ['text/calendar'],
};
const ANY_TYPES = ['', 'application/octet-stream', 'text/plain'];
/** ASCII is part of UTF-8. */
const CHARSETS = ['', 'utf-8', 'utf8', 'us-ascii'];
const CHARSET = /;\s*charset\s*=\s*"?([\w.:-]*)"?/i;
const BYTE_ORDER_MARK = '\ufeff';

/** A file as a program has it (RFC 9110, 9.3.4; RFC 6352, 6.3.2; RFC 4791, 5.3.2). */
@Injectable()
export class Put implements Verb {
  readonly methods = ['PUT'];

  constructor(private readonly collections: CollectionsService) {}

  async answer({ place, headers, body, who }: DavRequest): Promise<DavAnswer> {
    if (place.at !== 'item') throw new VerbNotHere();
    if (!who.mayWrite) await this.refuse(who, place);
    if (place.name.length > LONGEST_NAME) throw new DavRefused(414, null, 'The last part of this address is too long.');
    assertWhole(headers);
    assertType(headers, place.kind);
    const said = textOf(body, place.kind);
    const text = said.startsWith(BYTE_ORDER_MARK) ? said.slice(1) : said;
    const put = this.collections.put(who.account, place.kind, { name: place.name, text }, conditionsOf(headers));
    const { item, isNew, isAsPut } = await put.catch((error: unknown) => {
      throw error instanceof InvalidInput ? new ItemRefused(invalid(place.kind), error.detail) : error;
    });
    const etag = isAsPut && text === said ? { etag: item.etag } : {};
    return { status: isNew ? 201 : 204, headers: etag, body: null };
  }

  /** What would be needed: for a new file another privilege than for one that is there (RFC 3744, appendix B). */
  private async refuse(who: DavUser, place: ItemPlace): Promise<void> {
    const found = await this.collections.named(who.account.id, place.kind, [place.name]);
    if (found.length > 0) assertMayWrite(who, place, 'write-content');
    else assertMayWrite(who, { at: 'collection', kind: place.kind }, 'bind');
  }
}

/** A part of a file, or one that is packed, would be taken for the whole (RFC 9110, 14.5 and 8.4). */
function assertWhole(headers: IncomingHttpHeaders): void {
  if (headers['content-range'] !== undefined) throw new DavRefused(400, null, 'Please send the whole file.');
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new DavRefused(415, null, 'Please send the file without a content encoding.');
}

function assertType(headers: IncomingHttpHeaders, kind: CollectionKind): void {
  const said = headers['content-type'] ?? '';
  const type = (said.split(';', 1)[0] ?? '').trim().toLowerCase();
  const charset = (CHARSET.exec(said)?.[1] ?? '').toLowerCase();
  const isType = [...TYPES[kind === 'people' ? 'card' : 'calendar'], ...ANY_TYPES].includes(type);
  if (isType && CHARSETS.includes(charset)) return;
  const condition = kind === 'people' ? 'supported-address-data' : 'supported-calendar-data';
  throw new ItemRefused(condition, kind === 'people' ? CARDS_ONLY : CALENDARS_ONLY);
}

const CARDS_ONLY = 'This address book takes vCards (text/vcard) in UTF-8.';
const CALENDARS_ONLY = 'This calendar takes iCalendar files (text/calendar) in UTF-8.';

function textOf(body: Buffer, kind: CollectionKind): string {
  let text: string | null = null;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    // said below: octets that are no UTF-8
  }
  if (text === null || text.includes('\0')) throw new ItemRefused(invalid(kind), 'This file is no text in UTF-8.');
  return text;
}

function invalid(kind: CollectionKind): 'valid-address-data' | 'valid-calendar-data' {
  return kind === 'people' ? 'valid-address-data' : 'valid-calendar-data';
}
