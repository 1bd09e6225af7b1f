import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import type { FetchMessageObject, FetchQueryObject, ImapFlow, MessageAddressObject } from 'imapflow';
import { oneLine } from '../mailbox.js';
import { domainInFrom } from './domain/from-header.js';
import { firstHeader, type Headers, readHeaders } from './domain/header-lines.js';
import { messageIds } from './domain/message-ids.js';
import { senderCheckOf } from './domain/sender-check.js';
import { claimsBounce, isWrittenByMachine, tellsOfBounce } from './domain/written-by-a-machine.js';
import type { IncomingMail, MailPerson } from './incoming-mail.js';
import { MailParts } from './mail-parts.js';

/** Where servers write down for whom a mail came, each under another name; no standard says it before RFC 9228. */
const DELIVERED_TO = ['delivered-to', 'x-original-to', 'x-delivered-to', 'envelope-to', 'x-envelope-to', 'x-rcpt-to'];

/** What is read of each mail: no structure, no text. */
export const FETCHED: FetchQueryObject = {
  uid: true,
  envelope: true,
  internalDate: true,
  size: true,
  headers: [
    ...['from', 'references', 'in-reply-to', 'content-type', 'return-path'],
    ...DELIVERED_TO,
    ...['auto-submitted', 'precedence', 'x-autoreply', 'x-autorespond', 'x-auto-reply', 'x-failed-recipients'],
    ...['list-id', 'list-unsubscribe', 'feedback-id', 'authentication-results'],
  ],
};

/** What is kept of To and Cc: nobody writes to more people by hand. */
const MAX_PEOPLE = 100;

/** exchanged_mails.subject and the like hold so many characters; longer ones are cut. */
const MAX_SUBJECT_LENGTH = 500;
const MAX_NAME_LENGTH = 200;

/** A clock of the sender may be wrong by so much before it is not believed. In ms. */
const CLOCKS_DIFFER_MS = 15 * 60_000;

/** A mail from what the server said about it; its parts are fetched through `client` when asked for. */
export function incomingMail(client: ImapFlow, folder: string, fetched: FetchMessageObject): IncomingMail {
  const { uid, envelope = {}, size = 0 } = fetched;
  const headers = readHeaders((fetched.headers ?? Buffer.alloc(0)).toString('utf8'));
  const from = senderOf(envelope.from, headers);
  const parts = new MailParts(client, folder, uid);
  return {
    uid,
    folder,
    messageId: idOf(fetched),
    inReplyTo: messageIds(firstHeader(headers, 'in-reply-to')).at(0) ?? null,
    references: messageIds(firstHeader(headers, 'references')),
    from,
    to: peopleOf(envelope.to),
    cc: peopleOf(envelope.cc),
    deliveredTo: deliveredTo(headers),
    ...instantsOf(fetched),
    subject: cut(oneLine(envelope.subject ?? ''), MAX_SUBJECT_LENGTH),
    isAutomatic: isWrittenByMachine(headers),
    isBounce: tellsOfBounce(headers, from?.address ?? null),
    claimsBounce: claimsBounce(headers),
    senderCheck: senderCheckOf(firstHeader(headers, 'authentication-results'), domainOf(from)),
    size,
    text: () => parts.text(),
    deliveryStatus: () => parts.deliveryStatus(),
    calendarPart: () => parts.calendarPart(),
    returnedMessageId: () => parts.returnedMessageId(),
  };
}

/** One @, but for what is quoted before it (RFC 5322, 3.4.1). */
const ADDRESS = /^(?:"(?:[^"\\]|\\.)*"|[^@"]+)@[^@"]+$/;

/** Null also where a mail names several: nobody can say whose it is, nor which of them was checked (RFC 7489, 6.6.1). */
function senderOf(named: readonly MessageAddressObject[] = [], headers: Headers): MailPerson | null {
  const addresses = named.filter(({ address }) => address?.includes('@'));
  const [person = null] = peopleOf(addresses);
  const [line, ...more] = headers.get('from') ?? [];
  if (addresses.length !== 1 || more.length > 0) return null;
  // the server may have read the line in its own way, and another one have checked it
  return line === undefined || isSameDomain(domainInFrom(line), domainOf(person)) ? person : null;
}

function isSameDomain(one: string | null, other: string): boolean {
  if (one === null) return false;
  return one === other || (domainToASCII(one) !== '' && domainToASCII(one) === domainToASCII(other));
}

function domainOf(person: MailPerson | null): string {
  return person?.address.replace(/^.*@/, '') ?? '';
}

function peopleOf(addresses: readonly MessageAddressObject[] = []): MailPerson[] {
  return addresses.slice(0, MAX_PEOPLE).flatMap(({ name, address }) => {
    const clean = oneLine(address ?? '').toLowerCase();
    if (!ADDRESS.test(clean)) return []; // a group's name, or something that each program reads in its own way
    return [{ name: cut(oneLine(name ?? ''), MAX_NAME_LENGTH) || null, address: clean }];
  });
}

function deliveredTo(headers: Headers): string[] {
  const said = DELIVERED_TO.flatMap((name) => headers.get(name) ?? []);
  const addresses = said.flatMap((line) => line.split(',')).map((text) => text.replace(/[<>\s]/g, '').toLowerCase());
  return [...new Set(addresses.filter((address) => address.includes('@')))].slice(0, MAX_PEOPLE);
}

/** What a Date says is believed unless it is unreadable, before 1970 or later than the arrival. */
function instantsOf({ envelope, internalDate }: FetchMessageObject): Pick<IncomingMail, 'date' | 'arrivedAt'> {
  const arrivedAt = instantOf(internalDate) ?? new Date(0);
  const said = instantOf(envelope?.date);
  const latest = arrivedAt.getTime() + CLOCKS_DIFFER_MS;
  return { arrivedAt, date: said && said.getTime() >= 0 && said.getTime() <= latest ? said : arrivedAt };
}

function instantOf(said: Date | string | undefined): Date | null {
  const instant = typeof said === 'string' ? new Date(said) : said;
  return instant && !Number.isNaN(instant.getTime()) ? instant : null;
}

/** Made up where there is none: stable for the same mail, also in another folder, from who, when, what about and how large. */
function idOf({ envelope, size }: FetchMessageObject): string {
  const [id] = messageIds(envelope?.messageId ?? '');
  if (id !== undefined) return id;
  const said = JSON.stringify([envelope?.messageId, envelope?.from, envelope?.date, envelope?.subject, size]);
  return `<${createHash('sha256').update(said).digest('hex').slice(0, 40)}@without-id.invalid>`;
}

/** Never in the middle of a character that takes two places. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
