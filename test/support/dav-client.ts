import { type IncomingHttpHeaders, request } from 'node:http';
import type { Account } from '../../src/accounts/account.entity.js';
import { TokensService } from '../../src/accounts/tokens.service.js';
import type { TokenScope } from '../../src/accounts/domain/words.js';
import type { XmlElement } from '../../src/common/xml/xml-element.js';
import { readXmlText } from '../../src/common/xml/read-xml-text.js';
import { childOf, childrenOf, dav, textOf } from '../../src/common/xml/xml-element.js';
import type { TestApp } from './app.js';

export interface DavReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface DavMessage {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** What a multistatus says about one thing. */
export interface ToldResponse {
  readonly href: string;
  /** Of the thing as a whole. */
  readonly status: string | null;
  /** Properties by their status, `200` or `404`, and their name. */
  readonly props: Readonly<Record<string, Readonly<Record<string, XmlElement>>>>;
}

const NAMESPACES =
  'xmlns:d="DAV:" xmlns:card="urn:ietf:params:xml:ns:carddav" xmlns:cal="urn:ietf:params:xml:ns:caldav" ' +
  'xmlns:cs="http://calendarserver.org/ns/" xmlns:ical="http://apple.com/ns/ical/"';

/** Talks to a service that listens, over a real connection: addresses and verbs go out letter by letter. */
export class DavClient {
  constructor(
    private readonly app: TestApp,
    readonly credentials: string | null,
    readonly account: Account,
  ) {}

  send(method: string, path: string, { headers = {}, body }: DavMessage = {}): Promise<DavReply> {
    const { hostname, port } = new URL(this.app.url);
    const signed = this.credentials === null ? {} : { authorization: this.credentials };
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    return new Promise((resolve, reject) => {
      const options = { hostname, port, method, path, headers: { ...signed, ...length, ...headers }, agent: false };
      const sent = request(options, (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(pieces).toString('utf8'),
          }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** Properties by their prefixes: `d:displayname`, `card:addressbook-home-set`, `cal:`, `cs:`, `ical:`. */
  async propfind(path: string, depth: string, props: readonly string[], headers = {}): Promise<ToldResponse[]> {
    const body = propfindBody(`<d:prop>${props.map((prop) => `<${prop}/>`).join('')}</d:prop>`);
    const reply = await this.send('PROPFIND', path, { headers: { depth, ...headers }, body });
    if (reply.status !== 207) throw new Error(`PROPFIND ${path}: ${reply.status} ${reply.body}`);
    return toldIn(reply.body);
  }

  at(rest: string): string {
    return `/dav/${rest.replace('ID', this.account.id)}`;
  }

  get book(): string {
    return this.at('addressbooks/ID/people/');
  }

  get meetings(): string {
    return this.at('calendars/ID/meetings/');
  }

  get followUps(): string {
    return this.at('calendars/ID/follow-ups/');
  }
}

/** A phone of this account, with an app password of its own. */
export async function davClient(
  app: TestApp,
  account: Account,
  scopes: TokenScope[] = ['dav', 'write'],
): Promise<DavClient> {
  const { secret } = await app.get(TokensService).create(account.id, { label: 'phone', scopes });
  return new DavClient(app, basic(account.email, secret), account);
}

export function basic(email: string, password: string): string {
  return `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`;
}

export function propfindBody(inner: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><d:propfind ${NAMESPACES}>${inner}</d:propfind>`;
}

/** The responses of a multistatus, in their order. */
export async function toldIn(body: string): Promise<ToldResponse[]> {
  const root = await rootOf(body);
  return childrenOf(root, dav('response')).map((response) => ({
    href: textOf(childOf(response, dav('href'))) ?? '',
    status: statusOf(response),
    props: propsOf(response),
  }));
}

export function rootOf(body: string): Promise<XmlElement> {
  return readXmlText(body, { depth: 40, elements: 200_000 });
}

/** What a DAV:error says: the names of its conditions, and the sentence. */
export async function refusalIn(body: string): Promise<{ conditions: string[]; sentence: string }> {
  const root = await rootOf(body);
  const said = root.children.filter(({ name }) => name === dav('responsedescription'));
  const conditions = root.children.filter((child) => !said.includes(child)).map(({ name }) => name);
  return { conditions, sentence: said[0]?.text ?? '' };
}

function propsOf(response: XmlElement): Record<string, Record<string, XmlElement>> {
  const propstats = childrenOf(response, dav('propstat'));
  return Object.fromEntries(
    propstats.map((propstat) => {
      const props = childOf(propstat, dav('prop'))?.children ?? [];
      return [statusOf(propstat) ?? '', Object.fromEntries(props.map((prop) => [prop.name, prop]))];
    }),
  );
}

function statusOf(element: XmlElement): string | null {
  return /^HTTP\/1\.1 (\d{3})/.exec(textOf(childOf(element, dav('status'))) ?? '')?.[1] ?? null;
}
