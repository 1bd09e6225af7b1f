import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttemptResponse } from '../../../src/api/responses/attempt.response.js';
import type { ContactResponse } from '../../../src/api/responses/contact.response.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';

/** What a page asks: the names of its groups of choices, in the order they stand. */
const asked = (page: string): string[] =>
  [...page.matchAll(/<fieldset class="field" id="(\w+)"/g)].map((m) => m[1] ?? '');
const valuesOf = (page: string, name: string): string[] =>
  [...page.matchAll(new RegExp(`name="${name}" value="([\\w-]+)"`, 'g'))].map((m) => m[1] ?? '');

describe('"Three questions are enough"', () => {
  let app: TestApp;
  let jana: SignedIn;
  beforeAll(async () => {
    app = await startApp();
    jana = await signedIn(app);
  });
  afterAll(() => app.close());

  const someone = async (givenName: string): Promise<string> =>
    (await jana.api.post('/contacts', { givenName })).json<{ id: string }>().id;

  /** Written down on the welcome pages, as the memory jogger asks. */
  const remembered = async (names: string): Promise<string> => {
    const station = { kind: 'internship', organisation: 'Lokalradio Jena', from: '2023', to: '2023' };
    const { body } = await jana.visitor.follow(await jana.visitor.submit('/welcome/stations', station));
    await jana.visitor.submit(/action="(\/welcome\/stations\/[^"]+\/people)"/.exec(body)?.[1] ?? '', {
      names,
      prompt: '1',
    });
    const page = (await jana.visitor.get('/welcome/feelings')).body;
    return /\/welcome\/feelings\/([\w-]+)/.exec(page)?.[1] ?? '';
  };

  it('"how a message would feel, roughly when you last spoke, and whether anything makes it hard", nothing else', async () => {
    const id = await remembered('Marlene');
    const { body } = await jana.visitor.get('/welcome/feelings');
    expect(asked(body)).toEqual(['feltRung', 'spoken', 'hard']);
    expect(valuesOf(body, 'feltRung')).toEqual(['easy', 'doable', 'courage']);
    expect(valuesOf(body, 'hard')).toEqual(['above', 'quarrel']);
    const form = /<form action="\/welcome\/feelings[\s\S]*?<\/form>/.exec(body)?.[0] ?? '';
    const names = new Set([...form.matchAll(/ name="(\w+)"/g)].map((m) => m[1]));
    expect([...names].filter((name) => !['_csrf', 'skip'].includes(name ?? ''))).toEqual([
      'feltRung',
      'spoken',
      'hard',
    ]);
    await jana.visitor.submit(`/welcome/feelings/${id}`, { feltRung: 'doable', spoken: 'unknown', hard: 'quarrel' });
    const told = { feltRung: 'doable', roughlyLastOn: null, tension: true, higherStatus: null, metInPerson: null };
    expect((await jana.api.get(`/contacts/${id}`)).json<ContactResponse>()).toMatchObject(told);
  });

  it('"everything else stays under how is this chosen?"', async () => {
    const { body } = await jana.visitor.get(`/people/${await someone('Ute')}/why`);
    const more = ['layer', 'metInPerson', 'gotOnWell', 'form', 'higherStatus', 'tension'];
    expect(asked(body)).toEqual(expect.arrayContaining(['feltRung', 'spoken', ...more]));
  });

  it('"after a no, there is one row of four taps", and the date follows', async () => {
    const id = await someone('Tom');
    const wish = { situation: 'coffee', language: 'de', form: 'du' };
    const attempt = (await jana.api.post(`/contacts/${id}/attempts`, wish)).json<AttemptResponse>();
    await jana.api.post(`/attempts/${attempt.id}/sent`);
    const outcome = `/outbox/${attempt.id}/outcome`;
    const { body } = await jana.visitor.follow(await jana.visitor.submit(outcome, { outcome: 'no' }));
    const rows = body.split('<form ').filter((form) => form.includes('name="reason"'));
    expect(rows).toHaveLength(1);
    const taps = [...(rows[0] ?? '').matchAll(/<button [^>]*name="reason"[^>]*>([^<]+)<\/button>/g)].map((m) => m[1]);
    expect(taps).toEqual(['anderer Termin', 'viel los', 'gerade kein Bedarf', 'weiß nicht']);
    expect(valuesOf(body, 'reason')).toEqual(['wrong-date', 'too-busy', 'no-need-now', 'unknown']);
    const days: string[] = [];
    for (const reason of ['wrong-date', 'too-busy', 'unknown', 'no-need-now']) {
      await jana.visitor.submit(outcome, { outcome: 'no', reason });
      const { comebackOn } = (await jana.api.get(`/attempts/${attempt.id}`)).json<AttemptResponse>();
      days.push(comebackOn ?? '');
    }
    expect(days, 'the date follows from the tap').toEqual([...days].sort());
    expect(new Set(days).size).toBe(4);
  });
});
