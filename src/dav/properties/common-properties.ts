import { dav, escapeXml } from '../../common/xml/xml-element.js';
import type { DavUser } from '../dav-user.js';
import { hrefOf, type Place } from '../hrefs.js';
import { reportNames } from '../report-names.js';
import { element } from '../xml/write-xml.js';
import type { LiveProperty } from './propstat.js';

/** What reading is (RFC 3744, 3.1 and 3.7). */
const READING = ['read', 'read-current-user-privilege-set'];
/** What writing is made of (RFC 3744, 3.2 and appendix B). */
const WRITING = ['write-properties', 'write-content', 'bind', 'unbind'];

/** The content of DAV:current-user-privilege-set (RFC 3744, 5.4). */
function privilegesOf({ mayWrite }: DavUser): string {
  return [...READING, ...(mayWrite ? ['write', ...WRITING] : [])].map(privilege).join('');
}

/** The content of DAV:supported-privilege-set (RFC 3744, 5.3): what there is to be granted, and what is part of what. */
const SUPPORTED_PRIVILEGES = supported('all', 'Everything', [
  supported('read', 'Read', [supported('read-current-user-privilege-set', 'Read what you may')]),
  supported(
    'write',
    'Write',
    WRITING.map((word) => supported(word, word)),
  ),
]);

/** Whose a thing is and who may do what, the same at every place and file (RFC 3744, 5; RFC 5397, 3). */
export const ownProperties: readonly LiveProperty<{ readonly who: DavUser }>[] = [
  { name: dav('current-user-principal'), isForAll: false, valueOf: ({ who }) => principalHref(who) },
  { name: dav('current-user-privilege-set'), isForAll: false, valueOf: ({ who }) => privilegesOf(who) },
  { name: dav('supported-privilege-set'), isForAll: false, valueOf: () => SUPPORTED_PRIVILEGES },
  { name: dav('owner'), isForAll: false, valueOf: ({ who }) => principalHref(who) },
  { name: dav('acl'), isForAll: false, valueOf: ({ who }) => aclOf(who) },
  { name: dav('acl-restrictions'), isForAll: false, valueOf: () => '<d:grant-only/><d:no-invert/>' },
  {
    name: dav('principal-collection-set'),
    isForAll: false,
    valueOf: ({ who }) => hrefElement(hrefOf({ at: 'principals' }, who)),
  },
];

/** The account itself, as the content of DAV:owner and of DAV:current-user-principal (RFC 5397, 3). Never throws. */
export function principalHref(who: DavUser): string {
  return hrefElement(hrefOf({ at: 'principal' }, who));
}

/** Never throws. */
export function hrefElement(href: string): string {
  return `<d:href>${escapeXml(href)}</d:href>`;
}

/** The content of DAV:supported-report-set (RFC 3253, 3.1.5). Never throws. */
export function supportedReports(place: Place): string {
  return reportNames(place)
    .map((name) => `<d:supported-report><d:report>${element(name)}</d:report></d:supported-report>`)
    .join('');
}

/** One entry that nobody can change: all that is here is its owner's (RFC 3744, 5.5). */
function aclOf(who: DavUser): string {
  const granted = `<d:grant>${privilegesOf(who)}</d:grant>`;
  return `<d:ace><d:principal>${principalHref(who)}</d:principal>${granted}<d:protected/></d:ace>`;
}

function privilege(word: string): string {
  return `<d:privilege><d:${word}/></d:privilege>`;
}

function supported(word: string, description: string, parts: readonly string[] = []): string {
  const told = `<d:description xml:lang="en">${description}</d:description>`;
  return `<d:supported-privilege>${privilege(word)}${told}${parts.join('')}</d:supported-privilege>`;
}
