import { afterAll, beforeAll, expect, it } from 'vitest';
import { Account } from '../../src/accounts/account.entity.js';
import { Database } from '../../src/common/database/database.js';
import { UnitOfWork } from '../../src/common/database/unit-of-work.js';
import { anAccount } from '../support/builders.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

const ROUNDS = 30;

let file: TestDatabase;
let server: Database;
let command: Database;
beforeAll(async () => {
  file = await freshDatabase('sqlite');
  server = await Database.open(file.url);
  command = await Database.open(file.url);
});
afterAll(async () => {
  await server.close();
  await command.close();
  await file.drop();
});

it('a server and a command that read and then write the same SQLite file wait for each other', async () => {
  const account = anAccount({ pace: 0 });
  const [first, second] = [new UnitOfWork(server), new UnitOfWork(command)];
  await first.run(() => first.writer.insert(Account, account));
  const count = (unit: UnitOfWork): Promise<unknown> =>
    unit.run(async () => {
      const { pace } = await unit.reader.findOneByOrFail(Account, { id: account.id });
      await new Promise((resolve) => setTimeout(resolve, 1));
      await unit.writer.update(Account, { id: account.id }, { pace: pace + 1 });
    });
  for (let round = 0; round < ROUNDS; round += 1) await Promise.all([count(first), count(second)]);
  expect((await first.reader.findOneByOrFail(Account, { id: account.id })).pace).toBe(2 * ROUNDS);
});
