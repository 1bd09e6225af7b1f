import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';
import { aContact, aStation, stored } from '../../support/builders.js';
import { htmx } from '../../support/visitor.js';

let app: TestApp;
let jana: SignedIn;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';

async function uploaded(name: string, lines: readonly string[], fields: Record<string, string> = {}): Promise<string> {
  const answer = await jana.visitor.upload('/import', { filename: name, bytes: lines.join('\n') }, fields);
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location);
}

async function textAt(path: string): Promise<string> {
  return (await jana.visitor.get(path)).body;
}

describe('what a table’s columns mean', () => {
  const kuchen = [
    'Wer;Woher;Post;Kuchen',
    'Ceyda Çelik;Studio Nord;ceyda@nord.example;Käse',
    'Greta Baumann;Kreuzer;;Apfel',
  ];
  let page: string;

  beforeAll(async () => {
    jana = await signedIn(app);
    page = await uploaded('leute.csv', kuchen);
  });

  it('is asked first where nobody knows the table, with three values of each', async () => {
    const answer = await jana.visitor.follow(await jana.visitor.get(page));
    expect(answer.body).toContain('Was steht in welcher Spalte?');
    expect(answer.body).toContain('Ceyda Çelik');
    expect(answer.body).toContain('Was in „Kuchen“ steht');
    expect(answer.body).toContain('andere Tabelle, UTF-8, Semikolon');
  });

  it('is taken as it is chosen, and the preview says how the file was read', async () => {
    const columns = { 'column.0': 'fullName', 'column.1': 'organisation', 'column.2': 'email', 'column.3': 'notes' };
    const saved = await jana.visitor.submit(`${page}/columns`, { position: '1', do: 'columns', ...columns });
    const { body } = await jana.visitor.follow(saved);
    expect(body).toContain('2 Menschen gefunden');
    expect(body).toContain('leute.csv: andere Tabelle, UTF-8, Semikolon');
    expect(body).toContain('Anders lesen');
    await jana.visitor.follow(await jana.visitor.submit(`${page}/commit`));
    const { items } = (await jana.api.get('/contacts?q=Ceyda')).json<{ items: object[] }>();
    const notes = expect.stringContaining('Käse') as string;
    expect(items).toMatchObject([{ notes, organisation: 'Studio Nord' }]);
  });

  it('keeps what has no field, and the person’s page shows it folded', async () => {
    const other = await uploaded('mehr.csv', [
      'Name;Schuhe;Post',
      'Bernd Berger;44;b@x.example',
      'Chiara Conti;38;c@x.example',
    ]);
    const columns = { 'column.0': 'fullName', 'column.1': 'extra', 'column.2': 'email' };
    await jana.visitor.submit(`${other}/columns`, { position: '1', do: 'columns', ...columns });
    await jana.visitor.follow(await jana.visitor.submit(`${other}/commit`));
    const { items } = (await jana.api.get('/contacts?q=Bernd')).json<{ items: { id: string }[] }>();
    const body = await textAt(`/people/${items[0]?.id ?? ''}`);
    expect(body).toContain('Aus deiner Datei');
    expect(body).toMatch(/<dt>Schuhe<\/dt><dd[^>]*>44<\/dd>/);
  });

  it('is guessed anew where the file is read in another way', async () => {
    const other = await uploaded('leute.csv', kuchen);
    const again = { position: '1', do: 'again', format: 'csv', encoding: 'utf-8', delimiter: 'comma' };
    const { headers } = await jana.visitor.submit(`${other}/columns`, again);
    const answer = await jana.visitor.get(`${String(headers.location)}/columns`);
    expect(answer.body).toContain('andere Tabelle, UTF-8, Komma');
  });

  it('leaves what was decided alone when nothing is said otherwise', async () => {
    const known = await uploaded('Connections.csv', [header, 'Tom,Probe,,,Theater,,14 Mar 2022']);
    await jana.visitor.submit(`${known}/rows/1`, { action: 'skip' });
    await jana.visitor.submit(`${known}/columns`, { position: '1', do: 'columns' });
    expect(await textAt(known)).toContain('<option value="skip" selected>');
  });
});

