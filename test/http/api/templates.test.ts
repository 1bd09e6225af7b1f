import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../../support/api-client.js';
import { signedIn, startApp, type TestApp } from '../../support/app.js';

const mine = {
  name: 'Kaffee',
  situation: 'coffee',
  language: 'de',
  form: 'du',
  source: '{{anrede}}\n\nKaffee in {{stadt}}?',
};

interface Template {
  readonly id: string;
  readonly source: string;
  readonly version: number | null;
}

describe('the API of templates', () => {
  let app: TestApp;
  let api: ApiClient;

  beforeAll(async () => {
    app = await startApp();
    ({ api } = await signedIn(app, { name: 'Jana Wehrmann' }));
  });
  afterAll(() => app.close());

  const made = async (body: object = mine): Promise<Template> => {
    const answer = await api.post('/templates', body);
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<Template>();
  };

  it('lists one’s own before the 68 that come with the program', async () => {
    const { id } = await made();
    const { items } = (await api.get('/templates')).json<{ items: { id: string; builtIn: boolean; used: number }[] }>();
    expect(items.filter(({ builtIn }) => builtIn)).toHaveLength(68);
    expect(items[0]).toMatchObject({ id, builtIn: false, used: 0, answers: 0, version: 1 });
    const query = '/templates?situation=call&language=en&form=sie';
    expect((await api.get(query)).json<{ items: object[] }>().items).toMatchObject([{ id: 'builtin:en-formal:call' }]);
  });

  it('reads, copies and never changes what comes with the program', async () => {
    const builtIn = await api.get('/templates/builtin:de-sie:coffee');
    expect(builtIn.json()).toMatchObject({ id: 'builtin:de-sie:coffee', builtIn: true, version: null });
    const copy = await made({ copyOf: 'builtin:de-sie:coffee' });
    expect(copy.source).toBe(builtIn.json<Template>().source);
    const headers = { 'if-match': String(builtIn.headers['etag']) };
    const answers = [
      await api.patch('/templates/builtin:de-sie:coffee', { name: 'x' }, headers),
      await api.delete('/templates/builtin:de-sie:coffee', headers),
    ];
    expect(answers.map((answer) => [answer.statusCode, answer.json<{ type: string }>().type])).toEqual([
      [409, '/problems/template-built-in'],
      [409, '/problems/template-built-in'],
    ]);
    expect((await api.get('/templates/builtin:de-sie:tea')).statusCode).toBe(404);
  });

  it('keeps versions and takes one back', async () => {
    const { id } = await made();
    const changed = await api.patch(`/templates/${id}`, { source: 'Zwei.' }, { 'if-match': '*' });
    expect(changed.json()).toMatchObject({ version: 2, source: 'Zwei.' });
    const versions = (await api.get(`/templates/${id}/versions`)).json<{ items: object[] }>().items;
    expect(versions).toMatchObject([
      { version: 2, source: 'Zwei.' },
      { version: 1, source: mine.source },
    ]);
    const restored = await api.post(`/templates/${id}/restore`, { version: 1 });
    expect([restored.statusCode, restored.json()]).toMatchObject([200, { version: 3, source: mine.source }]);
    expect((await api.post(`/templates/${id}/restore`, { version: 9 })).statusCode).toBe(404);
  });

  it('says everything that is wrong, with line and column', async () => {
    const answer = await api.post('/templates', { ...mine, source: 'Hallo {{stadd}},\n{{> x}} {{quux}}' });
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ errors: object[] }>().errors).toEqual([
      { pointer: '/source', detail: 'Line 1, column 7: {{stadd}} is not known here; did you mean {{stadt}}?' },
      {
        pointer: '/source',
        detail: 'Line 2, column 1: {{> x}}: only {{field}}, {{#if field}} and {{#unless field}} are possible.',
      },
      { pointer: '/source', detail: 'Line 2, column 9: {{quux}} is not known here.' },
    ]);
  });

  it('shows what a text makes: for somebody invented, and for a person of one’s own', async () => {
    const contact = (await api.post('/contacts', { givenName: 'Mia', form: 'du', gender: 'f' })).json<{ id: string }>()
      .id;
    const look = async (body: object): Promise<Record<string, unknown>> => {
      const answer = await api.post('/templates/preview', body);
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json<Record<string, unknown>>();
    };
    const manner = { situation: 'coffee', language: 'de', form: 'du' };
    expect(await look({ ...manner, source: mine.source })).toMatchObject({
      person: { name: 'Marlene Beispiel', contactId: null },
      body: 'Liebe Marlene,\n\nKaffee in München?',
      problems: [],
    });
    expect(await look({ ...manner, source: `${mine.source}\n| Kaffee?`, contactId: contact })).toMatchObject({
      person: { name: 'Mia', contactId: contact },
      body: 'Liebe Mia,\n\nKaffee?',
    });
    expect(await look({ templateId: 'builtin:en-casual:call' })).toMatchObject({ problems: [], checks: [] });
    expect(await look({ ...manner, source: '{{stadd}}' })).toMatchObject({
      body: null,
      problems: [
        {
          ...{ code: 'field-unknown', line: 1, column: 1, meant: 'stadt' },
          text: '{{stadd}} kenne ich nicht – meintest du {{stadt}}?',
        },
      ],
    });
  });

  it('hints at Sie in a du letter, and at a missing way out', async () => {
    const source = 'Hallo {{name}},\n\nhätten Sie Zeit? Ich freue mich auf dich und auf Ihren Rat.';
    const { checks } = (
      await api.post('/templates/preview', { source, situation: 'coffee', language: 'de', form: 'du' })
    ).json<{ checks: { code: string }[] }>();
    expect(checks.map(({ code }) => code)).toEqual(expect.arrayContaining(['sie-du-mix', 'no-way-out']));
  });

  const hostile: Readonly<Record<string, unknown>> = {
    'nested 5,000 deep': '{{#if city}}'.repeat(5_000) + '{{/if}}'.repeat(5_000),
    'nested as deep as 8 kB go': '{{#if job}}'.repeat(430) + '{{/if}}'.repeat(430),
    '8 kB of mustaches': '{{city}}'.repeat(1_024),
    '8 kB of brackets': '{'.repeat(8_192),
    'too long in bytes': 'ä'.repeat(8_000),
    'a syntax tree': { type: 'Program', body: [{ type: 'MustacheStatement' }] },
    'a list': ['{{city}}'],
    'a number': 7,
    null: null,
    nothing: '',
    'only blanks': ' \n ',
    'a constructor': '{{constructor}}',
    'a prototype': '{{__proto__}}{{city.__proto__}}',
    'a lookup': '{{lookup this "constructor"}}',
    helperMissing: '{{helperMissing}}',
    'a partial': '{{> x}}',
    'a decorator': '{{#*inline "x"}}{{/inline}}',
    'a triple stash': '{{{city}}}',
    'a raw block': '{{{{raw}}}}x{{{{/raw}}}}',
    'a sub-expression': '{{#if (city)}}x{{/if}}',
    'half a character': '{{city}}\ud800',
    NUL: '{{city}}\u0000',
    'a letter that looks like another': '{{сity}}',
  };

  it.each(Object.entries(hostile))('a hostile text is refused with 422: %s', async (_name, source) => {
    const answer = await api.request('POST', '/templates', { ...mine, source });
    expect(answer.statusCode, answer.body).toBe(422);
    const look = await api.request('POST', '/templates/preview', { source });
    expect(look.statusCode).toBeLessThan(500);
  });

  it.each([
    ['/templates', { copyOf: null }, '/copyOf'],
    ['/templates', { ...mine, copyOf: null }, '/copyOf'],
    ['/templates/preview', { templateId: null }, '/templateId'],
    ['/templates/preview', { source: 'Hallo', templateId: null }, '/templateId'],
  ])('a template that is null is no template: POST %s %j', async (path, body, pointer) => {
    const answer = await api.post(path, body);
    expect(answer.statusCode, answer.body).toBe(422);
    expect(answer.json<{ errors: object[] }>().errors).toContainEqual(expect.objectContaining({ pointer }));
  });

  it('never breaks, whatever is sent', async () => {
    const token = fc.constantFrom(
      '{{',
      '}}',
      '{{#if city}}',
      '{{/if}}',
      '{{else}}',
      'city',
      '\n',
      '|',
      '---',
      '=== short',
      '\u202e',
    );
    const source = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.array(token, { maxLength: 60 }).map((parts) => parts.join('')),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(source, async (sent) => {
        const { statusCode } = await api.request('POST', '/templates/preview', { source: sent });
        expect([200, 422]).toContain(statusCode);
      }),
      { numRuns: 150 },
    );
  });
});
