import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signedIn, type SignedIn, startApp, type TestApp } from '../../support/app.js';

const timeZone = 'Europe/Berlin';
const SLOT = /name="slot" value="([^"]+)"( checked)?><span>([^]*?)<\/span>/gu;

interface Chip {
  readonly value: string;
  readonly chosen: boolean;
  readonly words: string;
}

function chips(html: string): Chip[] {
  return [...html.matchAll(SLOT)].map(([, value = '', checked, words = '']) => ({
    value,
    chosen: checked !== undefined,
    words: words.replace(/<[^>]+>/gu, ''),
  }));
}

describe('the times that the page of a message proposes', () => {
  let app: TestApp;
  let me: SignedIn;

  beforeAll(async () => {
    app = await startApp({ clock: '2026-11-23T08:00:00.000Z' }); // a Monday
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    me = await signedIn(app, { locale: 'de', timeZone, country: 'DE', region: 'BE' });
  });

  const somebody = (more: object = {}): Promise<string> =>
    me.api.make('/contacts', { givenName: 'Priya', form: 'du', language: 'de', ...more });
  const page = async (path: string): Promise<string> => (await me.visitor.get(path)).body;
  const held = async (path: string): Promise<string[]> => {
    const found = (await me.api.get(path.replace('/compose', '/attempts'))).json<{ slots: { start: string }[] }>();
    return found.slots.map(({ start }) => start);
  };

  it('are five free ones of the next days, an early and a later one in turn, none ticked', async () => {
    const at = { start: '2026-11-24T08:00:00Z', end: '2026-11-24T18:00:00Z', timeZone };
    await me.api.make('/meetings', { contactIds: [await somebody()], ...at });
    const found = chips(await page(`/compose?to=${await somebody()}`));
    expect(found.map(({ words }) => words)).toEqual([
      'Mi 25. November, 10:00 bis 10:45',
      'Do 26. November, 14:30 bis 15:15',
      'Fr 27. November, 10:00 bis 10:45',
      'Mo 30. November, 14:30 bis 15:15',
      'Di 1. Dezember, 10:00 bis 10:45',
    ]);
    expect(found.some(({ chosen }) => chosen)).toBe(false);
  });

  it('are as long as it takes, and say the other clock where it differs', async () => {
    const priya = await somebody({ timeZone: 'America/New_York' });
    const [first] = chips(await page(`/compose?to=${priya}&situation=call`));
    expect(first?.words).toBe('Di 24. November, 13:00 bis 13:20 bei Priya 07:00');
  });

  it('go into the letter when they are ticked, are held, stand ticked in the draft, and are let go again', async () => {
    const id = await somebody();
    const [first, second, third] = chips(await page(`/compose?to=${id}`));
    const slot = [first?.value ?? '', second?.value ?? '', third?.value ?? ''];
    const answer = await me.visitor.submit('/compose', { to: id, situation: 'coffee', slot });
    const path = String(answer.headers.location);
    expect(await held(path)).toEqual(slot.map((value) => value.split('/')[0]));
    const draft = await page(path);
    expect(draft).toContain('Dienstag, 24. November, 10 bis 10:45 Uhr');
    expect(chips(draft).filter(({ chosen }) => chosen)).toHaveLength(3);
    await me.visitor.submit(`${path}/rewrite`, { situation: 'coffee', slot: slot.slice(0, 1) });
    expect(await held(path)).toEqual([slot[0]?.split('/')[0]]);
    expect(chips(await page(`/compose?to=${await somebody()}`)).map(({ value }) => value)).not.toContain(slot[0]);
  });

  it('stay as they were ticked when the form comes back, beside one that was said by hand', async () => {
    const id = await somebody();
    const [, second] = chips(await page(`/compose?to=${id}`));
    const byHand = { day1: '2026-11-01', from1: '10:00', until1: '11:00' };
    const again = await me.visitor.submit('/compose', {
      to: id,
      situation: 'coffee',
      slot: second?.value ?? '',
      ...byHand,
    });
    expect(again.statusCode).toBe(422);
    expect(chips(again.body).filter(({ chosen }) => chosen)).toMatchObject([{ value: second?.value }]);
    expect(again.body).toContain('value="2026-11-01"');
    expect(again.body).toContain('id="slots-error"');
  });

  it('a note offers none, even if one is ticked', async () => {
    const id = await somebody();
    const [first] = chips(await page(`/compose?to=${id}`));
    const answer = await me.visitor.submit('/compose', { to: id, situation: 'birthday', slot: first?.value ?? '' });
    expect(await held(String(answer.headers.location))).toEqual([]);
  });

  it('on a trip they are days of the trip, weekends too', async () => {
    const trip = await me.api.make('/trips', { city: 'München', from: '2026-12-05', to: '2026-12-06' });
    const days = chips(await page(`/compose?to=${await somebody()}&tripId=${trip}`)).map(({ words }) => words);
    expect(days.length).toBeGreaterThan(2);
    expect(days.every((words) => /^(?:Sa 5|So 6)\. Dezember/u.test(words))).toBe(true);
  });

  it('nothing free is said in a sentence', async () => {
    await me.api.patch('/account', { quietDates: Array.from({ length: 14 }, (_, n) => `2026-${n < 7 ? `11-${24 + n}` : `12-0${n - 6}`}`) }); // prettier-ignore
    expect(await page(`/compose?to=${await somebody()}`)).toContain('In den nächsten Tagen ist nichts frei');
  });
});