describe('the preview', () => {
  let page: string;
  let contactId: string;

  beforeAll(async () => {
    jana = await signedIn(app);
    const tom = aContact(jana.account, { givenName: 'Tom', familyName: 'Probe', city: 'Jena', organisation: 'Schule' });
    contactId = tom.id;
    await stored(app.unitOfWork, tom);
    page = await uploaded(
      'Connections.csv',
      [
        header,
        'Tom,Probe,https://www.linkedin.com/in/tom,tom@theater.example,Theater,Dramaturg,14 Mar 2022',
        ',,,,,,07 Jun 2024',
        'Ceyda,Çelik,https://www.linkedin.com/in/ceyda,,Studio Nord,Podcast,07 Jun 2024',
      ],
      { text: 'Mia Muster' },
    );
  });

  it('takes a file and pasted names in one go: "Ein Name pro Zeile genügt."', async () => {
    const body = await textAt(page);
    expect(body).toContain('Mia Muster');
    expect(body).toContain('Ceyda Çelik');
  });

  it('puts an unclear one beside whom it may be, with a choice per field that never overwrites by itself', async () => {
    const body = await textAt(page);
    expect(body).toContain('Ist „Tom Probe“ schon da?');
    expect(body).toMatch(/name="choices.organisation" value="keep"[^>]* checked/);
    expect(body).toContain('Übernehmen: Dramaturg, Theater');
    expect(body).toContain('tom@theater.example');
  });

  it('shows a row that could not be read with its number, its reason and its line, and offers all of them', async () => {
    const body = await textAt(page);
    expect(body).toContain('So steht es in der Datei');
    expect(body).toContain(',,,,,,07 Jun 2024');
    const download = /href="([^"]+left-out\.csv)"/.exec(body)?.[1] ?? '';
    const { statusCode, headers } = await jana.visitor.get(download);
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  });

  it('refuses a word that is no choice, beside the question', async () => {
    const answer = await jana.visitor.submit(`${page}/rows/1`, { action: 'update', 'choices.city': 'both' });
    expect([answer.statusCode, answer.body.includes('role="alert"')]).toEqual([422, true]);
  });

  it('lets every row be skipped, and opens each with what the file says', async () => {
    const row = /href="(\/import\/[^"]+\/rows\/(\d+))">Ceyda/.exec(await textAt(page));
    expect(await textAt(row?.[1] ?? '')).toContain('Ceyda Çelik, aus der Datei');
    await jana.visitor.follow(await jana.visitor.submit(row?.[1] ?? '', { action: 'skip' }));
    expect(await textAt(page)).toContain('Einen Menschen aufnehmen');
  });

  it('takes what was chosen, and gives it back with the import', async () => {
    await jana.visitor.submit(`${page}/rows/1`, { action: 'update', 'choices.organisation': 'take' });
    await jana.visitor.follow(await jana.visitor.submit(`${page}/commit`));
    const tom = async (): Promise<object> => (await jana.api.get(`/contacts/${contactId}`)).json<object>();
    expect(await tom()).toMatchObject({ organisation: 'Theater', city: 'Jena' });
    expect(await textAt(page)).toMatch(/Bis (?:heute|morgen), \d\d:\d\d Uhr kannst du alles zurücknehmen/);
    await jana.visitor.follow(await jana.visitor.submit(`${page}/undo`));
    expect(await tom()).toMatchObject({ organisation: 'Schule' });
  });

  it('is asked for by its part while it goes on, and as a page once it is there', async () => {
    const part = await jana.visitor.get(page, htmx('div#import-progress'));
    expect(part.headers['hx-redirect']).toBe(page);
  });
});

