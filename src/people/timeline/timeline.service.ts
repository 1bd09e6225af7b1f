import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { DEFAULT_LIMIT, foreignCursor, type PageOf, pageOf, readCursor } from '../../common/cursor.js';
import type { PageInput } from '../../common/paging.input.js';
import type { LocalDate } from '../../common/local-date.js';
import { localDateOf } from '../../common/zoned-time.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { Correspondence } from '../../correspondence/correspondence.service.js';
import { firstDayOf } from '../../stations/domain/partial-date.js';
import type { Station } from '../../stations/station.entity.js';
import { StationsService } from '../../stations/stations.service.js';
import { compareDays, endOf, placeKey, readPlace, restOf, type TimelinePlace } from './domain/timeline-order.js';
import type { TimelineEntry } from './timeline-entry.js';
import { TimelineSources } from './timeline-sources.service.js';

interface TimelineQuery extends PageInput {
  /** Leaves out what is still to come after that day. */
  readonly until?: LocalDate;
}

/** All that happened with one person and is still to come, the latest first. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly contacts: ContactsService,
    private readonly stations: StationsService,
    private readonly sources: TimelineSources,
    private readonly correspondence: Correspondence,
  ) {}

  /** However much there is, a page costs the same: a few rows of each kind, from where the page before ended. */
  async page(account: Account, contactId: string, query: TimelineQuery = {}): Promise<PageOf<TimelineEntry>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = placeOf(query.cursor) ?? (query.until ? endOf(query.until) : null);
    const contact = await this.contacts.find(account.id, contactId);
    const { stationId } = contact;
    const stations = await this.stations.findMany(account.id, stationId === null ? [] : [stationId]);
    const entries = [
      ...(await this.sources.read({ account, contactId, after, limit: limit + 1 })),
      ...beginnings(account, contact, stations.get(stationId ?? '') ?? null).filter((entry) =>
        comesAfter(entry, after),
      ),
    ];
    // sorting keeps the order of those that are equal here: each kind comes in the order of its source
    const page = pageOf(entries.sort(compareDays), limit, (entry) => ({ key: placeKey(entry), id: entry.id }));
    return { ...page, items: await this.withMails(account.id, page.items) };
  }

  /** Talks that were mails say what they were about. */
  private async withMails(accountId: string, items: readonly TimelineEntry[]): Promise<TimelineEntry[]> {
    const ids = items.flatMap(({ kind, id }) => (kind === 'interaction' ? [id] : []));
    const mails = await this.correspondence.ofTalks(accountId, ids);
    return items.map((entry) => {
      const found = entry.kind === 'interaction' ? mails.get(entry.id) : undefined;
      if (entry.kind !== 'interaction' || !found) return entry;
      const { subject, words, undo } = found;
      return { ...entry, mail: { subject, words, undo } };
    });
  }
}

function placeOf(cursor: string | undefined): TimelinePlace | null {
  const position = readCursor(cursor);
  if (position === null) return null;
  const place = readPlace(position.key ?? '', position.id);
  if (place === null) throw foreignCursor();
  return place;
}

/** What stands in the person's own row: one of each kind. */
function beginnings(account: Account, contact: Contact, station: Station | null): TimelineEntry[] {
  const { id, createdAt, connectedOn, source, importId } = contact;
  const on = localDateOf(new Date(createdAt), account.timeZone);
  const entries: TimelineEntry[] = [{ kind: 'added', on, at: createdAt, id, source, importId }];
  if (connectedOn !== null) entries.push({ kind: 'connected', on: connectedOn, at: null, id });
  if (station !== null && station.from !== null) {
    const { from, organisation } = station;
    entries.push({
      kind: 'met',
      on: firstDayOf(from),
      at: null,
      id: station.id,
      stationId: station.id,
      organisation,
      from,
    });
  }
  return entries;
}

function comesAfter(entry: TimelineEntry, after: TimelinePlace | null): boolean {
  if (after === null || entry.on < after.on) return true;
  return entry.on === after.on && restOf(entry.kind, after) === 'up-to-day';
}
