import { setTimeout as wait } from 'node:timers/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { AccountsService } from '../src/accounts/accounts.service.js';
import { UnitOfWork } from '../src/common/database/unit-of-work.js';
import { LayerCadencesService } from '../src/contacts/cadences/layer-cadences.service.js';
import { seedContacts } from './ladder-contacts.js';
import { anAccount, benchDay, openService } from './ladder-service.js';
import type { PreparedWorkload, Workload } from './workload.js';

const sizes = [1_000, 100_000];
/** How often somebody else writes meanwhile. */
const BETWEEN_WRITES_MS = 50;

/** Source of the goal: as for importing, 3 times the limit would be a whole row each; here three columns of each are written. */
const goals = { goalRatio: 15, rounds: 1 };

export const cadencesWorkloads: readonly Workload[] = sizes.map((size) => ({
  name: 'cadences',
  size,
  what: 'works out everybody anew after other cadences for all layers, in portions; limit: one UPDATE in raw SQL',
  ...goals,
  prepare: () => prepare(size),
}));

/** Each run changes what the one before left, on both sides. */
async function prepare(size: number): Promise<PreparedWorkload> {
  const folder = mkdtempSync(join(tmpdir(), 'wiedersehen-bench-'));
  const path = join(folder, 'cadences.db');
  const service = await openService(folder, path);
  const account = await anAccount(service);
  const raw = new SqliteFile(path);
  seedContacts(raw, account.id, size, benchDay);
  const [accounts, cadences, unitOfWork] = [AccountsService, LayerCadencesService, UnitOfWork].map((token) =>
    service.get<unknown>(token, { strict: false }),
  ) as [AccountsService, LayerCadencesService, UnitOfWork];
  let turn = 0;
  let longestWait = 0;
  const project = async (): Promise<void> => {
    turn += 1;
    const days = 7 + turn;
    await accounts.update(account.id, { cadences: { inner: days, warm: days, known: days, loose: days } });
    const settled = cadences.settle(account.id);
    let isDone = false;
    void settled.then(() => (isDone = true));
    while (!isDone) longestWait = Math.max(longestWait, await waited(unitOfWork));
    await settled;
  };
  const update = raw.prepare(
    `update contacts set effective_cadence_days = ?, quiet_on = date(silent_since_on, ?), ease_group = layer || ? where account_id = ?`,
  );
  const limit = (): unknown => {
    turn += 1;
    return update.run(turn, `+${turn} days`, `.${turn}.-.m`, account.id);
  };
  const close = async (): Promise<void> => {
    raw.close();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const prepared = { project, limit, close };
  return Object.defineProperty(prepared, 'remark', {
    get: () => `somebody else who writes meanwhile waits at most ${longestWait.toFixed(0)} ms`,
  });
}

/** How long a unit of work that does nothing has to wait for its turn. */
async function waited(unitOfWork: UnitOfWork): Promise<number> {
  await wait(BETWEEN_WRITES_MS); // else this loop alone would keep the process busy
  const start = performance.now();
  await unitOfWork.run(() => Promise.resolve());
  return performance.now() - start;
}
