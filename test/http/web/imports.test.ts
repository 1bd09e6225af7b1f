import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';
import { aContact, stored } from '../../support/builders.js';

let app: TestApp;
let jana: SignedIn;
let page: string;

beforeAll(async () => {
  app = await startApp();
  jana = await signedIn(app);
  await stored(app.unitOfWork, aContact(jana.account, { givenName: 'Greta', familyName: 'Baumann' }));
});
afterAll(() => app.close());

const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n';
const rows = [
  'Bastian,Adler,https://www.linkedin.com/in/bastian,,Saale-Kurier,Redakteur,14 Mar 2022',
  'Greta,Baumann,https://www.linkedin.com/in/greta,,Kreuzer,Volontärin,19 Jan 2025',
  ',,,,,,07 Jun 2024',
  'Ceyda,Çelik,https://www.linkedin.com/in/ceyda,,Studio Nord,Podcast,07 Jun 2024',
].join('\n');

describe('importing a file without JavaScript', () => {
  it('shows what was found before anything is saved, the unclear one with a question', async () => {
    const uploaded = await jana.visitor.upload('/import', { filename: 'Connections.csv', bytes: header + rows });
    page = String(uploaded.headers.location);
    const { body } = await jana.visitor.follow(uploaded);
    expect(body).toContain('3 Menschen gefunden');
    expect(body).toContain('Es ist noch nichts gespeichert.');
    expect(body).toContain('Ist „Greta Baumann“ schon da?');
    expect((await jana.visitor.get('/people')).body).toContain('Du kennst schon einen Menschen.');
  });

  it('takes the answer, and goes on to the next question', async () => {
    const { body } = await jana.visitor.get(page);
    const choose = /action="(\/import\/[^"]+\/rows\/\d+)"/.exec(body)?.[1] ?? '';
    const after = await jana.visitor.follow(await jana.visitor.submit(choose, { action: 'update' }));
    expect(after.body).not.toContain('Ist „Greta Baumann“ schon da?');
  });

  it('saves, says what could not be read by its row, and takes everything back', async () => {
    const done = await jana.visitor.follow(await jana.visitor.submit(`${page}/commit`));
    expect(done.body).toContain('2 Menschen sind da');
    expect(done.body).toContain('Ein Eintrag bleibt außen vor');
    expect(done.body).toContain('Eintrag 3:');
    expect(done.body).toContain('Ein Mensch, den du schon hattest, wurde ergänzt.');
    expect((await jana.visitor.get('/people')).body).toContain('Ceyda Çelik');
    const undone = await jana.visitor.follow(await jana.visitor.submit(`${page}/undo`));
    expect(undone.body).toContain('Zurückgenommen');
    expect((await jana.visitor.get('/people')).body).not.toContain('Ceyda Çelik');
    expect((await jana.visitor.get('/import')).body).toContain('Connections.csv');
  });

  it('is hidden from other accounts', async () => {
    const stranger = await signedIn(app);
    expect((await stranger.visitor.get(page)).statusCode).toBe(404);
    expect((await stranger.visitor.submit(`${page}/commit`)).statusCode).toBe(404);
  });

  it.each([
    [
      'a picture',
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'foto.png',
      'In dieser Datei stehen keine Kontakte.',
    ],
    ['an Excel file', Buffer.from('504b0304140006000800', 'hex'), 'leute.xlsx', ''],
    ['an empty file', Buffer.alloc(0), 'leer.csv', 'Die Datei ist leer.'],
  ])('refuses %s with one sentence in the form', async (_, bytes, filename, sentence) => {
    const { statusCode, body } = await jana.visitor.upload('/import', { filename, bytes });
    expect(statusCode).toBe(422);
    expect(body).toContain('role="alert"');
    expect(body).toContain(sentence);
    expect(body).toContain('type="file"');
  });

  it('asks for a file when none was chosen', async () => {
    const { statusCode, body } = await jana.visitor.submit('/import', {});
    expect([statusCode, body.includes('Wähle zuerst eine Datei aus.')]).toEqual([422, true]);
  });

  it('keeps the week as it was: "An import of 733 people: the week still holds pace suggestions"', async () => {
    const many = Array.from(
      { length: 700 },
      (_, n) => `Person${n},Muster${n},https://www.linkedin.com/in/p${n},,Firma ${n},Rolle,01 Jan 2020`,
    );
    const { visitor } = await signedIn(app);
    const uploaded = await visitor.upload('/import', { filename: 'Connections.csv', bytes: header + many.join('\n') });
    await visitor.follow(await visitor.submit(`${String(uploaded.headers.location)}/commit`));
    const today = await visitor.get('/today');
    expect(today.body.match(/<article/g)).toHaveLength(1);
    expect(today.body.match(/class="folded"/g)?.length ?? 0).toBeLessThanOrEqual(2);
  });
});