describe('what is set aside', () => {
  it('is listed, not hidden, and comes along when the user says so', async () => {
    jana = await signedIn(app);
    const page = await uploaded('a.vcf', [
      ...['BEGIN:VCARD', 'VERSION:3.0', 'FN:Info', 'EMAIL:info@theater.example', 'END:VCARD'],
      ...['BEGIN:VCARD', 'VERSION:3.0', 'FN:Tom Probe', 'N:Probe;Tom;;;', 'END:VCARD', ''],
    ]);
    const body = await textAt(page);
    expect(body).toContain('Ein Eintrag ist beiseitegelegt');
    expect(body).toContain('Einen Menschen aufnehmen');
    const row = /id="aside-(\d+)"/.exec(body)?.[1] ?? '';
    await jana.visitor.follow(await jana.visitor.submit(`${page}/rows/${row}`, { action: 'add' }));
    const after = await textAt(page);
    expect(after).toContain('2 Menschen aufnehmen');
    expect(after).toContain('wieder beiseitelegen');
  });
});

describe('rating people after an import', () => {
  beforeAll(async () => {
    jana = await signedIn(app);
    await stored(app.unitOfWork, aStation(jana.account, { organisation: 'Theater Jena' }));
    const people = Array.from(
      { length: 11 },
      (_, nth) => `P${nth},Muster,https://www.linkedin.com/in/p${nth},,Firma,,01 Jan 2020`,
    );
    const page = await uploaded('Connections.csv', [
      header,
      ...people,
      'Tom,Probe,https://www.linkedin.com/in/tom,,Theater Jena,Dramaturg,14 Mar 2022',
    ]);
    const done = await jana.visitor.follow(await jana.visitor.submit(`${page}/commit`));
    expect(done.body).toContain('12 Menschen sind da');
    expect(done.body).toContain('Die wärmsten 10 einschätzen');
  });

  it('begins with the most promising one and says why', async () => {
    const body = await textAt('/triage');
    expect(body).toContain('1 von 10');
    expect(body).toContain('Tom Probe');
    expect(body).toContain('Ihr wart beide hier: Theater Jena.');
    expect(body).toContain('Kennt ihr euch von hier?');
  });

  it('asks for the one answer it needs', async () => {
    const answer = await jana.visitor.submit(await cardPath(), { place: '1' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Wähle, wie sich eine Nachricht anfühlen würde.');
  });

  it('keeps rung, roughly when, and the station; goes on; and can be taken back', async () => {
    const card = await cardPath();
    const stationId = /name="stationId" value="([\w-]{36})"/.exec(await textAt('/triage'))?.[1] ?? '';
    const answers = { place: '1', rung: '1', spoken: 'this-year', stationId };
    const { body } = await jana.visitor.follow(await jana.visitor.submit(card, answers));
    expect(body).toContain('2 von 10');
    expect(body).not.toContain('Tom Probe');
    const tom = async (): Promise<object> =>
      (await jana.api.get(`/contacts/${card.slice('/triage/'.length)}`)).json<object>();
    expect(await tom()).toMatchObject({ feltRung: 'easy', stationId, roughlyLastOn: expect.any(String) as string });
    const undo = /action="(\/undo\/[^"]+)"/.exec(body)?.[1] ?? '';
    await jana.visitor.submit(undo, { back: '/triage' });
    expect(await tom()).toMatchObject({ feltRung: null });
    expect(await textAt('/triage')).toContain('Tom Probe');
  });

  it('offers a break after ten, in no hurry', async () => {
    for (let place = 1; place <= 10; place += 1)
      await jana.visitor.submit(await cardPath(), { place: `${place}`, pass: 'yes' });
    const rest = await textAt('/triage?place=11');
    expect(rest).toContain('10 Menschen angesehen');
    expect(rest).toContain('2 warten noch, ohne Eile.');
    expect(await textAt('/triage')).toContain('1 von 2');
  });

  async function cardPath(): Promise<string> {
    return /action="(\/triage\/[^"]+)"/.exec(await textAt('/triage'))?.[1] ?? '';
  }
});
