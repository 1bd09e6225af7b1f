import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OwnTemplatesService } from '../../../src/outreach/own-templates/own-templates.service.js';
import type { OwnTemplate } from '../../../src/outreach/own-templates/own-template.entity.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';
import { aContact, stored } from '../../support/builders.js';
import { htmx } from '../../support/visitor.js';

const PART = 'section#template-preview';
const form = {
  name: 'Kaffee, kurz',
  situation: 'coffee',
  language: 'de',
  form: 'du',
  subject: 'Kaffee in {{stadt}}?\r\nKaffee?',
  letter: '{{anrede}}\r\n\r\nLust auf einen Kaffee?',
  short: '',
  script: '',
  heading: 'tone: warm',
};

describe('the pages of templates', () => {
  let app: TestApp;
  let me: SignedIn;

  beforeAll(async () => {
    app = await startApp();
    me = await signedIn(app, { locale: 'de', name: 'Jana Wehrmann' });
  });
  afterAll(() => app.close());

  const all = (): Promise<OwnTemplate[]> => app.get(OwnTemplatesService).list(me.account.id);
  const made = async (): Promise<string> => {
    const { headers } = await me.visitor.submit('/templates', form);
    return String(headers['location']).split('/').at(-1) ?? '';
  };
  const find = (id: string): Promise<OwnTemplate> => app.get(OwnTemplatesService).find(me.account.id, id);
  const revisionOf = async (id: string, query = ''): Promise<string> =>
    /name="revision" value="([^"]+)"/.exec((await me.visitor.get(`/templates/${id}${query}`)).body)?.[1] ?? '';

  it('list what comes with the program by occasion, and one’s own', async () => {
    const { body } = await me.visitor.get('/templates');
    expect(body).toContain('Noch keine. Nimm eine eingebaute als Anfang');
    expect(body.match(/href="\/templates\/builtin:/g)).toHaveLength(68);
    expect(body).toContain('noch nicht verschickt');
    const arrived = await me.visitor.follow(
      await me.visitor.submit('/templates/copy', { copyOf: 'builtin:de-du:coffee' }),
    );
    expect(arrived.body).toContain('Deine Vorlage ist da.');
    expect((await me.visitor.get('/templates')).body).toContain('Deutsch, du');
  });

  it('show a template that comes with the program, to be copied', async () => {
    const { body } = await me.visitor.get('/templates/builtin:de-sie:call');
    expect(body).toContain('Diese Vorlage kommt mit Wiedersehen.');
    expect(body).toContain('readonly');
    expect(body).toContain('Guten Tag Frau Dr. Beispiel');
    expect((await me.visitor.get('/templates/builtin:de-sie:tea')).statusCode).toBe(404);
  });

  it('make the text of the boxes, and keep what has no box', async () => {
    const id = await made();
    expect((await find(id)).source).toBe(
      '---\ntone: warm\nsubject: Kaffee in {{stadt}}?\nsubject: Kaffee?\n---\n{{anrede}}\n\nLust auf einen Kaffee?\n',
    );
    const { body } = await me.visitor.get(`/templates/${id}`);
    for (const part of ['Kaffee in {{stadt}}?\nKaffee?', '{{anrede}}\n\nLust', 'value="tone: warm"', 'Liebe Marlene,'])
      expect(body).toContain(part);
  });

  it('show and save the whole text, and lose nothing of it', async () => {
    const id = await made();
    const revision = await revisionOf(id, '?as=text');
    const { source } = await find(id);
    const sent = { ...form, as: 'text', source: source.replaceAll('\n', '\r\n'), revision };
    const answer = await me.visitor.submit(`/templates/${id}`, sent);
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, `/templates/${id}?as=text`]);
    expect((await find(id)).source.trim()).toBe(source.trim());
  });

  it('say all that is wrong, in the box where it stands, and store nothing', async () => {
    const count = (await all()).length;
    const letter = '{{anrede}}\r\n\r\nKaffee in {{stadd}}? {{> x}}';
    const { statusCode, body } = await me.visitor.submit('/templates', { ...form, subject: '{{tagg}}', letter });
    expect(statusCode).toBe(422);
    for (const problem of [
      'Betreff, Zeile 1, Stelle 1: {{tagg}} kenne ich nicht – meintest du {{tag}}?',
      'Brief, Zeile 3, Stelle 11: {{stadd}} kenne ich nicht – meintest du {{stadt}}?',
      'Brief, Zeile 3, Stelle 22: {{&gt; x}} geht hier nicht.',
    ]) {
      expect(body).toContain(problem);
    }
    expect(body).toContain('Kaffee in {{stadd}}?');
    expect((await all()).length).toBe(count);
  });

  it('show while one writes what it makes: the part alone, for whomever one chooses', async () => {
    const contact = aContact(me.account, { givenName: 'Mia', familyName: 'Muster', gender: 'f', form: 'du' });
    await stored(app.unitOfWork, contact);
    const look = (fields: object) => me.visitor.submit('/templates/preview', { ...form, ...fields }, htmx(PART));
    const { body } = await look({});
    expect(body).toMatch(/^<section id="template-preview"/);
    expect(body).toContain('Liebe Marlene,');
    expect((await look({ example: 'bare' })).body).toContain('Hallo Kim,');
    expect((await look({ example: contact.id })).body).toContain('Liebe Mia,');
    expect((await look({ letter: 'Hätten Sie Zeit für dich? Wann?' })).body).toContain('Sie');
    expect((await look({ letter: '', subject: '', heading: '' })).statusCode).toBe(200);
  });

  it('and without JavaScript on a page of its own, with what was written', async () => {
    const id = await made();
    const { statusCode, body } = await me.visitor.submit(`/templates/${id}/preview`, {
      ...form,
      letter: 'Etwas anderes.',
    });
    expect(statusCode).toBe(200);
    expect(body).toContain('<h1>Kaffee, kurz</h1>');
    expect(body.match(/Etwas anderes\./g)?.length).toBeGreaterThan(1);
    expect((await find(id)).source).not.toContain('Etwas anderes');
  });

  it('take an earlier version back', async () => {
    const id = await made();
    const { source } = await find(id);
    await me.visitor.submit(`/templates/${id}`, { ...form, letter: 'Zwei.', revision: await revisionOf(id) });
    expect((await me.visitor.get(`/templates/${id}`)).body).toContain('Fassung 2, gilt jetzt');
    const arrived = await me.visitor.follow(await me.visitor.submit(`/templates/${id}/restore`, { version: '1' }));
    expect(arrived.body).toContain('Die frühere Fassung gilt wieder.');
    expect(await find(id)).toMatchObject({ source, version: 3 });
  });

  it('delete one, and give it back with the button of the toast', async () => {
    const id = await made();
    const before = await find(id);
    const { body } = await me.visitor.follow(await me.visitor.submit(`/templates/${id}/delete`));
    expect(body).toContain('Vorlage gelöscht.');
    const undo = /action="(\/undo\/[^"]+)"/.exec(body)?.[1] ?? '';
    await me.visitor.submit(undo, { back: '/templates' });
    expect(await find(id)).toEqual(before);
  });

  it('stand in the choice of occasions, and a letter is written with the one chosen', async () => {
    const id = await made();
    const contact = aContact(me.account, { givenName: 'Mia', gender: 'f', form: 'du', language: 'de' });
    await stored(app.unitOfWork, contact);
    const { body } = await me.visitor.get(`/compose?to=${contact.id}&templateId=${id}`);
    expect(body).toContain(`<option value="template:${id}" selected>Kaffee, kurz (Auf einen Kaffee)</option>`);
    const sent = { to: contact.id, situation: `template:${id}`, form: 'du', channel: 'email' };
    const letter = await me.visitor.follow(await me.visitor.submit('/compose', sent));
    expect(letter.body).toContain('Liebe Mia,\n\nLust auf einen Kaffee?');
    expect(letter.body).toContain(`<option value="template:${id}" selected>`);
    const address = /action="(\/compose\/[^"]+\/rewrite)"/.exec(letter.body)?.[1] ?? '';
    const plain = await me.visitor.follow(await me.visitor.submit(address, { ...sent, situation: 'coffee' }));
    expect(plain.body).not.toContain('Liebe Mia,\n\nLust auf einen Kaffee?');
    expect(plain.body).toContain('<option value="coffee" selected>');
  });

  it('never write over what another tab has saved', async () => {
    const id = await made();
    const revision = await revisionOf(id);
    await me.visitor.submit(`/templates/${id}`, { ...form, letter: 'Erste.', revision });
    const late = await me.visitor.submit(`/templates/${id}`, { ...form, letter: 'Zweite.', revision });
    expect(late.statusCode).toBe(412);
    expect(late.body).toContain('Zweite.');
    expect((await find(id)).source).toContain('Erste.');
    const again = /name="revision" value="([^"]+)"/.exec(late.body)?.[1] ?? '';
    await me.visitor.submit(`/templates/${id}`, { ...form, letter: 'Zweite.', revision: again });
    expect((await find(id)).source).toContain('Zweite.');
  });
});
