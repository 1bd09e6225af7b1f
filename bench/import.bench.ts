import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { cardsVcf, connectionsCsv } from './import-file.js';
import { type RawStore, rawImport, storeCards, storeConnections } from './import-limit.js';
import { ImportingService } from './import-service.js';
import { ImportWatch } from './import-watch.js';
import type { PreparedWorkload, Workload } from './workload.js';

const ROWS = 30_000;
const CARDS = 10_000;
const ALREADY_THERE = 10_000;
/** So many rows of the file are among those. */
const KNOWN_ROWS = 3_000;
/** Before the cards: whatever is loaded once is loaded. */
const FIRST_CARDS = 100;

interface Files {
  readonly name: string;
  /** Who is there already. */
  readonly seed: Buffer;
  readonly file: Buffer;
}

/** Source of the goals: performance.md, W3. */
export const importWorkloads: readonly Workload[] = [
  {
    name: 'import',
    size: ROWS,
    what:
      `reads, matches against ${ALREADY_THERE.toLocaleString('en')} people and stores a LinkedIn file, preview included; ` +
      'limit: csv-parse, a Set and prepared inserts into the same tables in one transaction',
    goalRatio: 3,
    rounds: 5,
    prepare: () => prepare(connections(), storeConnections),
  },
  {
    name: 'import-vcards',
    size: CARDS,
    what:
      'reads, matches and stores cards with an address, a phone and an e-mail each, preview included; ' +
      'limit: lines split by hand, a Set and prepared inserts into the same tables in one transaction',
    goalRatio: 3,
    rounds: 5,
    prepare: () => prepare(cards(), storeCards),
  },
];

function connections(): Files {
  return {
    name: 'Connections.csv',
    seed: connectionsCsv(0, ALREADY_THERE),
    file: connectionsCsv(ALREADY_THERE - KNOWN_ROWS, ALREADY_THERE - KNOWN_ROWS + ROWS),
  };
}

function cards(): Files {
  return { name: 'contacts.vcf', seed: cardsVcf(CARDS, CARDS + FIRST_CARDS), file: cardsVcf(0, CARDS) };
}

async function prepare(files: Files, store: RawStore): Promise<PreparedWorkload> {
  const folder = mkdtempSync(join(tmpdir(), 'wiedersehen-bench-'));
  const service = await ImportingService.open(folder);
  await service.import(files.name, files.seed);
  const raw = new SqliteFile(service.path);
  const seedId = raw.prepare('select id from imports').pluck().get() as string | undefined; // the one above
  const limit = await rawImport(folder, service.account, store, files);
  const watch = new ImportWatch(`${service.url}/healthz`);
  return {
    project: () => watch.during(() => service.import(files.name, files.file)),
    limit: limit.run,
    reset: () => {
      limit.reset();
      backTo(raw, seedId ?? '');
    },
    get remark() {
      return watch.remark;
    },
    close: async () => {
      watch.close();
      raw.close();
      limit.close();
      await service.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Only the people of the first import are there again; foreign keys are off, because this is not what is measured. */
function backTo(raw: SqliteFile.Database, seedId: string): void {
  const tables = ['import_rows', 'import_files', 'triage_cards', 'contact_extras', 'changes'];
  raw.pragma('foreign_keys = OFF');
  raw.transaction(() => {
    raw
      .prepare('delete from contact_points where contact_id in (select id from contacts where import_id <> ?)')
      .run(seedId);
    raw.prepare('delete from contacts where import_id <> ?').run(seedId);
    for (const table of tables) raw.exec(`delete from ${table}`);
    raw.prepare('delete from imports where id <> ?').run(seedId);
  })();
  raw.pragma('wal_checkpoint(TRUNCATE)');
}
