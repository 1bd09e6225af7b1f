import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';

interface Check {
  readonly code: string;
  readonly text: string;
  readonly suggestion: string;
  readonly blocks: boolean;
  readonly start: number | null;
  readonly end: number | null;
  readonly insert: { start: number; end: number; text: string } | null;
}

describe('POST /drafts/check', () => {
  let app: TestApp;
  let me: SignedIn;

  beforeAll(async () => {
    app = await startApp();
    app.clock.set('2026-11-20T08:00:00.000Z'); // a Friday
    me = await signedIn(app);
  });
  afterAll(() => app.close());

  const check = async (body: object): Promise<Check[]> =>
    (await me.api.post('/drafts/check', body)).json<{ checks: Check[] }>().checks;

  it('gives reason, suggestion, where it stands, and what could stand there', async () => {
    const text = 'Guten Tag Frau Muster,\n\nleider nie gemeldet. Passt Donnerstag, 27. November?\n\nAda';
    const checks = await check({ text, language: 'de', form: 'sie' });
    expect(checks.map(({ code }) => code)).toEqual(['no-way-out', 'guilt', 'wrong-weekday']);
    const [wayOut, guilt, weekday] = checks;
    expect(wayOut).toMatchObject({ blocks: false, start: null, end: null });
    expect(wayOut?.suggestion).toContain('bei Ihnen');
    expect(text.slice(guilt?.start ?? 0, guilt?.end ?? 0)).toBe('leider nie');
    expect(text.slice(weekday?.start ?? 0, weekday?.end ?? 0)).toBe('Donnerstag, 27. November');
    expect(weekday).toMatchObject({ suggestion: 'Freitag', insert: { text: 'Freitag' } });
    const { start = 0, end = 0, text: words = '' } = wayOut?.insert ?? {};
    expect(
      await check({ text: text.slice(0, start) + words + text.slice(end), language: 'de', form: 'sie' }),
    ).toHaveLength(2);
  });

  it('says the reason in the language of the account, the sentence in that of the message', async () => {
    await me.api.patch('/account', { locale: 'en' });
    const [hint] = await check({ text: 'Passt es dir?', language: 'de', form: 'du' });
    expect(hint?.text).toMatch(/^A line that makes it easy/u);
    expect(hint?.suggestion).toMatch(/^Wenn es bei dir/u);
    const english = (await me.api.post('/drafts/check', { text: 'Does it?', language: 'en', form: 'sie' })).json<{
      checks: Check[];
    }>();
    expect(english.checks[0]?.suggestion).toMatch(/^If it does not suit/u);
  });

  it('a note needs neither a question nor a way out', async () => {
    expect(await check({ text: 'Danke dir.', language: 'de', form: 'du', situation: 'thank-you' })).toEqual([]);
    expect((await check({ text: 'Danke dir.', language: 'de', form: 'du' })).map(({ code }) => code)).toEqual([
      'no-open-question',
      'no-way-out',
    ]);
  });

  it('only a placeholder blocks', async () => {
    const checks = await check({ text: 'Sorry, du musst. Am [Tag]? Am {{day}}? Ihnen.', language: 'de', form: 'du' });
    expect(checks.filter(({ blocks }) => blocks).map(({ code }) => code)).toEqual(['placeholder']);
  });

  it.each([
    ['too long', { text: 'a'.repeat(20_001), language: 'de', form: 'du' }, '/text'],
    ['no language', { text: 'Hallo', form: 'du' }, '/language'],
    ['an unknown occasion', { text: 'Hallo', language: 'de', form: 'du', situation: 'dinner' }, '/situation'],
    ['null for an occasion', { text: 'Hallo', language: 'de', form: 'du', situation: null }, '/situation'],
  ])('%s: 422 with its field', async (_, body, pointer) => {
    const answer = await me.api.post('/drafts/check', body);
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ errors: { pointer: string }[] }>().errors.map((error) => error.pointer)).toContain(pointer);
  });

  it('20,000 characters of anything come back at once', async () => {
    for (const part of ['„', '26.11. ', 'sofort ', '{{', '? ', '\n \n', 'Donnerstag, 27. November ']) {
      const text = part.repeat(20_000).slice(0, 20_000);
      expect((await me.api.post('/drafts/check', { text, language: 'de', form: 'sie' })).statusCode).toBe(200);
    }
  });
});
