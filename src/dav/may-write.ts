import { dav } from '../common/xml/xml-element.js';
import { DavRefused } from './dav.errors.js';
import type { DavUser } from './dav-user.js';
import { hrefOf, type Place } from './hrefs.js';
import { hrefElement } from './properties/common-properties.js';

/** RFC 3744, 7.1.1: an app password that was made for reading only. */
class PrivilegeNeeded extends DavRefused {
  constructor(href: string, privilege: string) {
    const missing = `<d:resource>${hrefElement(href)}<d:privilege><d:${privilege}/></d:privilege></d:resource>`;
    super(403, dav('need-privileges'), 'This app password is for reading only.', missing);
  }
}

/**
 * @param place what would change: a file, or the collection that a file is put into (bind) or taken out of (unbind); RFC 3744,
 *   3.4, 3.9 and 3.10
 * @throws PrivilegeNeeded
 */
export function assertMayWrite(who: DavUser, place: Place, privilege: 'write-content' | 'bind' | 'unbind'): void {
  if (!who.mayWrite) throw new PrivilegeNeeded(hrefOf(place, who), privilege);
}
