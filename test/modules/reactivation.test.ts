import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { InvalidInput } from '../../src/common/errors.js';
import { addDays } from '../../src/common/local-date.js';
import { ContactNotFound } from '../../src/contacts/contact.errors.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { ExplainService } from '../../src/reactivation/explain.service.js';
import { ShownService } from '../../src/reactivation/shown.service.js';
import { aContact, aStation, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { aCrowd, type Crowd, monday, names, one, tuesday } from './reactivation-crowd.js';
import { openWorld, type World } from './reactivation-world.js';

describe.each(engines)("the week's ladder on %s", (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(engine);
  });
  afterAll(() => world.close());

  const crowd = (fields: Partial<Account> = {}): Promise<Crowd> => aCrowd(world, fields);

  it('holds `pace` people, the easiest first, with reasons and terms', async () => {
    const { account } = await crowd();
    const ladder = await world.look(account);
    expect(names(ladder)).toBe('Anna Ben Cem');
    expect(ladder).toMatchObject({ weekOn: monday, pace: 3, placesUsed: 0, afterBreak: false, pausedUntil: null });
    const [anna] = ladder.items;
    expect(anna).toMatchObject({ rung: 'easy', warmUp: false, bonus: false, place: 1 });
    expect(anna?.standing.state).toBe('asleep');
    expect(anna?.reasons.map(({ code }) => code)).toEqual(['last-talked', 'met']);
    expect(anna?.terms.map(({ code }) => code)).toContain('warmth');
  });

  it('stays as it is when it is looked at again, and on the next days', async () => {
    const { account } = await crowd();
    const first = names(await world.show(account));
    world.goTo('2026-11-29');
    expect(names(await world.show(account))).toBe(first);
  });

  it('"Flood guard": 700 people imported at once leave the week at its pace', async () => {
    const { account } = await crowd();
    const imported = Array.from({ length: 700 }, () => aContact(account, { connectedOn: '2022-05-01' }));
    await stored(world.unitOfWork, ...imported);
    expect(names(await world.look(account))).toBe('Anna Ben Cem');
  });

  it('"Sent or logged this week uses up its place"', async () => {
    const { account, people } = await crowd();
    await world.show(account);
    await world.log(account, one(people, 'Anna'));
    const ladder = await world.look(account);
    expect(names(ladder)).toBe('Ben Cem');
    expect(ladder).toMatchObject({ placesUsed: 1, items: [{ place: 2 }, { place: 3 }] });
  });

  it('"Sent this week": a message of last week that is marked as sent this week uses up its place', async () => {
    const { account, people } = await crowd();
    await world.show(account);
    const anna = one(people, 'Anna');
    await world.send(anna, addDays(monday, -3), monday);
    const facts = { comebackOn: null, waitsUntilOn: null, lastNo: false, refusalsInARow: 0, pleaseDont: false };
    await world.get(ContactsService).setOutreachFacts(account.id, anna.id, {
      ...facts,
      lastInMindOn: addDays(monday, -3),
    });
    expect(await world.look(account)).toMatchObject({ placesUsed: 1, items: [{ place: 2 }, { place: 3 }] });
  });

  it('a log about somebody who was not on the ladder uses no place', async () => {
    const { account, people } = await crowd();
    await world.show(account);
    await world.log(account, one(people, 'Emil'));
    expect(names(await world.look(account))).toBe('Anna Ben Cem');
  });

  it('"unused places lapse on Monday", and a new week has all of its places', async () => {
    const { account, people } = await crowd();
    await world.show(account);
    await world.log(account, one(people, 'Anna'));
    world.goTo('2026-11-30');
    expect(names(await world.look(account))).toBe('Ben Cem Dora');
  });

  it('"later = until the day given", and frees the place', async () => {
    const { account, people } = await crowd();
    await world.actions.later(account, one(people, 'Anna').id, '2026-11-26');
    expect(names(await world.look(account))).toBe('Ben Cem Dora');
    world.goTo('2026-11-26');
    expect(names(await world.look(account))).toBe('Anna Ben Cem');
  });

  it("later takes only a day to come, and only people of one's own", async () => {
    const { account, people } = await crowd();
    const anna = one(people, 'Anna').id;
    await expect(world.actions.later(account, anna, monday)).rejects.toThrow(InvalidInput);
    const { account: stranger } = await crowd();
    for (const act of [
      () => world.actions.later(stranger, anna, '2026-12-24'),
      () => world.actions.skip(stranger, anna),
      () => world.actions.swap(stranger, anna),
      () => world.get(ExplainService).explain(stranger, anna),
    ]) {
      await expect(act()).rejects.toThrow(ContactNotFound);
    }
    expect(names(await world.look(account))).toBe('Anna Ben Cem');
  });

  it('"skip (\'not now\') = 30 days, twice in a row 90"', async () => {
    const { account, people } = await crowd();
    const { id } = one(people, 'Anna');
    expect(await world.actions.skip(account, id)).toBe(addDays(monday, 30));
    world.goTo(addDays(monday, 30));
    expect(await world.actions.skip(account, id)).toBe(addDays(monday, 120));
    expect((await world.get(ContactsService).find(account.id, id)).laterUntilOn).toBe(addDays(monday, 120));
  });

  it('a log or a later between two skips makes them two single ones', async () => {
    const { account, people } = await crowd();
    const [anna, ben] = [one(people, 'Anna'), one(people, 'Ben')];
    await world.actions.skip(account, anna.id);
    await world.actions.skip(account, ben.id);
    world.goTo(addDays(monday, 10));
    await world.log(account, anna);
    await world.actions.later(account, ben.id, addDays(monday, 20));
    world.goTo(addDays(monday, 40));
    expect(await world.actions.skip(account, anna.id)).toBe(addDays(monday, 70));
    expect(await world.actions.skip(account, ben.id)).toBe(addDays(monday, 70));
  });

  it('"swap = this week only"', async () => {
    const { account, people } = await crowd();
    await world.actions.swap(account, one(people, 'Anna').id);
    expect(names(await world.look(account))).toBe('Ben Cem Dora');
    world.goTo('2026-11-30');
    expect(names(await world.look(account))).toBe('Anna Ben Cem');
  });

  it("\"'one more' adds a place for this week at the user's wish\"", async () => {
    const { account } = await crowd();
    await world.actions.more(account);
    expect(names(await world.look(account))).toBe('Anna Ben Cem Dora');
    world.goTo('2026-11-30');
    expect(names(await world.look(account))).toBe('Anna Ben Cem');
  });

  it('"The user may choose a rung for this week", change it, and take it back', async () => {
    const { account } = await crowd();
    await world.actions.chooseRung(account, 'easy');
    expect(names(await world.look(account))).toBe('Anna Ben');
    await world.actions.chooseRung(account, 'courage');
    expect(await world.look(account)).toMatchObject({
      chosenRung: 'courage',
      items: [{ rung: 'courage' }, { rung: 'courage' }],
    });
    await world.actions.chooseRung(account, null);
    expect(await world.look(account)).toMatchObject({ chosenRung: null });
    expect(names(await world.look(account))).toBe('Anna Ben Cem');
  });

  it('"people added or edited this week compete at once"', async () => {
    const { account } = await crowd();
    await world.show(account);
    const nora = { givenName: 'Nora', layer: 'inner', metInPerson: true, gotOnWell: 5 } as const;
    await stored(world.unitOfWork, aContact(account, { ...nora, lastInteractionOn: addDays(monday, -100) }));
    expect(names(await world.look(account))).toBe('Nora Anna Ben');
  });

  it('people named in a mail count as shown', async () => {
    const { account, people } = await crowd();
    const anna = one(people, 'Anna');
    await world.get(ShownService).named(account, [{ contactId: anna.id, bonus: false }]);
    await world.get(ShownService).named(account, [{ contactId: anna.id, bonus: false }]);
    expect([...(await world.get(ShownService).namedThisWeek(account))]).toEqual([anna.id]);
    await world.log(account, anna);
    expect(names(await world.look(account))).toBe('Ben Cem');
  });

  it('a pause of the account empties the ladder until its day', async () => {
    const { account } = await crowd({ pauseUntil: tuesday });
    expect(await world.look(account)).toMatchObject({ pausedUntil: tuesday, items: [] });
    world.goTo(tuesday);
    expect(names(await world.look(account))).toBe('Anna Ben Cem');
  });

  it('says the station that both shared', async () => {
    const { account } = await crowd();
    const station = aStation(account, { organisation: 'Radio Nordlicht' });
    const ida = {
      givenName: 'Ida',
      layer: 'inner',
      stationId: station.id,
      lastInteractionOn: addDays(monday, -40),
    } as const;
    await stored(world.unitOfWork, station, aContact(account, ida));
    const shown = (await world.look(account)).items.find(({ contact }) => contact.givenName === 'Ida');
    expect(shown?.reasons[1]).toMatchObject({ code: 'shared-station', params: { station: 'Radio Nordlicht' } });
  });

  it('explains anyone: with terms, and with what keeps them away', async () => {
    const { account, people } = await crowd();
    const { id } = one(people, 'Dora');
    const explain = () => world.get(ExplainService).explain(account, id);
    expect(await explain()).toMatchObject({ rung: 'courage', notNow: [] });
    await world.actions.swap(account, id);
    await world.actions.later(account, id, '2026-12-24');
    expect((await explain()).notNow).toEqual([
      { code: 'later', on: '2026-12-24' },
      { code: 'swapped', on: null },
    ]);
  });
});
