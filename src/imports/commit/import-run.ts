import type { Account } from '../../accounts/account.entity.js';
import { latestOf, type LocalDate } from '../../common/local-date.js';
import type { Contact } from '../../contacts/contact.entity.js';
import type { ParsedContact, ParsedRelation } from '../domain/parsed-contact.js';
import { type PromisingFacts, weightOf } from '../domain/promise.js';
import { fileOfRow } from '../files/file-of-row.js';
import type { StoredFile } from '../files/import-files.store.js';
import type { Import } from '../import.entity.js';
import type { Resolved } from './people-there.js';
import type { Promising } from '../triage/triage-deck.service.js';
import type { StationOf } from '../triage/triage-stations.service.js';

/** What a row tells of somebody else of its file. */
export interface Tie {
  readonly row: number;
  readonly contactId: string;
  readonly kind: ParsedRelation['kind'];
  readonly otherId: string;
}

interface Told {
  readonly row: number;
  readonly contactId: string;
  readonly kind: ParsedRelation['kind'];
  readonly key: string;
}

/** Of somebody new, or of somebody who is there. */
interface Known extends Pick<Contact, 'organisation' | 'connectedOn'> {
  readonly stationId?: string | null;
  readonly lastInteractionOn?: LocalDate | null;
}

type FileOfRun = Pick<StoredFile, 'format' | 'firstRow'>;

interface Beginning {
  readonly account: Account;
  readonly current: Import;
  /** The instant of the import: everything it brings carries it. */
  readonly at: string;
  readonly today: LocalDate;
  /** In their order. */
  readonly files: readonly FileOfRun[];
  readonly stationOf: StationOf;
}

/** People named by a card's own id are the same in every card file; other keys hold within one file. */
const KEYS_OF_CARDS = 'vcard';

/** One import while it is committed: what its rows say of each other, and who in it is promising. */
export class ImportRun {
  readonly account: Account;
  readonly current: Import;
  readonly at: string;
  readonly today: LocalDate;
  readonly stationOf: StationOf;
  private readonly files: readonly FileOfRun[];
  private readonly contactByKey = new Map<string, string>();
  private readonly told: Told[] = [];
  private readonly factsById = new Map<string, PromisingFacts>();

  constructor({ account, current, at, today, files, stationOf }: Beginning) {
    this.account = account;
    this.current = current;
    this.at = at;
    this.today = today;
    this.files = files;
    this.stationOf = stationOf;
  }

  /** The format of the file a row stands in. */
  formatOf(row: number): string {
    return fileOfRow(this.files, row)?.format ?? this.current.format;
  }

  /** These rows have become, or changed, these people. */
  note(rows: readonly Resolved[]): void {
    for (const { row, contactId } of rows) {
      const { key, relations } = row.parsed;
      const scope = this.scopeOf(row.row);
      if (key !== null && !this.contactByKey.has(scope + key)) this.contactByKey.set(scope + key, contactId);
      for (const relation of relations) {
        this.told.push({ row: row.row, contactId, kind: relation.kind, key: scope + relation.key });
      }
    }
  }

  /** Once everybody is there: who belongs together with whom. */
  *ties(): Generator<Tie> {
    for (const { key, ...tie } of this.told) {
      const otherId = this.contactByKey.get(key);
      if (otherId !== undefined && otherId !== tie.contactId) yield { ...tie, otherId };
    }
  }

  /** Somebody may be worth asking about. */
  promising(contactId: string, facts: PromisingFacts): void {
    const known = this.factsById.get(contactId);
    this.factsById.set(contactId, known ? joined(known, facts) : facts);
  }

  /** The most promising first. */
  mostPromising(limit: number): Promising[] {
    const all = [...this.factsById].map(([contactId, facts]) => ({ contactId, weight: weightOf(facts, this.today) }));
    const order = (one: string, other: string): number => (one < other ? -1 : 1);
    all.sort((one, other) => other.weight - one.weight || order(one.contactId, other.contactId));
    return all.slice(0, limit);
  }

  private scopeOf(row: number): string {
    const file = fileOfRow(this.files, row);
    return file === undefined || file.format === KEYS_OF_CARDS ? 'cards ' : `${file.firstRow} `;
  }
}

/** How promising somebody is, as a row tells it beside what is known of them. */
export function promiseOf(
  { stationOf }: Pick<ImportRun, 'stationOf'>,
  parsed: ParsedContact,
  known: Known,
): PromisingFacts {
  const { talks } = parsed;
  const messages = talks.filter(({ channel }) => channel === 'message').reduce((sum, { count }) => sum + count, 0);
  const talkedOn = latestOf(known.lastInteractionOn ?? null, ...talks.map(({ on }) => on));
  const sharesStation = stationOf({ stationId: null, ...known }) !== null;
  return { sharesStation, messages, lastOn: talkedOn ?? known.connectedOn, isFavourite: parsed.favourite };
}

function joined(one: PromisingFacts, other: PromisingFacts): PromisingFacts {
  return {
    sharesStation: one.sharesStation || other.sharesStation,
    messages: one.messages + other.messages,
    lastOn: latestOf(one.lastOn, other.lastOn),
    isFavourite: one.isFavourite || other.isFavourite,
  };
}
