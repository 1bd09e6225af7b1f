import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { localDateOf } from '../../common/zoned-time.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ImportFiles } from '../files/import-files.service.js';
import type { Import } from '../import.entity.js';
import { ImportProgress } from '../jobs/import-progress.service.js';
import { ImportRun, promiseOf } from './import-run.js';
import type { Resolved } from './people-there.js';
import { Ties } from './ties.service.js';
import { cardsOfAnImport, TriageDeck } from '../triage/triage-deck.service.js';
import { TriageStations } from '../triage/triage-stations.service.js';

/** A page of rows, and who changed by it. */
interface Page {
  readonly add: readonly Resolved[];
  readonly update: readonly Resolved[];
  readonly updated: readonly Contact[];
}

/** What a commit needs beside its rows, and what it leaves behind. Every method belongs inside a unit of work. */
@Injectable()
export class ImportRuns {
  constructor(
    private readonly files: ImportFiles,
    private readonly ties: Ties,
    private readonly deck: TriageDeck,
    private readonly stations: TriageStations,
    private readonly progress: ImportProgress,
  ) {}

  async begin(account: Account, current: Import, now: Date): Promise<ImportRun> {
    const files = await this.files.of(current);
    const stationOf = await this.stations.hints(account.id);
    const today = localDateOf(now, account.timeZone);
    return new ImportRun({ account, current, at: now.toISOString(), today, files, stationOf });
  }

  /** So many rows will come. */
  expect({ current }: ImportRun, rows: number): void {
    this.progress.begin(current.id, rows);
  }

  /** A page of rows is written. */
  passed(run: ImportRun, page: Page): void {
    this.weigh(run, page);
    this.progress.step(run.current.id, page.add.length + page.update.length, 'import-write');
  }

  /** Once everybody is there. */
  async end(run: ImportRun): Promise<void> {
    await this.ties.connect(run);
    await this.deck.deal(run.account.id, run.mostPromising(cardsOfAnImport), run.at);
  }

  /** Whom to ask about afterwards: new people, and changed ones, whom the user has not rated yet. */
  private weigh(run: ImportRun, { add, update, updated }: Page): void {
    for (const { row, contactId } of add) {
      if (!row.parsed.more?.feltRung) run.promising(contactId, promiseOf(run, row.parsed, row.parsed));
    }
    const unrated = new Map(updated.filter(({ feltRung }) => feltRung === null).map((person) => [person.id, person]));
    for (const { row, contactId } of update) {
      const person = unrated.get(contactId);
      if (person) run.promising(contactId, promiseOf(run, row.parsed, person));
    }
  }
}
