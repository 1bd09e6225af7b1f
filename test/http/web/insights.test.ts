import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccountsService } from '../../../src/accounts/accounts.service.js';
import type { Contact } from '../../../src/contacts/contact.entity.js';
import type { Attempt } from '../../../src/outreach/attempt.entity.js';
import { AttemptsService } from '../../../src/outreach/attempts.service.js';
import type { Situation } from '../../../src/outreach/domain/words.js';
import { WriteDraftService } from '../../../src/outreach/writing/write-draft.service.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';
import { aContact, aStation, stored } from '../../support/builders.js';
import { htmx } from '../../support/visitor.js';

let app: TestApp;
let me: SignedIn;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  me = await signedIn(app, { locale: 'de' });
});

async function somebody(fields: Partial<Contact> = {}): Promise<Contact> {
  const contact = aContact(me.account, { givenName: 'Marlene', form: 'du', language: 'de', layer: 'warm', ...fields });
  await stored(app.unitOfWork, contact);
  return contact;
}

async function draftOf(situation: Situation = 'coffee', fields: Partial<Contact> = {}): Promise<Attempt> {
  return app.get(WriteDraftService).write(me.account, (await somebody(fields)).id, { situation });
}

const find = (id: string): Promise<Attempt> => app.get(AttemptsService).find(me.account.id, id);
const page = async (path: string): Promise<string> => (await me.visitor.get(path)).body;
const words = { subject: 'Kaffee?', body: 'Hallo Marlene,\n\nhast du Lust?\n\nAda' };

