import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { LARGEST_PAGE } from '../../common/cursor.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { monthsThere } from '../../stations/domain/station-months.js';
import type { Station } from '../../stations/station.entity.js';
import { StationsService } from '../../stations/stations.service.js';
import { type CoverageCounts, CoverageQuery } from './coverage.query.js';
import { type JoggerRun, joggerRun } from './domain/jogger-run.js';
import { type PersonOfStation, PeopleOfStationsQuery } from './people-of-stations.query.js';

/** What a station was and how many of its people are known. Months are null where its beginning is not told. */
export interface Coverage extends CoverageCounts {
  readonly months: number | null;
}

export interface CoveredStation {
  readonly station: Station;
  readonly coverage: Coverage;
}

/** The whole way, the latest first, and how many people are known from how many places. */
export interface MyWay {
  readonly stations: readonly CoveredStation[];
  readonly people: number;
  readonly places: number;
}

const nobody: CoverageCounts = { people: 0, recalled: 0, talkedTo: 0, writtenTo: 0, answered: 0 };

/** "9 Monate bei Radio X: 2 Namen": how much of each time is still remembered. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly stations: StationsService,
    private readonly contacts: ContactsService,
    private readonly query: CoverageQuery,
    private readonly people: PeopleOfStationsQuery,
    private readonly clock: Clock,
  ) {}

  async of(account: Account, stationId: string): Promise<CoveredStation> {
    const station = await this.stations.find(account.id, stationId);
    const counts = await this.query.of(account.id, [stationId]);
    return { station, coverage: this.coverage(account, station, counts.get(stationId)) };
  }

  /** As many stations as one account has at most on one page. */
  async way(account: Account): Promise<MyWay> {
    const { items } = await this.stations.list(account.id, { limit: LARGEST_PAGE });
    const counts = await this.query.of(
      account.id,
      items.map(({ id }) => id),
    );
    const stations = [...items]
      .sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1))
      .map((station) => ({ station, coverage: this.coverage(account, station, counts.get(station.id)) }));
    return { stations, people: await this.contacts.count(account.id), places: counts.size };
  }

  /** Who is known from each of these stations, the latest written down first. */
  async peopleOf(accountId: string, stationIds: readonly string[]): Promise<ReadonlyMap<string, PersonOfStation[]>> {
    const byStation = new Map<string, PersonOfStation[]>(stationIds.map((id) => [id, []]));
    for (const person of await this.people.of(accountId, stationIds, LARGEST_PAGE)) {
      byStation.get(person.stationId)?.push(person);
    }
    return byStation;
  }

  /** The names that are being written down just now. */
  run(writtenAt: readonly string[]): JoggerRun | null {
    return joggerRun(writtenAt, this.clock.now().toISOString());
  }

  private coverage(account: Account, station: Station, counts: CoverageCounts | undefined): Coverage {
    const months = monthsThere(station.from, station.to, this.clock.today(account.timeZone));
    return { months, ...(counts ?? nobody) };
  }
}

/** What goes on still comes first; what has no time comes last, the newest of them first. */
function timeOf({ from, to, createdAt, id }: Station): string {
  const end = to ?? (from === null ? '' : '9999');
  return [end.padEnd(10), (from ?? '').padEnd(10), createdAt, id].join(' ');
}
