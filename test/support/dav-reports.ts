import { caldav, carddav, childrenOf, dav, textOf } from '../../src/common/xml/xml-element.js';
import { type DavClient, type DavReply, rootOf, type ToldResponse, toldIn } from './dav-client.js';

const NAMESPACES =
  'xmlns:d="DAV:" xmlns:card="urn:ietf:params:xml:ns:carddav" xmlns:cal="urn:ietf:params:xml:ns:caldav"';

/** Sends a REPORT; `root` is its name with its prefix, `card:addressbook-query`. */
export function report(
  phone: DavClient,
  path: string,
  root: string,
  inner: string,
  headers: Readonly<Record<string, string>> = { depth: '1' },
): Promise<DavReply> {
  return phone.send('REPORT', path, { headers, body: `<${root} ${NAMESPACES}>${inner}</${root}>` });
}

export async function told(reply: Promise<DavReply>): Promise<ToldResponse[]> {
  const { status, body } = await reply;
  if (status !== 207) throw new Error(`REPORT: ${status} ${body}`);
  return toldIn(body);
}

/** The last part of each address, in the order of the alphabet. */
export async function namesIn(reply: Promise<DavReply>): Promise<string[]> {
  return (await told(reply)).map(({ href }) => href.split('/').at(-1) ?? '').sort();
}

/** What stands in address-data or calendar-data of the first response. */
export function dataIn([first]: readonly ToldResponse[]): string {
  const props = first?.props['200'] ?? {};
  return (props[carddav('address-data')] ?? props[caldav('calendar-data')])?.text ?? '';
}

export interface Synced {
  readonly changed: readonly string[];
  readonly gone: readonly string[];
  /** The collection itself says that there is more. */
  readonly isTruncated: boolean;
  readonly token: string;
}

/** One sync-collection: what stands in its answer. */
export async function synced(phone: DavClient, path: string, token: string, limit?: number): Promise<Synced> {
  const most = limit === undefined ? '' : `<d:limit><d:nresults>${limit}</d:nresults></d:limit>`;
  const asked = `<d:sync-token>${token}</d:sync-token><d:sync-level>1</d:sync-level>${most}<d:prop><d:getetag/></d:prop>`;
  const { status, body } = await report(phone, path, 'd:sync-collection', asked, { depth: '0' });
  if (status !== 207) throw new Error(`sync-collection: ${status} ${body}`);
  const responses = await toldIn(body);
  const [next] = childrenOf(await rootOf(body), dav('sync-token'));
  const named = (wanted: string | null): string[] =>
    responses.filter((one) => one.status === wanted).map(({ href }) => href.split('/').at(-1) ?? '');
  const isTruncated = responses.some((one) => one.status === '507' && one.href === path);
  return { changed: named(null), gone: named('404'), isTruncated, token: textOf(next ?? null) ?? '' };
}