describe('"Will they answer?"', () => {
  it('is asked once, before a request goes out, and may be left out', async () => {
    const draft = await draftOf();
    const html = await page(`/compose/${draft.id}`);
    expect(html).toContain('Kommt eine Antwort?');
    expect(html.match(/name="expectation"/gu)).toHaveLength(5);
    await me.visitor.submit(`/compose/${draft.id}/sent`, { ...words, expectation: '30' });
    expect(await find(draft.id)).toMatchObject({ state: 'sent', expectation: 30 });
    const other = await draftOf();
    await me.visitor.submit(`/compose/${other.id}/sent`, words);
    expect(await find(other.id)).toMatchObject({ state: 'sent', expectation: null });
  });

  it.each(['just-hello', 'call'] as const)('not for %s', async (situation) => {
    expect(await page(`/compose/${(await draftOf(situation)).id}`)).not.toContain('name="expectation"');
  });

  it('anything but a percentage is refused, and the letter stays', async () => {
    const draft = await draftOf();
    const answer = await me.visitor.submit(`/compose/${draft.id}/sent`, { ...words, expectation: '101' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Wähle eine der fünf Stufen.');
    expect(answer.body).toContain('hast du Lust?');
    expect(await find(draft.id)).toMatchObject({ state: 'drafted', expectation: null });
  });
});

describe('the look-back', () => {
  async function sentAndClosed(expectation: number, outcome: string): Promise<void> {
    const draft = await draftOf();
    await me.api.post(`/attempts/${draft.id}/sent`, { expectation });
    await me.api.post(`/attempts/${draft.id}/outcome`, { outcome, howHardExpected: 4, howHardWas: 2 });
  }

  it('before five messages it says what there will be', async () => {
    expect(await page('/insights')).toContain('Nach den ersten fünf Nachrichten siehst du hier, was funktioniert.');
  });

  it('page and API say the same figures', async () => {
    for (const outcome of ['yes', 'no', 'silence', 'talked']) await sentAndClosed(30, outcome);
    expect(await page('/insights')).not.toContain('gerechnet');
    await sentAndClosed(50, 'silence');
    const html = await page('/insights?days=30');
    expect(html).toContain('In 30 Tagen hast du 5 Menschen angesprochen; 3 haben geantwortet.');
    expect(html).toContain('Du hast mit 34\u00a0% gerechnet, geantwortet haben 60\u00a0%.');
    expect(html).toContain('Vorgestellt hattest du es dir mit 4,0, gewesen ist es 2,0.');
    const figures = (await me.api.get('/insights?days=30')).json<object>();
    expect(figures).toMatchObject({
      ...{ days: 30, from: '2026-10-25', to: '2026-11-23', messages: 5, writtenTo: 5, answered: 3 },
      weeks: { active: 1, thisWeek: true },
      calibration: { attempts: 5, expected: 34, answered: 60 },
      effort: { talks: 5, expected: 4, was: 2, easier: 5 },
    });
    expect((await me.api.get('/insights')).json()).toMatchObject({ days: 90 });
    expect((await me.api.get('/insights?days=0')).statusCode).toBe(422);
  });

  it('speaks English, too', async () => {
    await app.get(AccountsService).update(me.account.id, { locale: 'en' });
    expect(await page('/insights')).toContain('After your first five messages you’ll see what works.');
  });
});

describe('attempts are wins', () => {
  it('Today says so once something went out, and nothing before: no zero, no reproach', async () => {
    const draft = await draftOf();
    expect(await page('/today')).not.toContain('hast du dich bei jemandem gemeldet');
    await me.api.post(`/attempts/${draft.id}/sent`);
    expect(await page('/today')).toMatch(
      /In einer der letzten (?:vier|drei) Wochen hast du dich bei jemandem gemeldet\./u,
    );
  });
});

describe('R26: two taps after a talk', () => {
  it('stand on the page of the outcome, where saying "an answer came" leads', async () => {
    const draft = await draftOf();
    await me.api.post(`/attempts/${draft.id}/sent`);
    expect(await page(`/outbox/${draft.id}`)).not.toContain('name="howHardWas"');
    const outcome = await me.visitor.submit(`/outbox/${draft.id}/outcome`, { outcome: 'talked', back: '/outbox' });
    expect(outcome.headers.location).toBe(`/outbox/${draft.id}`);
    expect((await me.visitor.follow(outcome)).body).toContain('Wie schwer hattest du es dir vorgestellt?');
    await me.visitor.submit(`/outbox/${draft.id}/effort`, { howHardExpected: '4', howHardWas: '2' });
    expect(await find(draft.id)).toMatchObject({ outcome: 'talked', howHardExpected: 4, howHardWas: 2 });
  });

  it('elsewhere one goes on where one was, and a wrong step is said', async () => {
    const draft = await draftOf();
    await me.api.post(`/attempts/${draft.id}/sent`);
    const early = await me.visitor.submit(`/outbox/${draft.id}/effort`, { howHardWas: '2' });
    expect(early.statusCode).toBe(409);
    expect(early.body).toContain('Dazu gab es noch kein Gespräch.');
    const outcome = await me.visitor.submit(`/outbox/${draft.id}/outcome`, { outcome: 'talked', back: '/today' });
    expect(outcome.headers.location).toBe('/today');
    expect((await me.visitor.submit(`/outbox/${draft.id}/effort`, { howHardWas: '6' })).statusCode).toBe(422);
  });
});

describe('an objection card', () => {
  const card = 'Danke, weglegen';
  const open = async (id: string, times: number): Promise<string[]> => {
    const seen: string[] = [];
    for (let time = 0; time < times; time += 1) seen.push(await page(`/compose/${id}`));
    return seen;
  };

  it('"draft opened twice, unsent": the third opening shows one that fits, the fourth none', async () => {
    const { id } = await draftOf('coffee', { lastInteractionOn: '2023-01-01' });
    const seen = await open(id, 4);
    expect(seen.map((html) => html.includes(card))).toEqual([false, false, true, false]);
    expect(seen[2]).toContain('„Das ist viel zu lange her.“');
    expect(await find(id)).toMatchObject({ timesOpened: 4 });
  });

  it('parts of the page and coming back from its own form are no openings', async () => {
    const { id } = await draftOf();
    await open(id, 2);
    await me.visitor.get(`/compose/${id}`, htmx());
    const saved = await me.visitor.submit(`/compose/${id}`, words);
    expect((await me.visitor.follow(saved)).body).not.toContain(card);
    expect(await find(id)).toMatchObject({ timesOpened: 2 });
  });

  it('is put aside with one tap, and what was written stays', async () => {
    const { id } = await draftOf();
    expect((await open(id, 3))[2]).toContain(card);
    const away = await me.visitor.follow(await me.visitor.submit(`/compose/${id}/card`, words));
    expect(away.body).not.toContain(card);
    expect(away.body).toContain('hast du Lust?');
    expect((await me.visitor.submit(`/compose/${id}/card`, { ...words, body: ' ' })).statusCode).toBe(422);
  });
});

describe('R5: the attitude check', () => {
  it('is offered at first use, takes five taps, ends in a ready hello to a friend, and is not offered again', async () => {
    const friend = await somebody({ layer: 'inner', givenName: 'Ida', lastInteractionOn: '2026-11-15' });
    expect(await page('/today')).toContain('href="/attitude"');
    let answer = await me.visitor.get('/attitude');
    expect(answer.body).toContain('1 von 5');
    for (const card of ['1', '2', '3', '4', '5']) {
      const said = card === '2' ? 'yes' : 'no';
      answer = await me.visitor.follow(await me.visitor.submit('/attitude', { card, said }));
      if (card === '2') expect(answer.body).toContain('Das denken viele. Schleimig wird es nur');
    }
    expect(answer.body).toContain('Etwas zu wollen ist in Ordnung, wenn man es offen sagt.');
    expect(answer.body).toContain('Ida');
    expect((await app.get(AccountsService).find(me.account.id)).attitudeOn).toBe('2026-11-23');
    expect((await me.api.get('/account')).json()).toMatchObject({ attitudeOn: '2026-11-23' });
    const letter = await me.visitor.follow(
      await me.visitor.submit('/compose', { to: friend.id, situation: 'just-hello' }),
    );
    expect(letter.body).toContain('Hallo Ida');
    expect(await page('/today')).not.toContain('href="/attitude"');
  });

  it('is never forced: it can be left at any card, and odd addresses begin it anew', async () => {
    for (const path of ['/attitude?card=99', '/attitude?card=x&said=maybe', '/attitude?card=-1']) {
      expect(await page(path)).toContain('1 von 5');
    }
    expect(await page('/attitude')).toContain('href="/today"');
    expect(await page('/attitude/message')).toContain('Noch ist niemand notiert.');
    expect((await app.get(AccountsService).find(me.account.id)).attitudeOn).toBeNull();
  });
});

describe('the rehearsal of a call', () => {
  it('is linked from the draft of a call: what to say, one step after the other', async () => {
    const call = await draftOf('call', { notes: 'mag Jazz' });
    expect(await page(`/compose/${call.id}`)).toContain(`href="/attempts/${call.id}/rehearsal"`);
    const html = await page(`/attempts/${call.id}/rehearsal`);
    for (const part of ['Anruf bei Marlene', 'Der erste Satz', 'Eine Frage', 'So kommst du gut hinaus', 'mag Jazz']) {
      expect(html).toContain(part);
    }
    expect(html).toContain('Nimm dir 10 Minuten vor.');
    expect(html).toContain('Jetzt ist eine gute Zeit zum Anrufen.');
  });

  it('a letter has none and leads back to its page', async () => {
    const { id } = await draftOf();
    expect((await me.visitor.get(`/attempts/${id}/rehearsal`)).headers.location).toBe(`/compose/${id}`);
  });
});

describe('my network today', () => {
  it('R9: "you already know N people at M places", with names and stations and no private word', async () => {
    const station = aStation(me.account, { organisation: 'Radio Nordlicht' });
    await stored(app.unitOfWork, station);
    await somebody({
      stationId: station.id,
      familyName: 'Sommer',
      notes: 'Streit 2022',
      likes: 'Kuchen',
      tension: true,
    });
    await somebody({ givenName: 'Tom', familyName: 'Winter' });
    const html = await page('/network');
    expect(html).toContain('Du kennst schon 2 Menschen an einem Ort.');
    for (const part of ['Radio Nordlicht', 'Marlene Sommer', 'Tom Winter', 'Diese Woche könntest du schreiben an']) {
      expect(html).toContain(part);
    }
    expect(html).not.toMatch(/Streit|Kuchen|Mut/u);
    expect(await page('/stations')).toContain('href="/network"');
  });

  it('of nobody yet asks for the first name', async () => {
    const html = await page('/network');
    expect(html).toContain('Noch ist niemand notiert.');
    expect(html).toContain('href="/welcome"');
  });
});
