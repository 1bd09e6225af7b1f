import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { Attempt } from '../../src/outreach/attempt.entity.js';
import { AttemptDetailsService } from '../../src/outreach/attempt-details.service.js';
import { AttemptsService } from '../../src/outreach/attempts.service.js';
import { TakeSuggestionService } from '../../src/outreach/checking/take-suggestion.service.js';
import { engines } from '../support/database.js';
import { OutreachWorld } from './outreach-world.js';

/** Corpus Christi, a Thursday: a holiday in Bavaria, none in Berlin. */
const corpusChristi = { start: '2027-05-27T10:00:00.000Z', end: '2027-05-27T11:00:00.000Z', timeZone: 'Europe/Berlin' };
const request = 'Hallo Kim,\n\nhättest du am 27. Mai Zeit für einen Kaffee?\n\nWenn nicht, kein Stress.\n\nAda';

describe.each(engines)('the check of a stored draft on %s', (engine) => {
  let world: OutreachWorld;
  let bavarian: Account;
  let berliner: Account;

  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
    world.goTo('2027-05-10');
    bavarian = await world.account({ country: 'DE', region: 'BY' });
    berliner = await world.account({ country: 'DE', region: 'BE' });
  });
  afterAll(() => world.close());

  const codes = async (account: Account, attempt: Attempt): Promise<string[]> =>
    (await world.app.get(AttemptDetailsService).of(account, attempt)).checks.map(({ code }) => code);
  const drafted = async (account: Account, body?: string): Promise<Attempt> => {
    const contact = await world.contact(account, { givenName: 'Kim' });
    const draft = await world.draft(account, contact, { situation: 'coffee', slots: [corpusChristi] });
    return body === undefined ? draft : world.app.get(AttemptsService).edit(account.id, draft.id, { body });
  };

  it('"public holiday by country and Land": a held time on Corpus Christi', async () => {
    expect(await codes(bavarian, await drafted(bavarian))).toEqual(['holiday']);
    expect(await codes(berliner, await drafted(berliner))).toEqual([]);
  });

  it('a held time counts where the text does not name it', async () => {
    const silent = request.replace('am 27. Mai', 'demnächst');
    const contact = await world.contact(bavarian);
    const draft = await world.draft(bavarian, contact, {
      situation: 'coffee',
      slots: [{ ...corpusChristi, start: '2027-05-27T12:00:00.000Z', end: '2027-05-27T13:00:00.000Z' }],
    });
    const edited = await world.app.get(AttemptsService).edit(bavarian.id, draft.id, { body: silent });
    expect(await codes(bavarian, edited)).toEqual(['holiday']);
  });

  it('days pass: a hint as long as it is a draft, none for what is on its way', async () => {
    const contact = await world.contact(berliner);
    const draft = await world.draft(berliner, contact, { situation: 'coffee' });
    const named = await world.app.get(AttemptsService).edit(berliner.id, draft.id, { body: request });
    expect(await codes(berliner, named)).toEqual([]);
    world.goTo('2027-05-28');
    expect(await codes(berliner, named)).toEqual(['day-past']);
    expect(await codes(berliner, await world.send(berliner, named))).toEqual([]);
    world.goTo('2027-05-10');
  });

  it('a suggestion goes in when it is taken, and not before', async () => {
    const contact = await world.contact(berliner);
    const draft = await world.draft(berliner, contact, { situation: 'coffee' });
    const body = 'Hallo Kim,\n\npasst es dir im Juni?\n\nViele Grüße\nAda';
    const words = { subject: 'Kaffee?', body };
    const edited = await world.app.get(AttemptsService).edit(berliner.id, draft.id, words);
    expect(await codes(berliner, edited)).toEqual(['no-way-out']);
    expect((await world.find(draft)).body).toBe(body);
    const take = (suggestion: string, text = body): Promise<Attempt> =>
      world.app.get(TakeSuggestionService).take(berliner, draft.id, { words: { ...words, body: text }, suggestion });
    const taken = await take('no-way-out:');
    expect(taken.body).toMatch(/im Juni\?\n\nWenn es bei dir gerade nicht passt, .*\n\nViele Grüße\nAda$/u);
    expect(await codes(berliner, taken)).toEqual([]);
    expect(await world.find(draft)).toEqual(taken);
    // settled meanwhile, or never there: the words stay as they are on the page
    expect((await take('no-way-out:', taken.body)).body).toBe(taken.body);
    expect((await take('weather', body)).body).toBe(body);
  });
});
