import type { CollectionsService, Item } from '../../collections/collections.service.js';
import type { CollectionKind } from '../../collections/domain/collection-kind.js';
import { Turns } from '../../common/turns.js';
import { dav } from '../../common/xml/xml-element.js';
import { hrefOf } from '../hrefs.js';
import { statusResponse } from '../multistatus.js';
import { type Asked } from '../properties/asked.js';
import { type ItemsAsked, itemResponse, needsTexts } from '../properties/file-properties.js';
import { type DataAsked, dataAsked } from './asking/part-asked.js';
import { propsAsked, zoneAsked } from './asking/report-asked.js';
import { type FilePart, filePart } from './domain/file-part.js';
import type { TimeRange } from './domain/time-range.js';
import { everythingOf, partText, type WantedPart } from './domain/wanted-part.js';
import type { ReportRequest } from './report-request.js';
import { CalendarTimes } from './times/calendar-times.js';
import { expanded, limitedRecurrences } from './times/expanded.js';
import { ReportZones } from './times/report-zones.js';

/**
 * What an expansion (RFC 4791, 9.6.5) may come to, since each occurrence says all of its event once more: some 20,000 usual
 * ones, or a picture of 50 kB each week for a year and a half. In characters.
 */
const LONGEST_EXPANSION = 4 * 1024 * 1024;
/** All expansions of one answer. In characters. */
const LONGEST_EXPANSIONS = 64 * 1024 * 1024;

/** Files that are held at once: each may be 1 MB, most have 1 kB. */
export const TEXTS_AT_ONCE = 100;

/**
 * Prints the items that a report names: their properties, and of their files what was asked for. An expansion that would be too
 * long is refused for its file alone, with the condition that RFC 4791, 7.8 has for answers beyond a limit
 * (DAV:number-of-matches-within-limits) and the status that RFC 6578, 3.6 and RFC 6352, 8.6.2 give it (507): the others go out,
 * and the client can get this file as it stands.
 */
export class ShownItems {
  readonly asked: Asked;
  private readonly data: DataAsked | null;
  private readonly zones: ReportZones;
  private readonly of: ItemsAsked;
  private readonly turns = new Turns();
  private expansionsLeft = LONGEST_EXPANSIONS;

  /** Throws DavRefused for what can't be asked. */
  constructor(
    private readonly request: ReportRequest,
    private readonly kind: CollectionKind,
    private readonly collections: CollectionsService,
  ) {
    const { report, who, isMinimal } = request;
    this.asked = propsAsked(report);
    this.data = dataAsked(report);
    this.zones = new ReportZones(zoneAsked(report, who.account.timeZone), this.range);
    this.of = { who, kind, asked: this.asked, isMinimal };
  }

  /** Whether what is asked can't be said without the files. */
  get needsTexts(): boolean {
    return this.data !== null || needsTexts(this.asked);
  }

  /** The files of at most TEXTS_AT_ONCE items, by id, in the version that was asked for. */
  async texts(items: readonly Item[]): Promise<ReadonlyMap<string, string>> {
    if (items.length === 0) return new Map();
    const wanted = { vcardVersion: this.data?.vcardVersion ?? null };
    return this.collections.texts(this.request.who.account, this.kind, items, wanted);
  }

  /**
   * Others have their turn between two of them.
   *
   * @param text null: nobody needed it
   */
  async response(item: Item, text: string | null): Promise<string> {
    if (this.turns.due) await this.turns.pass();
    const data = text === null || this.data === null ? null : this.dataOf(text, this.data);
    if (data === TOO_LONG) return this.refused(item);
    // how long GET's answer is can't be told from another version
    const isAsGiven = (this.data?.vcardVersion ?? null) === null;
    return itemResponse(this.of, { item, text: isAsGiven ? text : null, data });
  }

  private refused({ name }: Item): string {
    const href = hrefOf({ at: 'item', kind: this.kind, name }, this.request.who);
    return statusResponse(href, 507, dav('number-of-matches-within-limits'));
  }

  private get range(): TimeRange | null {
    return this.data?.expand ?? this.data?.limit ?? null;
  }

  private dataOf(text: string, { part, expand, limit }: DataAsked): string | typeof TOO_LONG {
    if (part === null && expand === null && limit === null) return text;
    const file = filePart(text);
    if (file === null) return text;
    const wanted = part ?? everythingOf(file.name);
    if (expand) return this.expansionOf(file, expand, wanted);
    return partText(limit ? limitedRecurrences(file, new CalendarTimes(file, this.zones), limit) : file, wanted);
  }

  private expansionOf(file: FilePart, range: TimeRange, wanted: WantedPart): string | typeof TOO_LONG {
    const longest = Math.min(LONGEST_EXPANSION, this.expansionsLeft);
    const all = expanded(file, new CalendarTimes(file, this.zones), { range, wanted, longest });
    if (all === null) return TOO_LONG;
    const text = partText(all, everythingOf(all.name));
    this.expansionsLeft -= text.length;
    return text;
  }
}

const TOO_LONG = Symbol('an expansion that is too long');

/** So many at once. Never throws. */
export function* portionsOf<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
