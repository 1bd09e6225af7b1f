import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';
import { aContact, stored } from '../../support/builders.js';

describe('the quick log', () => {
  let app: TestApp;
  let owner: SignedIn;
  let marlene: string;
  beforeAll(async () => {
    app = await startApp();
    owner = await signedIn(app);
    const people = [
      ['Marlene', 'Vogt'],
      ['Ayla', 'Demir'],
      ['Ayla', 'Kurt'],
    ].map(([givenName = '', familyName = '']) => aContact(owner.account, { givenName, familyName }));
    await stored(app.unitOfWork, ...people);
    marlene = people[0]?.id ?? '';
  });
  afterAll(() => app.close());

  const talksWith = async (id: string): Promise<object[]> =>
    (await owner.api.get(`/contacts/${id}/interactions`)).json<{ items: object[] }>().items;

  it('a line becomes chips, and "Merken" keeps it; the toast takes it back', async () => {
    const { visitor } = owner;
    const text = 'Kaffee mit Marlene, Dienstag, Thema Volontariat';
    expect((await visitor.get('/today')).body).toContain('placeholder="Kaffee mit Marlene');
    const read = await visitor.submit('/log', { text });
    for (const chip of ['Marlene Vogt', 'Dienstag, 17. November', 'Treffen auf einen Kaffee', 'Thema Volontariat']) {
      expect(read.body).toContain(chip);
    }
    expect(await talksWith(marlene)).toEqual([]);
    const chips = { contactId: marlene, on: '2026-11-17', channel: 'coffee', direction: 'mutual' };
    const saved = await visitor.follow(
      await visitor.submit('/log', { text, act: 'save', ...chips, summary: 'Thema Volo' }),
    );
    expect(saved.body).toContain('Gemerkt.');
    expect(await talksWith(marlene)).toMatchObject([{ on: '2026-11-17', channel: 'coffee', summary: 'Thema Volo' }]);
    const undo = /action="(\/undo\/[^"]+)"/.exec(saved.body)?.[1];
    await visitor.follow(await visitor.submit(undo ?? 'no undo offered'));
    expect(await talksWith(marlene)).toEqual([]);
  });

  it('asks who it was, and finds somebody else by half a name', async () => {
    const { visitor } = owner;
    const asked = await visitor.submit('/log', { text: 'Ayla angerufen' });
    expect(asked.body).toContain('Wer von ihnen war es?');
    expect(asked.body).toContain('Ayla Kurt');
    const unanswered = await visitor.submit('/log', {
      text: 'Ayla angerufen',
      act: 'save',
      on: '2026-11-23',
      channel: 'call',
    });
    expect(unanswered.statusCode).toBe(200);
    expect(unanswered.body).toContain('Wer von ihnen war es?');
    const found = await visitor.submit('/log', { text: 'Zilla angerufen', act: ['save', 'find'], who: 'Marl' });
    expect(found.body).toContain('Marlene Vogt');
    const unknown = await visitor.submit('/log', { text: 'Zilla angerufen' });
    expect(unknown.body).toContain('/people/new?line&#x3D;Zilla+angerufen&amp;name&#x3D;Zilla');
  });

  it('whoever is missing is written down first, and the line is still there afterwards', async () => {
    const { visitor } = owner;
    const line = 'Kaffee mit Frau Zorn, gestern';
    const form = await visitor.get(`/people/new?${new URLSearchParams({ name: 'Zorn', line }).toString()}`);
    expect(form.body).toContain(`name="line" value="${line}"`);
    expect(form.body).toContain('name="familyName" type="text" value="Zorn"');
    const read = await visitor.follow(await visitor.submit('/people', { familyName: 'Zorn', line }));
    for (const chip of ['Zorn', 'Sonntag, 22. November', 'Treffen auf einen Kaffee']) expect(read.body).toContain(chip);
    const [person = ''] = /name="person" value="([^"]+)"/.exec(read.body)?.slice(1) ?? [];
    expect(await talksWith(person)).toEqual([]);
  });

  it('on the page of a person the person is known', async () => {
    const { visitor } = owner;
    expect((await visitor.get(`/people/${marlene}`)).body).toContain(`name="person" value="${marlene}"`);
    const read = await visitor.submit('/log', { text: 'gestern telefoniert', person: marlene });
    expect(read.body).toContain('Sonntag, 22. November');
    const saved = await visitor.submit('/log', {
      text: 'gestern telefoniert',
      person: marlene,
      act: 'save',
      on: '2026-11-22',
      channel: 'call',
    });
    expect(saved.headers.location).toBe(`/people/${marlene}`);
  });

  it('half a name still leads to the person', async () => {
    expect((await owner.visitor.get('/log?who=Marl')).headers.location).toBe(`/people/${marlene}#log`);
    expect((await owner.visitor.get('/log?who=Ayl')).body).toContain('Ayla Kurt');
    expect((await owner.visitor.get('/log')).body).toContain('Eine Zeile genügt');
  });

  it('an empty line and a tower of text are refused in a sentence', async () => {
    for (const text of ['', 'x'.repeat(501)]) {
      expect((await owner.visitor.submit('/log', { text })).statusCode).toBe(422);
    }
  });

  it('over the API: understood, unsure with options, saved', async () => {
    const { api } = owner;
    const asked = await api.post('/quick-log', { text: 'Kaffee mit Ayla am Montag', save: true });
    expect(asked.statusCode).toBe(200);
    const answer = asked.json<{
      unsure: { field: string; question: string; options: { value: string; label: string }[] }[];
    }>();
    expect(answer).toMatchObject({ saved: null, understood: { contact: null, channel: 'coffee', on: null } });
    expect(answer.unsure.map(({ field, question }) => [field, question])).toEqual([
      ['contactId', 'Wer von ihnen war es?'],
      ['on', 'An welchem Tag war es?'],
    ]);
    const [who, when] = answer.unsure.map(({ options }) => options[0]?.value);
    const saved = await api.post('/quick-log', {
      text: 'Kaffee mit Ayla am Montag',
      save: true,
      contactId: who,
      on: when,
    });
    expect(saved.json()).toMatchObject({ unsure: [], saved: { contactId: who, on: '2026-11-23', channel: 'coffee' } });
  });
});
