import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rows } from '../../src/common/database/sql.js';
import { engines } from '../support/database.js';
import { CorrespondenceWorld } from './correspondence-world.js';

const ROUNDS = 60;

describe.each(engines)('an answer that is taken back while the next one is noted, on %s', (engine) => {
  let world: CorrespondenceWorld;

  beforeAll(async () => {
    world = await CorrespondenceWorld.open(engine);
  });
  afterAll(() => world.close());

  it('neither waits for the other for ever: both are done, round after round, in whatever order they came', async () => {
    world.messages.goTo('2026-11-23');
    const account = await world.messages.account();
    const anna = await world.person(account, 'anna@muster.example');
    await world.request(account, anna);
    world.messages.goTo('2026-11-26');
    let last = await world.note(account);
    for (let round = 0; round < ROUNDS; round += 1) {
      const [, next] = await Promise.all([world.takeBack(account, last), world.note(account), world.note(account)]);
      expect(next.became).toBe('noted');
      last = next;
    }
    const kinds = await rows<{ kind: string; n: number | string }>(
      world.app.unitOfWork.reader,
      'select kind, count(*) as n from exchanged_mails where account_id = ? group by kind',
      [account.id],
    );
    const count = (kind: string): number => Number(kinds.find((row) => row.kind === kind)?.n ?? 0);
    expect([count('taken-back'), count('answer') + count('message')]).toEqual([ROUNDS, ROUNDS + 1]);
  });
});
