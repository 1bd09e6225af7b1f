import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { ContactTrashService } from '../../src/contacts/trash/contact-trash.service.js';
import { InsightsService } from '../../src/insights/insights.service.js';
import { NetworkService } from '../../src/insights/network.service.js';
import { RehearsalService } from '../../src/insights/rehearsal.service.js';
import type { MarkSent, RecordOutcome } from '../../src/outreach/attempts.input.js';
import { AttemptsService } from '../../src/outreach/attempts.service.js';
import { NoteEffortService } from '../../src/outreach/moves/note-effort.service.js';
import type { Attempt } from '../../src/outreach/attempt.entity.js';
import { WarmUpFriend } from '../../src/reactivation/warm-up-friend.service.js';
import { anInteraction, aStation, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { OutreachWorld } from './outreach-world.js';

describe.each(engines)('the look-back on %s', (engine) => {
  let world: OutreachWorld;
  let insights: InsightsService;
  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
    insights = world.app.get(InsightsService);
  });
  afterAll(() => world.close());

  /** A coffee asked for today, and what came of it. */
  async function asked(account: Account, sent: MarkSent, outcome?: RecordOutcome): Promise<Attempt> {
    const contact = await world.contact(account);
    const attempt = await world.send(account, await world.draft(account, contact), sent);
    return outcome ? world.outcome(account, attempt, outcome) : attempt;
  }

  it('"expectation before, outcome after": only closed messages with an expectation count, an answer is any answer', async () => {
    world.goTo('2026-11-23');
    const account = await world.account();
    await asked(account, { expectation: 30 }, { outcome: 'yes' });
    await asked(account, { expectation: 30 }, { outcome: 'no' });
    await asked(account, { expectation: 30 }, { outcome: 'talked' });
    await asked(account, { expectation: 30 }, { outcome: 'silence' });
    await asked(account, { expectation: 90 });
    await asked(account, { expectation: 90 }, { outcome: 'no-answer-yet' });
    await asked(account, {}, { outcome: 'yes' });
    expect(await insights.of(account)).toMatchObject({ messages: 7, writtenTo: 7, answered: 4, calibration: null });
    await asked(account, { expectation: 30 }, { outcome: 'please-dont' });
    expect((await insights.of(account)).calibration).toMatchObject({
      attempts: 5,
      expected: 30,
      answered: 80,
      brier: 0.41,
    });
  });

  it('a follow-up and its request are one guess', async () => {
    world.goTo('2026-11-02');
    const account = await world.account();
    const contact = await world.contact(account);
    const request = await world.send(account, await world.draft(account, contact), { expectation: 50 });
    world.goTo('2026-11-12');
    await world.send(account, await world.followUp(account, request), { expectation: 10 });
    await world.outcome(account, request, { outcome: 'yes' });
    for (const _ of [1, 2, 3, 4]) await asked(account, { expectation: 50 }, { outcome: 'silence' });
    expect((await insights.of(account)).calibration).toMatchObject({ attempts: 5, expected: 50, answered: 20 });
    expect((await insights.of(account, 5)).calibration).toBeNull(); // the request is older than that
  });

  it('"pause without loss": weeks of a pause or of quiet dates are not counted', async () => {
    const account = await world.account({ createdAt: '2026-01-01T08:00:00.000Z' });
    for (const day of ['2026-10-05', '2026-10-12', '2026-10-19']) {
      world.goTo(day);
      await asked(account, {});
    }
    world.goTo('2026-11-25');
    expect(await insights.weeks(account)).toEqual({ active: 0, of: 4, thisWeek: false });
    const paused = { ...account, pauseUntil: '2026-12-01' };
    expect(await insights.weeks(paused)).toEqual({ active: 3, of: 4, thisWeek: false });
    await asked(account, {});
    expect(await insights.weeks(account)).toEqual({ active: 1, of: 4, thisWeek: true });
  });

  it('whoever is in the trash is in no figure', async () => {
    world.goTo('2026-11-23');
    const account = await world.account();
    const attempt = await asked(account, { expectation: 30 }, { outcome: 'yes' });
    await world.app.get(ContactTrashService).throwAway(account.id, [attempt.contactId]);
    expect(await insights.of(account)).toMatchObject({ messages: 0, writtenTo: 0, answered: 0 });
    expect((await world.app.get(NetworkService).of(account)).layers).toEqual([]);
  });

  it('R26: two taps after a talk, and only after one; the rest of the message stays as it is', async () => {
    world.goTo('2026-11-23');
    const account = await world.account();
    const efforts = world.app.get(NoteEffortService);
    const open = await asked(account, {});
    const taps = { howHardExpected: 4, howHardWas: 2 };
    await expect(efforts.note(account.id, open.id, taps)).rejects.toMatchObject({ type: 'attempt-not-answered' });
    const talked = await world.outcome(account, open, { outcome: 'talked' });
    world.goTo('2026-11-25');
    const { updatedAt: _, ...rest } = await efforts.note(account.id, talked.id, taps);
    const { updatedAt: __, ...before } = talked;
    expect(rest).toEqual({ ...before, ...taps });
    await expect(efforts.note((await world.account()).id, talked.id, taps)).rejects.toMatchObject({ status: 404 });
    for (const _ of [1, 2, 3, 4]) {
      await asked(account, {}, { outcome: 'talked', howHardExpected: 3, howHardWas: 3 });
    }
    expect((await insights.of(account)).effort).toEqual({ talks: 5, expected: 3.2, was: 2.8, easier: 1 });
  });

  it('counts how often a draft was opened, without touching it, and nothing once it is sent', async () => {
    const account = await world.account();
    const attempts = world.app.get(AttemptsService);
    const draft = await world.draft(account, await world.contact(account));
    const openings = [await attempts.opened(account.id, draft.id), await attempts.opened(account.id, draft.id)];
    expect(openings).toEqual([1, 2]);
    expect(await world.find(draft)).toEqual({ ...draft, timesOpened: 2 });
    expect(await attempts.opened((await world.account()).id, draft.id)).toBeNull();
    await world.send(account, draft);
    expect(await attempts.opened(account.id, draft.id)).toBeNull();
  });

  it('the warm-up message goes to "one current friend", else "simply the easiest", else to nobody', async () => {
    world.goTo('2026-11-23');
    const account = await world.account();
    const friends = world.app.get(WarmUpFriend);
    expect(await friends.find(account)).toBeNull();
    const known = await world.contact(account, { layer: 'known', roughlyLastOn: '2024-01-01' });
    expect((await friends.find(account))?.id).toBe(known.id);
    const friend = await world.contact(account, { layer: 'inner', lastInteractionOn: '2026-11-20' });
    expect((await friends.find(account))?.id).toBe(friend.id);
  });

  it('the network on a page: people, places and a handful of names a layer, the latest talks first', async () => {
    world.goTo('2026-11-23');
    const account = await world.account();
    const station = aStation(account);
    await stored(world.app.unitOfWork, station);
    for (const number of [1, 2, 3, 4, 5, 6]) {
      const day = `2026-10-0${number}`;
      await world.contact(account, {
        layer: 'warm',
        stationId: station.id,
        givenName: `W${number}`,
        lastInteractionOn: day,
      });
    }
    await world.contact(account, { layer: 'inner', givenName: 'Ida' });
    await world.contact(account, { layer: 'inner', givenName: 'Nie', pleaseDont: true });
    const network = await world.app.get(NetworkService).of(account);
    expect(network.way).toMatchObject({ people: 8, places: 1 });
    expect(network.layers.map(({ layer, people }) => [layer, people])).toEqual([
      ['inner', 1],
      ['warm', 6],
    ]);
    expect(network.layers[1]?.some.map(({ givenName }) => givenName)).toEqual(['W6', 'W5', 'W4', 'W3', 'W2']);
    expect(network.thisWeek.map(({ givenName }) => givenName)).toContain('Ida');
    expect((await world.app.get(NetworkService).of(await world.account())).layers).toEqual([]);
  });

  it('a call to read from: the script in cards, the last note, and whether it is a time to call', async () => {
    world.goTo('2026-11-23');
    const account = await world.account({ name: 'Ada Beispiel' });
    const contact = await world.contact(account, { givenName: 'Tom', notes: 'mag Jazz' });
    const call = await world.draft(account, contact, { situation: 'call' });
    const rehearsals = world.app.get(RehearsalService);
    const first = await rehearsals.of(account, call);
    expect(first).toMatchObject({ lastNote: 'mag Jazz', hour: 'good' });
    expect(first?.words.question).toMatch(/\?$/u);
    expect(first?.words.exit).not.toBeNull();
    await stored(
      world.app.unitOfWork,
      anInteraction(contact, { summary: 'Tipp: Frau Lenz' }),
      anInteraction(contact, { on: '2026-11-01' }),
    );
    world.app.clock.set('2026-11-23T19:00:00.000Z');
    expect(await rehearsals.of(account, call)).toMatchObject({ lastNote: 'Tipp: Frau Lenz', hour: 'late' });
    world.app.clock.set('2026-12-25T09:00:00.000Z');
    expect(await rehearsals.of(account, call)).toMatchObject({ hour: 'day-off' });
    expect(await rehearsals.of(account, await world.draft(account, contact))).toBeNull();
  });
});
