import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';
import { aContact, aStation, stored } from '../../support/builders.js';
import { htmx } from '../../support/visitor.js';

let app: TestApp;
let jana: SignedIn;
let stranger: SignedIn;
/** Every page of somebody who knows one person, has one letter in the making and one on its way. */
let paths: string[];
let ownPaths: string[];

beforeAll(async () => {
  app = await startApp();
  jana = await signedIn(app, { name: 'Jana Wehrmann' });
  stranger = await signedIn(app, { locale: 'en' });
  const station = aStation(jana.account);
  const marlene = aContact(jana.account, {
    givenName: 'Marlene',
    familyName: 'Muster',
    stationId: station.id,
    roughlyLastOn: '2025-05-01',
    source: 'jogger',
  });
  await stored(app.unitOfWork, station, marlene);
  const draft = await written(marlene.id);
  const sent = await written(marlene.id);
  await jana.visitor.submit(`${sent}/sent`, { subject: 'Kaffee?', body: 'Hallo Marlene, magst du einen Kaffee?' });
  const attempt = sent.replace('/compose/', '/outbox/');
  ownPaths = [
    `/people/${marlene.id}`,
    `/people/${marlene.id}/edit`,
    `/people/${marlene.id}/delete`,
    `/compose?to=${marlene.id}`,
    `/welcome?station=${station.id}`,
    draft,
    attempt,
    `${attempt}/why?back=%2Ftoday`,
  ];
  paths = [
    ...['/today', '/people', '/people?q=mus', '/people/new', '/welcome?new=station', '/welcome/feelings', '/outbox'],
    ...[
      '/settings',
      '/settings/you',
      '/settings/mail',
      '/settings/delivery',
      '/settings/calendar',
      '/settings/data',
      '/settings/phone',
      '/settings/tokens',
      '/settings/security',
      '/help',
      '/help/phone?program=vdirsyncer',
    ],
    ...['/import', '/log?who=Niemand'],
    ...ownPaths,
  ];
});
afterAll(() => app.close());

async function written(contactId: string): Promise<string> {
  const fields = { to: contactId, situation: 'coffee', form: 'du', channel: 'email' };
  return String((await jana.visitor.submit('/compose', fields)).headers.location);
}

describe('every page', () => {
  it('answers whole, with one headline, at most one primary button and a title', async () => {
    for (const path of paths) {
      const { statusCode, body, headers } = await jana.visitor.get(path);
      expect([path, statusCode]).toEqual([path, 200]);
      expect([path, body.match(/<h1/g)?.length]).toEqual([path, 1]);
      expect([path, (body.match(/class="button primary"/g)?.length ?? 0) <= 1]).toEqual([path, true]);
      expect(body).toMatch(/<title>[^<]+ · Wiedersehen<\/title>/);
      expect(body).toContain('<html lang="de">');
      expect(headers['vary']).toContain('HX-Request');
      expect(headers['cache-control']).toBe('no-store');
    }
  });

  it('gives htmx exactly what stands in its <main>', async () => {
    for (const path of paths) {
      const whole = await jana.visitor.get(path);
      const part = await jana.visitor.get(path, htmx('main#main'));
      expect([path, part.body.includes('<html')]).toEqual([path, false]);
      expect([path, mainOf(part.body)]).toEqual([path, mainOf(whole.body)]);
    }
  });

  it('is hidden from other accounts: somebody else gets 404, in their own language', async () => {
    for (const path of ownPaths) {
      const { statusCode, body } = await stranger.visitor.get(path);
      expect([path, statusCode]).toEqual([path, 404]);
      expect(body).toContain('This page isn’t here (any more)');
    }
  });

  it('shows the door to visitors, and comes back after signing in', async () => {
    const answer = await app.nest.inject({ url: '/people?q=mus' });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe(`/sign-in?next=${encodeURIComponent('/people?q=mus')}`);
  });

  it('has no link that leads nowhere', async () => {
    const seen = new Set<string>();
    for (const path of paths) {
      const { body } = await jana.visitor.get(path);
      const plain = body.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
      for (const [, href = ''] of plain.matchAll(/<a [^>]*href="(\/[^"#]*)/g)) seen.add(href);
    }
    for (const href of seen) {
      const { statusCode } = await jana.visitor.get(href);
      expect([href, [200, 303].includes(statusCode)]).toEqual([href, true]);
    }
  });
});

describe('the list of people', () => {
  it('gives a search only the list, the same as on the page', async () => {
    const whole = await jana.visitor.get('/people?q=mus');
    const part = await jana.visitor.get('/people?q=mus', htmx('section#people'));
    expect(part.body.trim().startsWith('<section id="people"')).toBe(true);
    // the token of the forms in it is a new one each time
    const [onPage, alone] = [whole, part].map(({ body }) => body.replace(/(name="_csrf" value=")[^"]*/g, '$1'));
    expect(onPage).toContain(alone?.trim());
  });

  it('says kindly when nobody fits', async () => {
    const { body } = await jana.visitor.get('/people?q=xyzzy');
    expect(body).toContain('Niemand mit „xyzzy“ gefunden.');
  });

  it('escapes what was searched for', async () => {
    const { body } = await jana.visitor.get('/people?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E');
    expect(body).not.toContain('<script>alert');
  });

  it('goes on page by page', async () => {
    const many = await signedIn(app);
    const people = Array.from({ length: 60 }, (_, index) => aContact(many.account, { familyName: `Nr ${index}` }));
    await stored(app.unitOfWork, ...people);
    const first = await many.visitor.get('/people');
    const more = /href="(\/people\?cursor[^"]+)"/.exec(first.body.replaceAll('&#x3D;', '='))?.[1] ?? '';
    const second = await many.visitor.get(more);
    expect(first.body.match(/class="person-row"/g)).toHaveLength(50);
    expect(second.body.match(/class="person-row"/g)).toHaveLength(10);
  });
});

/** What is inside <main>, or a fragment without its title and its toast. Tokens differ with every answer. */
function mainOf(body: string): string {
  const inside = /<main[^>]*>([\s\S]*)<\/main>/.exec(body)?.[1] ?? body;
  return inside
    .replace(/^<title>.*<\/title>/, '')
    .replace(/<hx-partial[\s\S]*<\/hx-partial>/, '')
    .replace(/name="_csrf" value="[^"]*"/g, 'name="_csrf"')
    .trim();
}
