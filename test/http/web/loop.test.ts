import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SetupService } from '../../../src/accounts/setup.service.js';
import { startApp, type TestApp } from '../../support/app.js';
import type { Answer } from '../../support/answer.js';
import { Visitor } from '../../support/visitor.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('the whole loop without JavaScript', () => {
  let visitor: Visitor;
  let person: string;
  let letter: string;

  it('begins with /setup: a wrong code is told beside its field, the right one leads to the memory jogger', async () => {
    visitor = new Visitor(app.nest);
    expect((await visitor.get('/')).headers.location).toBe('/setup');
    await visitor.get('/setup');
    const account = {
      name: 'Jana Wehrmann',
      email: 'jana@example.org',
      password: 'ein langer Satz',
      timeZone: 'Europe/Berlin',
      locale: 'de',
    };
    const wrong = await visitor.submit('/setup', { ...account, code: 'AAAA-BBBB' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('Der Code passt nicht.');
    expect(wrong.body).toContain('value="jana@example.org"');
    expect(wrong.body).not.toContain('ein langer Satz');
    const code = (await app.get(SetupService).openCode()) ?? '';
    const right = await visitor.submit('/setup', { ...account, code });
    expect(right.headers.location).toBe('/welcome');
    expect((await visitor.follow(right)).body).toContain('Wo warst du?');
  });

  it('asks for a station, then for one name after the other', async () => {
    const station = await visitor.follow(
      await visitor.submit('/welcome/stations', {
        kind: 'internship',
        organisation: 'Lokalradio Jena',
        from: '2023',
        to: '2023',
      }),
    );
    expect(station.body).toContain('Wem bist du unterwegs begegnet?');
    const names = /action="(\/welcome\/stations\/[^"]+\/people)"/.exec(station.body)?.[1] ?? '';
    await visitor.submit(names, { names: 'Marlene', prompt: '1' });
    app.clock.set('2026-11-23T08:00:05.000Z'); // people come in the order in which they were written down
    const second = await visitor.follow(await visitor.submit(names, { names: 'Tom', prompt: '2' }));
    expect(second.body).toContain('Frage 3 von');
    expect(second.body).toContain('Marlene entfernen');
    expect(second.body).toContain('Bis jetzt 2 Menschen');
  });

  it('asks three questions about each of them', async () => {
    const first = await visitor.get('/welcome/feelings');
    expect(first.body).toContain('Wie würde sich eine Nachricht an Marlene anfühlen?');
    const answers = { feltRung: 'easy', spoken: 'this-year' };
    const second = await visitor.follow(await visitor.submit(formOn(first, '/welcome/feelings/'), answers));
    expect(second.body).toContain('Wie würde sich eine Nachricht an Tom anfühlen?');
    const done = await visitor.submit(formOn(second, '/welcome/feelings/'), { skip: 'yes' });
    expect((await visitor.follow(done)).headers.location).toBe('/today');
  });

  it('shows the easy one first on Today, with reasons in words', async () => {
    const today = await visitor.get('/today');
    expect(today.body).toContain('Guten Morgen, Jana');
    const card = today.body.slice(today.body.indexOf('<article'), today.body.indexOf('</article>'));
    expect(card).toContain('Marlene');
    expect(card).toContain('leicht');
    expect(card).toContain('Wie kommt die Auswahl zustande?');
    person = /href="(\/people\/[0-9a-f-]{36})"/.exec(card)?.[1] ?? '';
  });

  it('writes a draft in two clicks: greeting, one question, a way out, no placeholder', async () => {
    const id = person.split('/')[2] ?? '';
    const asked = await visitor.get(`/compose?to=${id}`);
    expect(asked.body).toContain('Ein paar Zeilen an Marlene');
    const written = await visitor.submit('/compose', { to: id, situation: 'coffee', form: 'du', keepForm: 'yes' });
    letter = String(written.headers.location);
    const { body } = await visitor.follow(written);
    expect(body).toMatch(/<textarea class="text"[^>]*>\s*Hallo Marlene,/);
    expect(body).toContain('Nichts zu beanstanden');
    expect(body).not.toContain('Noch fehlt ein Satz, mit dem man gut absagen kann.');
    expect(body).not.toMatch(/\{\{|\[Tag\]/);
    expect((await visitor.get(person)).body).toMatch(/<dd><span[^>]*>du<\/span><\/dd>/);
  });

  it('keeps the own words and marks the letter as sent, with a kind line', async () => {
    const text = {
      subject: 'Kaffee, Marlene?',
      body: 'Hallo Marlene,\r\n\r\nhast du Lust auf einen Kaffee?\r\n\r\nJana',
    };
    await visitor.submit(letter, text);
    expect((await visitor.get(letter)).body).toContain('hast du Lust auf einen Kaffee?');
    const sent = await visitor.follow(await visitor.submit(`${letter}/sent`, text));
    expect(sent.body).toContain('Abgeschickt. Das war der schwierigste Teil.');
    expect(sent.body).not.toMatch(/<article[\s\S]*Marlene[\s\S]*<\/article>/);
    expect((await visitor.get('/outbox')).body).toContain('Antwort offen');
  });

  it('offers one kind reminder after seven days', async () => {
    app.clock.set('2026-11-30T08:00:00.000Z');
    const today = await visitor.get('/today');
    expect(today.body).toContain('Noch ohne Antwort');
    expect(today.body).toContain('Freundlich nachhaken');
    const followUp = await visitor.submit(`${letter.replace('/compose/', '/outbox/')}/follow-up`);
    const page = await visitor.follow(followUp);
    expect(page.statusCode).toBe(200);
    await visitor.submit(`${String(followUp.headers.location)}/delete`);
  });

  it('takes "no, a lot on" in two taps: "Ein Nein gilt dem Zeitpunkt, nicht dir."', async () => {
    const attempt = letter.replace('/compose/', '/outbox/');
    const why = await visitor.follow(await visitor.submit(`${attempt}/outcome`, { outcome: 'no', back: '/today' }));
    expect(why.body).toContain('Notiert. Ein Nein gilt dem Zeitpunkt, nicht dir.');
    expect(why.body.match(/name="reason"/g)).toHaveLength(4);
    const noted = await visitor.follow(
      await visitor.submit(`${attempt}/outcome`, { outcome: 'no', reason: 'too-busy', back: '/today' }),
    );
    expect(noted.body).toMatch(/Notiert\. Ab \d+\. (?:Januar|Februar) 2027 wird Marlene wieder vorgeschlagen\./);
    expect(noted.body).not.toContain('Freundlich nachhaken');
    expect((await visitor.get('/outbox')).body).toContain('viel los');
  });

  it('brings Marlene back after the comeback date, "60 days (±15 %)"', async () => {
    // a session ends after 30 days without a visit
    app.clock.set('2026-12-21T08:00:00.000Z');
    expect((await visitor.get('/today')).statusCode).toBe(200);
    app.clock.set('2027-01-11T08:00:00.000Z');
    expect(suggested(await visitor.get('/today'))).not.toContain('Marlene');
    app.clock.set('2027-02-01T08:00:00.000Z');
    await visitor.get('/today');
    app.clock.set('2027-02-15T08:00:00.000Z');
    expect(suggested(await visitor.get('/today'))).toContain('Marlene');
  });

  it('takes back the last step', async () => {
    const attempt = letter.replace('/compose/', '/outbox/');
    await visitor.submit(`${attempt}/undo`);
    const undone = await visitor.follow(await visitor.submit(`${attempt}/undo`));
    expect(undone.body).toContain('Zurückgenommen.');
  });

  it('agrees a meeting with day, time and place', async () => {
    const attempt = letter.replace('/compose/', '/outbox/');
    const half = await visitor.submit(`${attempt}/outcome`, { outcome: 'yes', day: '2027-02-16', start: '16:00' });
    expect(half.statusCode).toBe(422);
    expect(half.body).toContain('value="2027-02-16"');
    const meeting = {
      outcome: 'yes',
      day: '2027-02-15',
      start: '16:00',
      end: '17:00',
      place: 'Café Puschkin',
      back: '/today',
    };
    const agreed = await visitor.follow(await visitor.submit(`${attempt}/outcome`, meeting));
    expect(agreed.body).toContain('Schön. Der Termin steht auf Heute und in deinem Kalender.');
    expect(agreed.body).toContain('16:00');
    expect(agreed.body).toContain('Café Puschkin');
  });

  it('puts somebody off until next week, swaps, skips, shows one more, and chooses a rung', async () => {
    const tom = /href="(\/people\/[0-9a-f-]{36})"[^>]*>Tom</.exec((await visitor.get('/people')).body)?.[1] ?? '';
    const id = tom.split('/')[2] ?? '';
    expect((await visitor.follow(await visitor.submit('/today/rung', { rung: 'easy' }))).body).toContain(
      'aria-pressed="true"',
    );
    expect((await visitor.submit('/today/more')).statusCode).toBe(303);
    expect((await visitor.follow(await visitor.submit(`/today/${id}/swap`))).body).toContain(
      'diese Woche jemand anderes',
    );
    const later = await visitor.follow(await visitor.submit(`/today/${id}/later`, { until: 'next-week' }));
    expect(later.body).toContain('Tom wartet bis 22. Februar.');
    expect((await visitor.submit(`/today/${id}/skip`)).statusCode).toBe(303);
    expect((await visitor.get(tom)).body).toContain('ab');
  });

  it('signs out and in again', async () => {
    expect((await visitor.submit('/sign-out')).headers.location).toBe('/sign-in');
    expect((await visitor.get('/today')).headers.location).toBe('/sign-in?next=%2Ftoday');
    await visitor.get('/sign-in');
    const wrong = await visitor.submit('/sign-in', { email: 'jana@example.org', password: 'falsch' });
    expect(wrong.body).toContain('E-Mail oder Passwort passt nicht.');
    const right = await visitor.submit('/sign-in', {
      email: 'jana@example.org',
      password: 'ein langer Satz',
      next: '/people?q=tom',
    });
    expect(right.headers.location).toBe('/people?q=tom');
  });
});

/** The address of the first form on the page that begins so. */
function formOn({ body }: Answer, begin: string): string {
  const start = body.indexOf(`action="${begin}`) + 'action="'.length;
  return body.slice(start, body.indexOf('"', start));
}

/** The part of Today that suggests people. */
function suggested({ body }: Answer): string {
  const main = body.slice(body.indexOf('<main'), body.indexOf('<aside'));
  return main;
}
