import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { addDays } from '../../src/common/local-date.js';
import { ShownService } from '../../src/reactivation/shown.service.js';
import { aContact, anAccount, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { aCrowd, type Crowd, monday, names, one, tuesday } from './reactivation-crowd.js';
import { openWorld, type World } from './reactivation-world.js';

describe.each(engines)('warm-up, bonus and rest on %s', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(engine);
  });
  afterAll(() => world.close());
  const crowd = (fields: Partial<Account> = {}): Promise<Crowd> => aCrowd(world, fields);

  it('the courage bonus takes the last place once three messages were sent, and once a week', async () => {
    const { account, people } = await crowd();
    for (const days of [40, 50]) await world.send(one(people, 'Dora'), addDays(monday, -days));
    const ladder = await world.show(account);
    expect(ladder.items.map(({ contact, bonus }) => [contact.givenName, bonus])).toEqual([
      ['Anna', false],
      ['Ben', false],
      ['Dora', true],
    ]);
    await world.log(account, one(people, 'Dora'));
    expect(names(await world.look(account))).toBe('Anna Ben');
  });

  it('"the last one is the courage bonus": once a week for readers of the mail, too', async () => {
    const { account, people } = await crowd();
    const dora = one(people, 'Dora');
    for (const days of [40, 50]) await world.send(dora, addDays(monday, -days));
    await world.get(ShownService).named(account, [{ contactId: dora.id, bonus: true }]);
    await world.log(account, dora);
    expect((await world.look(account)).items.map(({ contact, bonus }) => [contact.givenName, bonus])).toEqual([
      ['Anna', false],
      ['Ben', false],
    ]);
  });

  it('who is shown first without, then as the bonus, uses it up', async () => {
    const { account, people } = await crowd({ pace: 4 });
    const dora = one(people, 'Dora');
    expect((await world.show(account)).items.at(-1)).toMatchObject({ contact: { id: dora.id }, bonus: false });
    world.goTo(tuesday);
    for (const days of [40, 50]) await world.send(dora, addDays(monday, -days));
    expect((await world.show(account)).items.at(-1)).toMatchObject({ contact: { id: dora.id }, bonus: true });
    await world.log(account, dora);
    expect((await world.look(account)).items.map(({ contact, bonus }) => [contact.givenName, bonus])).toEqual([
      ['Anna', false],
      ['Ben', false],
      ['Cem', false],
    ]);
  });

  it('"Whoever was shown three weeks without any act rests four weeks, unspoken"', async () => {
    const { account } = await crowd({ pace: 1 });
    const weeks: string[] = [];
    for (let week = 0; week < 8; week += 1) {
      world.goTo(addDays(tuesday, 7 * week));
      weeks.push(names(await world.show(account)));
      // an act each week, so that no break makes its own rules: somebody who is never on the ladder
      const other = aContact(account, { givenName: 'Zoe', layer: 'known', lastInteractionOn: addDays(monday, -1) });
      await stored(world.unitOfWork, other);
      await world.log(account, other);
    }
    expect(weeks).toEqual(['Anna', 'Anna', 'Anna', 'Ben', 'Ben', 'Ben', 'Cem', 'Anna']);
  });

  it('rests by the weeks in which somebody was shown, however long ago the first of them was', async () => {
    world.goTo(monday);
    const account = anAccount();
    const anna = aContact(account, { layer: 'inner', metInPerson: true, lastInteractionOn: addDays(monday, -200) });
    await stored(world.unitOfWork, account, anna);
    const weeks: number[] = [];
    for (let week = 0; week < 42; week += 1) {
      world.goTo(addDays(tuesday, 7 * week));
      if ((await world.show(account)).items.length > 0) weeks.push(week);
    }
    // three on, four off
    expect(weeks).toEqual([0, 7, 14, 21, 28, 35].flatMap((first) => [first, first + 1, first + 2]));
  });

  it('first use begins with a current friend, and goes on without one after the first act', async () => {
    world.goTo(monday);
    const account = anAccount();
    const friend = { givenName: 'Fred', layer: 'inner', metInPerson: true } as const;
    const fred = aContact(account, { ...friend, lastInteractionOn: addDays(monday, -3) });
    const olga = aContact(account, { givenName: 'Olga', layer: 'known', lastInteractionOn: addDays(monday, -300) });
    await stored(world.unitOfWork, account, fred, olga);
    const ladder = await world.show(account);
    expect(ladder.items.map(({ contact, warmUp }) => [contact.givenName, warmUp])).toEqual([
      ['Fred', true],
      ['Olga', false],
    ]);
    expect(ladder.items[0]?.reasons.map(({ code }) => code)).toEqual(['last-talked', 'warm-up']);
    await world.log(account, fred);
    expect((await world.look(account)).items.map(({ contact, warmUp }) => [contact.givenName, warmUp])).toEqual([
      ['Olga', false],
    ]);
  });

  it('after 30 days without an act one friend is the only card of the week', async () => {
    const { account, people } = await crowd();
    world.goTo('2026-12-28');
    const ladder = await world.show(account);
    expect(ladder).toMatchObject({ afterBreak: true, items: [{ warmUp: true }] });
    expect(names(ladder)).toBe('Anna'); // nobody is fresh or quiet and close: simply the easiest
    await world.log(account, one(people, 'Anna'));
    expect(names(await world.look(account))).toBe('');
    await world.actions.more(account);
    expect(names(await world.look(account))).toBe('Ben');
  });

  it('a "later" is an act, too: no break after it', async () => {
    const { account, people } = await crowd();
    await world.actions.later(account, one(people, 'Emil').id, '2027-03-01');
    world.goTo('2026-12-21');
    expect(await world.look(account)).toMatchObject({ afterBreak: false });
  });

  it('"an attempt, a log or a later": a "not now" is none of them', async () => {
    const { account, people } = await crowd();
    world.goTo('2026-12-07');
    await world.actions.skip(account, one(people, 'Emil').id);
    world.goTo('2026-12-21');
    expect(await world.look(account)).toMatchObject({ afterBreak: true, places: 1 });
  });

  it('a "not now" at first use leaves the friend to begin with', async () => {
    world.goTo(monday);
    const account = anAccount();
    const fred = aContact(account, { layer: 'inner', metInPerson: true, lastInteractionOn: addDays(monday, -3) });
    const olga = aContact(account, { layer: 'known', lastInteractionOn: addDays(monday, -300) });
    await stored(world.unitOfWork, account, fred, olga);
    await world.actions.skip(account, olga.id);
    expect((await world.look(account)).items).toMatchObject([{ contact: { id: fred.id }, warmUp: true }]);
  });
});
