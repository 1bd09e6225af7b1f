import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';
import { aContact, anInteraction, aStation, stored } from '../../support/builders.js';
import { htmx } from '../../support/visitor.js';

describe('my way', () => {
  let app: TestApp;
  let owner: SignedIn;
  beforeAll(async () => {
    app = await startApp();
    owner = await signedIn(app);
  });
  afterAll(() => app.close());

  it('a station is written down, its people come one by one, and it says how many there are', async () => {
    const { visitor } = owner;
    const fields = {
      kind: 'internship',
      organisation: 'Radio X',
      from: '2022-03',
      to: '2022-11',
      city: 'Jena',
      myRole: 'Reporterin',
    };
    const page = await visitor.follow(await visitor.submit('/stations', fields));
    expect(page.body).toContain('9 Monate bei Radio X: noch kein Name.');
    expect(page.body).toContain('März 2022 bis November 2022');
    const address = String(/\/stations\/[0-9a-f-]{36}/.exec(page.body)?.[0]);
    const [id = ''] = address.split('/').slice(-1);
    for (const names of ['Anna, aus der Technik', 'Bernd']) {
      const answer = await visitor.submit(`/welcome/stations/${id}/people`, { names, prompt: '3', back: address });
      expect(answer.headers.location).toBe(`${address}?prompt=4`);
      const next = await visitor.follow(answer);
      expect(next.body).toContain('Frage 4 von');
    }
    const whole = await visitor.get(address);
    expect(whole.body).toContain('9 Monate bei Radio X: 2 Namen.');
    expect(whole.body).toContain('2 Namen in einer Minute');
    const part = await visitor.get(address, htmx('div#jogger'));
    expect(part.body.trim().startsWith('<section class="sheet jog"')).toBe(true);
    expect(part.body).toMatch(
      /<hx-partial hx-target="#known"[^>]*><section><h2 id="coverage">9 Monate bei Radio X: 2 Namen/,
    );
    const way = await visitor.get('/stations');
    expect(way.body).toContain('9 Monate bei Radio X: 2 Namen.');
    expect(way.body).toContain('Wer noch?');
    expect(way.body).toContain('Du kennst schon 2 Menschen. Von einem Ort stehen schon Namen hier.');
  });

  it('is changed, and not over what somebody else changed meanwhile', async () => {
    const { visitor, account, api } = owner;
    const station = aStation(account);
    await stored(app.unitOfWork, station);
    const form = await visitor.get(`/stations/${station.id}/edit`);
    const revision = String(/name="revision" value="([^"]+)"/.exec(form.body)?.[1]);
    const fields = { kind: 'job', organisation: 'Radio Y', from: '2022', revision };
    const saved = await visitor.follow(await visitor.submit(`/stations/${station.id}`, fields));
    expect(saved.body).toContain('Radio Y');
    const stale = await visitor.submit(`/stations/${station.id}`, { ...fields, organisation: 'Radio Z' });
    expect(stale.statusCode).toBe(412);
    expect(stale.body).toContain('value="Radio Z"');
    expect((await api.get(`/stations/${station.id}`)).json()).toMatchObject({ organisation: 'Radio Y', kind: 'job' });
    const wrong = await visitor.submit(`/stations/${station.id}`, { ...fields, organisation: '' });
    expect(wrong.statusCode).toBe(422);
  });

  it('deleting one keeps its people', async () => {
    const { visitor, account, api } = owner;
    const station = aStation(account);
    const contact = aContact(account, { stationId: station.id });
    await stored(app.unitOfWork, station, contact);
    expect((await visitor.get(`/stations/${station.id}/delete`)).body).toContain(
      'Die Menschen von dort bleiben alle da',
    );
    const after = await visitor.follow(await visitor.submit(`/stations/${station.id}/delete`));
    expect(after.body).toContain('Die Menschen sind noch da.');
    expect((await api.get(`/contacts/${contact.id}`)).json()).toMatchObject({ stationId: null });
  });
});

describe('the history of a person', () => {
  it('shows the latest twenty, and the earlier ones on asking, with and without JavaScript', async () => {
    const app = await startApp();
    const { visitor, account } = await signedIn(app);
    const contact = aContact(account, { givenName: 'Mia', familyName: null });
    const talks = Array.from({ length: 45 }, (_, nth) => {
      const month = new Date(Date.UTC(2026, 9 - nth, 5)).toISOString().slice(0, 10);
      return anInteraction(contact, { on: month, summary: `Gespräch Nummer ${nth + 1}.` });
    });
    await stored(app.unitOfWork, contact, ...talks);
    const numbersIn = (body: string): number[] =>
      [...body.matchAll(/Gespräch Nummer (\d+)\./g)].map(([, n]) => Number(n));
    const first = await visitor.get(`/people/${contact.id}`);
    const seen = numbersIn(first.body);
    let next = linkIn(first.body);
    for (let pages = 0; next !== null && pages < 5; pages += 1) {
      const whole = await visitor.get(next);
      const part = await visitor.get(next, htmx('li#timeline-more'));
      expect(whole.body).toContain('Verlauf mit Mia');
      expect(part.body).not.toContain('Verlauf mit Mia');
      expect(whole.body).toContain(part.body.trim().slice(0, 300));
      seen.push(...numbersIn(part.body));
      next = linkIn(part.body);
    }
    expect(seen).toEqual(talks.map((_, nth) => nth + 1));
    await app.close();
  });
});

function linkIn(body: string): string | null {
  const link = /id="timeline-next" href="([^"]+)"/.exec(body)?.[1];
  return link === undefined ? null : link.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
}
