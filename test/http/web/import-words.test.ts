import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';

let app: TestApp;
let jana: SignedIn;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  jana = await signedIn(app);
});

const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
const fixture = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'imports', name));

/** The page after bringing one file, or some. */
async function brought(name: string, bytes: string | Buffer, fields: Record<string, string> = {}): Promise<string> {
  const answer = await jana.visitor.upload('/import', { filename: name, bytes }, fields);
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location);
}

async function textAt(path: string): Promise<string> {
  return (await jana.visitor.get(path)).body;
}

/** Taken in; the page of the first person who is found by these words. */
async function personAfter(page: string, words: string): Promise<string> {
  await jana.visitor.follow(await jana.visitor.submit(`${page}/commit`));
  const { items } = (await jana.api.get(`/contacts?q=${words}`)).json<{ items: { id: string }[] }>();
  return textAt(`/people/${items[0]?.id ?? ''}`);
}

const card = (...lines: string[]): string => ['BEGIN:VCARD', 'VERSION:4.0', ...lines, 'END:VCARD', ''].join('\r\n');

describe('what the pages of an import say', () => {
  it('asks about the columns of a table as small as "Wer;Schuhe", and takes its names', async () => {
    const page = await brought('klein.csv', 'Wer;Schuhe\nGreta;37\nTom;44\n');
    const asked = await jana.visitor.follow(await jana.visitor.get(page));
    expect(asked.body).toContain('Was in „Schuhe“ steht');
    expect(asked.body).not.toContain('In keiner Spalte haben wir Namen erkannt.');
    const columns = { position: '1', do: 'columns', 'column.0': 'fullName', 'column.1': 'extra' };
    const saved = await jana.visitor.follow(await jana.visitor.submit(`${page}/columns`, columns));
    expect(saved.body).toContain('2 Menschen gefunden');
  });

  it('says when no column is recognised as the name', async () => {
    const page = await brought('klein.csv', 'Spitzel,Schuhe\nGreta,37\nTom,44\n');
    const asked = await jana.visitor.follow(await jana.visitor.get(page));
    expect(asked.body).toContain('In keiner Spalte haben wir Namen erkannt.');
  });

  it('counts people only: a row without anybody is left out, an address of a role is set aside', async () => {
    const body = await textAt(
      await brought(
        'Connections.csv',
        [header, 'Tom,Probe,,,,,', ',,,,,,07 Jun 2024', 'Info,,,info@probe.example,,,'].join('\n'),
      ),
    );
    expect(body).toContain('2 Menschen gefunden');
    const counts = [...body.matchAll(/<b>(\d+)<\/b><span>([^<]+)<\/span>/g)].map(([, count, of]) => `${count} ${of}`);
    expect(counts).toEqual(['1 neu', '0 schon da', '0 unklar', '1 beiseite', '1 außen vor']);
    expect(body).toContain('Eintrag 2: Hier steht nur ein Datum.');
  });

  it('says what to do about an Excel file that came beside others, and calls pasted names so', async () => {
    const body = await textAt(await brought('kontakte.xlsx', fixture('table.xlsx'), { text: 'Mia Muster' }));
    expect(body).toContain('kontakte.xlsx: nicht gelesen');
    expect(body).toContain('Das ist eine Excel-Datei.');
    expect(body).toContain('eingefügte Namen: eingefügte Namen');
    expect(body).not.toContain('pasted.txt');
  });

  it('says the keys that there are', async () => {
    const body = await textAt(
      await brought('karte.vcf', 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Probe\r\nN:Probe;Ada\r\n'),
    );
    expect(body).toContain('„Ada Probe“ aufnehmen?');
    expect(body).toContain('Tasten: 2 aufnehmen, 3 überspringen.');
  });

  it('says of a day that is still to come that it is, as people say a day', async () => {
    const body = await textAt(await brought('Connections.csv', `${header}\nTom,Probe,,,,,05 Mar 2027`));
    expect(body).toContain('Der Tag 5. März 2027 kommt erst noch');
  });
});

describe('what came out of a file', () => {
  it('shows on the person’s page what a person can read; what is for programs is kept, and not shown', async () => {
    const programs = ['PRODID:-//Probe//DE', 'REV:20200101T000000Z', 'UID:abc-1', 'PHOTO:data:image/png;base64,AAAA'];
    const page = await brought('karte.vcf', card('FN:Ada Probe', 'X-HUND:Bello', ...programs));
    const body = await personAfter(page, 'Ada');
    expect(body).toMatch(/<dt>X-HUND<\/dt><dd[^>]*>Bello<\/dd>/);
    expect(body).not.toMatch(/<dt>(?:PRODID|REV|UID|PHOTO)<\/dt>/);
    expect((await jana.api.get('/exports/contacts.vcf')).body).toContain('PHOTO:data:image/png;base64,AAAA');
  });

  it('has one heading for messages, which says how many and where', async () => {
    const body = await personAfter(await brought('messages.csv', fixture('linkedin-messages-many.csv')), 'Jonas');
    expect(body).toMatch(/<p>(?:Eine Nachricht|\d+ Nachrichten) über LinkedIn<\/p>/);
    expect(body).not.toContain('<p>Nachricht (LinkedIn, WhatsApp, SMS)</p>');
  });

  it('comes from the file that it stood in, not from the first of them', async () => {
    const page = await brought('Connections.csv', `${header}\nTom,Probe,,,,,`, { text: 'Mia Muster' });
    expect(await personAfter(page, 'Mia')).toContain('Aus einer Datei übernommen');
    const { items } = (await jana.api.get('/contacts?q=Tom')).json<{ items: { id: string }[] }>();
    expect(await textAt(`/people/${items[0]?.id ?? ''}`)).toContain('Aus LinkedIn übernommen');
  });

  it('says in the triage that somebody was a favourite in the file', async () => {
    await personAfter(await brought('google.csv', fixture('google-new.csv')), 'Greta');
    expect(await textAt('/triage')).toContain('In der Datei war dieser Mensch als Favorit markiert.');
  });
});
