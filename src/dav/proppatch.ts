import { Injectable } from '@nestjs/common';
import { CollectionsService } from '../collections/collections.service.js';
import { NotFound } from '../common/errors.js';
import { childOf, childrenOf, dav, escapeXml, type XmlElement } from '../common/xml/xml-element.js';
import { DavRefused } from './dav.errors.js';
import type { DavAnswer, DavRequest, Verb } from './dav-request.js';
import { hrefOf } from './hrefs.js';
import { multistatus, statusElement } from './multistatus.js';
import { element } from './xml/write-xml.js';
import { readXml } from './xml/read-xml.js';

/**
 * RFC 4918, 9.2. Nothing is kept here but what the server knows by itself, so each property is refused by its name in a 207:
 * phones set the colour of a calendar, and go on.
 */
@Injectable()
export class Proppatch implements Verb {
  readonly methods = ['PROPPATCH'];

  constructor(private readonly collections: CollectionsService) {}

  async answer({ body, place, who }: DavRequest): Promise<DavAnswer> {
    const names = namesIn(await readXml(body));
    if (place.at === 'item') {
      const found = await this.collections.named(who.account.id, place.kind, [place.name]);
      if (found.length === 0) throw new NotFound('item');
    }
    const props = element(dav('prop'), names.map((name) => element(name)).join(''));
    const reason = element(dav('error'), element(dav('cannot-modify-protected-property')));
    const propstat = element(dav('propstat'), props + statusElement(403) + reason);
    return multistatus([`<d:response><d:href>${escapeXml(hrefOf(place, who))}</d:href>${propstat}</d:response>`]);
  }
}

function namesIn(root: XmlElement | null): string[] {
  if (root?.name !== dav('propertyupdate')) throw new DavRefused(400, null, 'A PROPPATCH needs a propertyupdate.');
  const changes = [...childrenOf(root, dav('set')), ...childrenOf(root, dav('remove'))];
  const names = new Set(
    changes.flatMap((change) => childOf(change, dav('prop'))?.children.map(({ name }) => name) ?? []),
  );
  if (names.size === 0) throw new DavRefused(400, null, 'A PROPPATCH needs properties to set or to remove.');
  return [...names];
}
