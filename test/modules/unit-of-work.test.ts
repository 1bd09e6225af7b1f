import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '../../src/common/database/database.js';
import { rows } from '../../src/common/database/sql.js';
import { UnitOfWork } from '../../src/common/database/unit-of-work.js';
import { freshDatabase, engines } from '../support/database.js';

const insert = (manager: EntityManager, id: string): Promise<unknown> =>
  rows(manager, 'insert into notes (id) values (?)', [id]);

describe.each(engines)('the unit of work on %s', (engine) => {
  let database: Database;
  let unitOfWork: UnitOfWork;
  let drop: () => Promise<void>;

  const idsSeenBy = async (manager: EntityManager): Promise<string[]> =>
    (await rows<{ id: string }>(manager, 'select id from notes order by id')).map((note) => note.id);
  const committedIds = (): Promise<string[]> => idsSeenBy(database.reading.manager);

  beforeAll(async () => {
    const empty = await freshDatabase(engine);
    drop = empty.drop;
    database = await Database.open(empty.url);
    unitOfWork = new UnitOfWork(database);
    await database.writing.query('create table notes (id varchar(36) primary key)');
  });
  afterAll(async () => {
    await database.close();
    await drop();
  });
  beforeEach(() => database.writing.query('delete from notes'));

  const without = engine === 'sqlite' ? 'loses a write that was reported as done' : 'loses nothing';
  it(`without it, TypeORM ${without}`, async () => {
    const failing = database.writing.transaction(async (manager) => {
      await insert(manager, 'of the failing request');
      await sleep(50);
      throw new Error('rolled back');
    });
    const refused = expect(failing).rejects.toThrow('rolled back');
    await sleep(10);
    await insert(database.writing.manager, 'of another request'); // resolves: its user was told "saved"
    await refused;
    expect(await committedIds()).toEqual(engine === 'sqlite' ? [] : ['of another request']);
  });

  it('loses no acknowledged write when another one rolls back', async () => {
    const failing = unitOfWork.run(async () => {
      await insert(unitOfWork.writer, 'of the failing request');
      await sleep(50);
      throw new Error('rolled back');
    });
    const refused = expect(failing).rejects.toThrow('rolled back');
    await sleep(10);
    const ids = Array.from({ length: 20 }, (_, index) => `other ${String(index).padStart(2, '0')}`);
    const write = async (id: string): Promise<void> => {
      await sleep(1);
      await insert(unitOfWork.writer, id);
    };
    await Promise.all(ids.map((id) => unitOfWork.run(() => write(id))));
    await refused;
    expect(await committedIds()).toEqual(ids);
  });

  it('joins a nested call, so that both are kept or neither', async () => {
    const whole = unitOfWork.run(async () => {
      await unitOfWork.run(() => insert(unitOfWork.writer, 'inner'));
      throw new Error('outer failed');
    });
    await expect(whole).rejects.toThrow('outer failed');
    expect(await committedIds()).toEqual([]);
  });

  it('gives back what the work returns, once it is stored', async () => {
    const answer = await unitOfWork.run(async () => {
      await insert(unitOfWork.writer, 'kept');
      return 'done';
    });
    expect(answer).toBe('done');
    expect(await committedIds()).toEqual(['kept']);
  });

  it('refuses a write outside', () => {
    expect(() => unitOfWork.writer).toThrow('outside UnitOfWork.run()');
  });

  it('shows nobody else a row before it is stored, and its own work every row', async () => {
    let seenInside: string[] = [];
    const writing = unitOfWork.run(async () => {
      await insert(unitOfWork.writer, 'not yet');
      seenInside = await idsSeenBy(unitOfWork.reader);
      await sleep(50);
    });
    await sleep(20);
    const seenOutside = await idsSeenBy(unitOfWork.reader);
    await writing;
    expect(seenInside).toEqual(['not yet']);
    expect(seenOutside).toEqual([]);
    expect(await idsSeenBy(unitOfWork.reader)).toEqual(['not yet']);
  });
});
