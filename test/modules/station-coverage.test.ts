import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CoverageService } from '../../src/people/stations/coverage.service.js';
import { JoggerPrompts } from '../../src/stations/jogger-prompts.js';
import { stationKinds } from '../../src/stations/domain/words.js';
import { aContact, anInteraction, aStation, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { OutreachWorld } from './outreach-world.js';

describe.each(engines)('the coverage of a station on %s', (engine) => {
  let world: OutreachWorld;
  let coverage: CoverageService;
  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
    coverage = world.app.get(CoverageService);
  });
  afterAll(() => world.close());

  it('counts who is known, was remembered, talked to, written to, and who has answered', async () => {
    const account = await world.account();
    const station = aStation(account, { from: '2022-03', to: '2022-11' });
    const there = { stationId: station.id };
    const deletedAt = '2026-11-20T08:00:00.000Z';
    await stored(world.app.unitOfWork, station, aContact(account, { ...there, deletedAt }), aContact(account));
    const remembered = await world.contact(account, { ...there, source: 'jogger' });
    const spoken = await world.contact(account, { ...there, lastInteractionOn: '2026-10-30' });
    await stored(world.app.unitOfWork, anInteraction(spoken));
    await world.sent(account, remembered);
    const answered = await world.contact(account, there);
    await world.outcome(account, await world.sent(account, answered), { outcome: 'no' });
    expect((await coverage.of(account, station.id)).coverage).toEqual({
      months: 9,
      people: 3,
      recalled: 1,
      talkedTo: 2, // a no in words is a conversation, too
      writtenTo: 2,
      answered: 1,
    });
  });

  it('a station without people has none, and its months are null without a beginning', async () => {
    const account = await world.account();
    const station = aStation(account, { from: null, to: null });
    await stored(world.app.unitOfWork, station);
    const nobody = { people: 0, recalled: 0, talkedTo: 0, writtenTo: 0, answered: 0 };
    expect((await coverage.of(account, station.id)).coverage).toEqual({ months: null, ...nobody });
  });

  it('my way has the latest station first, and counts people and places', async () => {
    const account = await world.account();
    const [study, job, club, undated] = [
      aStation(account, { organisation: 'Uni', from: '2018', to: '2022-08' }),
      aStation(account, { organisation: 'Sender', from: '2023', to: null }),
      aStation(account, { organisation: 'Chor', from: '2015', to: '2024' }),
      aStation(account, { organisation: 'Irgendwo', from: null, to: null }),
    ];
    await stored(world.app.unitOfWork, study, job, club, undated);
    await world.contact(account, { stationId: study.id });
    await world.contact(account, { stationId: study.id });
    await world.contact(account, { stationId: club.id });
    await world.contact(account);
    const way = await coverage.way(account);
    expect(way.stations.map(({ station }) => station.organisation)).toEqual(['Sender', 'Chor', 'Uni', 'Irgendwo']);
    expect(way).toMatchObject({ people: 4, places: 2 });
    expect(way.stations.map((one) => one.coverage.people)).toEqual([0, 1, 2, 0]);
  });

  it('somebody else does not find it', async () => {
    const [account, stranger] = [await world.account(), await world.account()];
    const station = aStation(account);
    await stored(world.app.unitOfWork, station);
    await expect(coverage.of(stranger, station.id)).rejects.toMatchObject({ status: 404 });
    expect((await coverage.way(stranger)).stations).toEqual([]);
  });

  it('every kind of station has at least 15 questions of its own, in both languages', () => {
    const prompts = world.app.get(JoggerPrompts);
    for (const locale of ['de', 'en'] as const) {
      const all = stationKinds.map((kind) => prompts.of(kind, locale));
      for (const [index, questions] of all.entries()) {
        expect(new Set(questions).size, stationKinds[index]).toBeGreaterThanOrEqual(15);
        for (const question of questions) expect(question).toMatch(/^\p{Lu}.*[?]$/u);
      }
      expect(new Set(all.map((questions) => questions.join())).size).toBe(stationKinds.length);
    }
  });
});
