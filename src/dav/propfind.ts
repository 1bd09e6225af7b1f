import { Injectable } from '@nestjs/common';
import { CollectionsService, type Item } from '../collections/collections.service.js';
import { NotFound } from '../common/errors.js';
import { calendarServer, dav, type XmlElement } from '../common/xml/xml-element.js';
import { DavRefused } from './dav.errors.js';
import type { DavAnswer, DavRequest, Verb } from './dav-request.js';
import type { DavUser } from './dav-user.js';
import { type Depth, depthOf } from './depth.js';
import { hrefOf, type ItemPlace } from './hrefs.js';
import { multistatus } from './multistatus.js';
import { PlaceNames } from './place-names.js';
import { isMinimal } from './prefer.js';
import { type Asked, askedProps, isAsked } from './properties/asked.js';
import { itemResponse, type ItemsAsked, needsTexts } from './properties/file-properties.js';
import { placeProperties, type ShownPlace } from './properties/place-properties.js';
import { propResponse } from './properties/propstat.js';
import { readXml } from './xml/read-xml.js';

type Folder = ShownPlace['place'];

/** What is asked about whatever is found, and by whom. */
interface Question {
  readonly who: DavUser;
  readonly asked: Asked;
  readonly isMinimal: boolean;
}

/** RFC 4918, 9.1. */
@Injectable()
export class Propfind implements Verb {
  readonly methods = ['PROPFIND'];

  constructor(
    private readonly collections: CollectionsService,
    private readonly names: PlaceNames,
  ) {}

  async answer({ headers, body, place, who }: DavRequest): Promise<DavAnswer> {
    const depth = depthOf(headers);
    const asked = askedProps(propfindIn(await readXml(body)));
    const question: Question = { who, asked, isMinimal: isMinimal(headers) };
    if (place.at === 'item') return multistatus([await this.ofOne(place, question)]);
    if (depth === 'infinity') throw new NotToTheEnd();
    return multistatus(this.ofFolder(place, depth, question));
  }

  private async ofOne({ kind, name }: ItemPlace, question: Question): Promise<string> {
    const [item] = await this.collections.named(question.who.account.id, kind, [name]);
    if (!item) throw new NotFound('item');
    const of: ItemsAsked = { ...question, kind };
    return shown(item, await this.textsOf([item], of), of);
  }

  private async *ofFolder(place: Folder, depth: Depth, question: Question): AsyncGenerator<string> {
    yield await this.ofPlace(place, question);
    if (depth === 0) return;
    for (const child of childrenOf(place)) yield await this.ofPlace(child, question);
    if (place.at !== 'collection') return;
    const items: ItemsAsked = { ...question, kind: place.kind };
    for await (const portion of this.collections.all(question.who.account.id, place.kind)) {
      const texts = await this.textsOf(portion, items);
      // one by one: multistatus lets others have their turn between two of them
      for (const item of portion) yield shown(item, texts, items);
    }
  }

  private async ofPlace(place: Folder, { who, asked, isMinimal }: Question): Promise<string> {
    const name = this.names.of(place, who);
    const token = await this.tokenOf(place, who, asked);
    return propResponse(
      hrefOf(place, who),
      asked,
      { table: placeProperties, of: { who, place, name, token } },
      isMinimal,
    );
  }

  private async tokenOf(place: Folder, { account }: DavUser, asked: Asked): Promise<string | null> {
    const isWanted = isAsked(asked, dav('sync-token')) || isAsked(asked, calendarServer('getctag'));
    return place.at === 'collection' && isWanted ? this.collections.token(account.id, place.kind) : null;
  }

  /** By their ids; none where nobody asked for what needs them. */
  private async textsOf(items: readonly Item[], { asked, who, kind }: ItemsAsked): Promise<Texts> {
    if (!needsTexts(asked)) return new Map();
    return this.collections.texts(who.account, kind, items, { vcardVersion: null });
  }
}

type Texts = ReadonlyMap<string, string>;

function shown(item: Item, texts: Texts, of: ItemsAsked): string {
  return itemResponse(of, { item, text: texts.get(item.id) ?? null, data: null });
}

function propfindIn(root: XmlElement | null): XmlElement | null {
  if (root !== null && root.name !== dav('propfind'))
    throw new DavRefused(400, null, 'A PROPFIND has a body of that name.');
  return root;
}

/** What stands one step below, but for files. */
function childrenOf(place: Folder): readonly Folder[] {
  if (place.at === 'addressbooks') return [{ at: 'collection', kind: 'people' }];
  if (place.at === 'calendars') {
    return [
      { at: 'collection', kind: 'meetings' },
      { at: 'collection', kind: 'follow-ups' },
    ];
  }
  if (place.at === 'principals' || (place.at === 'root' && place.path === '/principals/')) return [{ at: 'principal' }];
  if (place.at !== 'root' || place.path !== '/dav/') return [];
  return [{ at: 'principals' }, { at: 'addressbooks' }, { at: 'calendars' }];
}

class NotToTheEnd extends DavRefused {
  constructor() {
    super(403, dav('propfind-finite-depth'), 'Please ask with Depth 0 or 1.');
  }
}
