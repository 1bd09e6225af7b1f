import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { aContact, anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { ReplyWorld } from './reply-world.js';

const MORNING = '2026-11-24T07:30:00.000Z';

describe.each(engines)('answering the daily mail too often or with too much, on %s', (engine) => {
  let world: ReplyWorld;
  let account: Account;
  let count = 0;

  beforeAll(async () => {
    world = await ReplyWorld.open(engine, MORNING);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.app.clock.set(MORNING);
    count += 1;
    account = anAccount({ name: 'Jana Muster', locale: 'de', email: `jana-much${count}@example.org` });
    const tom = aContact(account, { givenName: 'Tom', layer: 'inner', form: 'du', lastInteractionOn: '2026-01-01' });
    await stored(world.app.unitOfWork, account, tom);
  });

  it('carries out twenty answers to one mail in a day, and is silent after that until the next day', async () => {
    const { replyTo } = await world.digestOf(account);
    const headers = { 'Message-ID': `<first.${count}@example.org>` };
    for (const again of [1, 2, 3]) await world.answer(account, replyTo, `hilfe ${again}`, headers);
    for (let answer = 2; answer <= 20; answer += 1) await world.answer(account, replyTo, 'hilfe');
    expect(await world.receipts(account)).toHaveLength(20);
    const before = await world.state();
    await world.answer(account, replyTo, 'stop');
    expect(await world.receipts(account)).toHaveLength(20);
    expect(await world.state()).toEqual(before);

    world.app.clock.set('2026-11-25T07:31:00.000Z');
    await world.answer(account, replyTo, 'pause');
    expect(await world.receipts(account)).toHaveLength(21);
    expect(await world.state()).not.toEqual(before);
  });

  it('names the commands beyond thirty in the receipt', async () => {
    const { replyTo } = await world.digestOf(account);
    const lines = Array.from({ length: 32 }, (_, index) => `log ${index + 50}`);
    await world.answer(account, replyTo, lines.join('\n'));
    const [receipt] = await world.receipts(account);
    const said = (receipt?.text ?? '').replace(/\s+/g, ' ');
    expect(said).toContain('„log 80“ und „log 81“ habe ich nicht verstanden.');
    expect(said).not.toContain('„log 79“');
  });
});
