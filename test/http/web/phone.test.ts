import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FilesWorld } from '../../modules/calendar-files-world.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';

const PAGE = '/settings/phone';

interface Token {
  readonly id: string;
  readonly label: string;
  readonly scopes: readonly string[];
}

describe('the page of phones and mail programs', () => {
  let app: TestApp;
  let jana: SignedIn;
  beforeAll(async () => {
    app = await startApp({ env: { BASE_URL: 'https://example.org/w' } });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    jana = await signedIn(app, { locale: 'en' });
  });

  const passwords = async (): Promise<Token[]> =>
    (await jana.api.get('/tokens')).json<{ items: Token[] }>().items.filter(({ scopes }) => scopes.includes('dav'));
  const made = async (fields: Record<string, string>): Promise<string> => {
    const { body } = await jana.visitor.submit(PAGE, fields);
    return /value="(wds_[^"]+)"/.exec(body)?.[1] ?? '';
  };
  /** As a program does, at the address that the page shows. */
  const signIn = async (password: string): Promise<number> => {
    const authorization = `Basic ${Buffer.from(`${jana.account.email}:${password}`).toString('base64')}`;
    const url = `/w/dav/principals/${jana.account.id}/`;
    const method = 'PROPFIND' as 'GET'; // a verb that the types of inject leave out
    return (await app.nest.inject({ method, url, headers: { authorization, depth: '0' } })).statusCode;
  };

  it('shows the full address and the user name, and the address as a QR code with words for it', async () => {
    const { body } = await jana.visitor.get(PAGE);
    const address = `https://example.org/w/dav/principals/${jana.account.id}/`;
    expect(body).toContain(`value="${address}"`);
    expect(body).toContain(`value="${jana.account.email}"`);
    expect(body).toMatch(new RegExp(`role="img" aria-label="[^"]*${address}"`));
    expect(body).not.toContain('without encryption');
  });

  it('makes a password that opens the address, shows it once, and ends it', async () => {
    const password = await made({ label: 'Pocket phone', rights: 'change' });
    expect(await signIn(password)).toBe(207);
    const { body } = await jana.visitor.get(PAGE);
    expect(body).toContain('Pocket phone');
    expect(body).toContain('last used');
    expect(body).not.toContain(password);
    const [token] = await passwords();
    expect(token?.scopes).toEqual(['dav', 'write']);
    await jana.visitor.submit(`${PAGE}/${token?.id}/remove`, {});
    expect(await signIn(password)).toBe(401);
    expect((await jana.visitor.get(PAGE)).body).not.toContain('Pocket phone');
  });

  it('makes one that only reads', async () => {
    await made({ label: 'Old tablet', rights: 'read' });
    expect((await passwords()).map(({ scopes }) => scopes)).toEqual([['dav']]);
    expect((await jana.visitor.get(PAGE)).body).toMatch(/read only · since/);
  });

  it('asks again for a device without a name, in a sentence of its own, and keeps what was chosen', async () => {
    const { statusCode, body } = await jana.visitor.submit(PAGE, { label: '', rights: 'read' });
    expect([statusCode, await passwords()]).toEqual([422, []]);
    expect(body).toMatch(/value="read" checked/);
    expect(body).toContain('Give the device a short name');
    const kim = await signedIn(app, { locale: 'de' });
    const answer = await kim.visitor.submit(PAGE, { label: '', rights: 'read' });
    expect(answer.body).toContain('an dem du es wiedererkennst');
  });

  it('makes no second device when the page with the new password is loaded again, until the first is gone', async () => {
    await made({ label: 'Pocket phone', rights: 'change' });
    const again = await jana.visitor.submit(PAGE, { label: ' pocket Phone ', rights: 'change' });
    expect([again.statusCode, (await passwords()).length]).toEqual([422, 1]);
    expect(again.body).toContain('has an app password already');
    await jana.visitor.submit(`${PAGE}/${(await passwords())[0]?.id}/remove`, {});
    expect(await made({ label: 'Pocket phone', rights: 'change' })).not.toBe('');
  });

  it('leaves tokens of scripts to their own page', async () => {
    await jana.api.post('/tokens', { label: 'A script of mine', scopes: ['read'] });
    expect((await jana.visitor.get(PAGE)).body).not.toContain('A script of mine');
  });

  it.each(['ios', 'macos', 'android', 'thunderbird', 'gnome', 'vdirsyncer'])(
    'has the steps for %s in both languages, with the own address in them',
    async (program) => {
      const kim = await signedIn(app, { locale: 'de' });
      for (const { visitor, account } of [jana, kim]) {
        const { statusCode, body } = await visitor.get(`/help/phone?program=${program}`);
        expect([statusCode, body.includes(`/dav/principals/${account.id}/`)]).toEqual([200, true]);
        expect(body).not.toContain(`phone.${program}`);
        expect(body).toMatch(/Everything else goes into another calendar|Alles andere kommt in einen anderen Kalender/);
      }
      expect((await jana.visitor.get(PAGE)).body).toContain(`/w/help/phone?program&#x3D;${program}`);
    },
  );

  it('says on its own page, too, what belongs into the calendar, and is found from the help', async () => {
    expect((await jana.visitor.get(PAGE)).body).toContain('Everything else goes into another calendar');
    expect((await jana.visitor.get('/help')).body).toContain('href="/w/help/phone"');
  });

  it('shows what vdirsyncer reads as it is typed', async () => {
    const { body } = await jana.visitor.get('/help/phone?program=vdirsyncer');
    const text = body.replaceAll('&quot;', '"').replaceAll('&#x3D;', '=');
    expect(text).toContain('<code>password.fetch = ["command", "cat", "/path"]</code>');
    expect(text).toContain('<code class="one-word">--force-delete</code>');
    expect(text).toContain('<code>read_only = true</code>');
    expect(text).not.toContain('`');
  });

  const pageAt = async (baseUrl: string): Promise<string> => {
    const there = await startApp({ env: { BASE_URL: baseUrl } });
    const { visitor } = await signedIn(there, { locale: 'en' });
    const { body } = await visitor.get(PAGE);
    await there.close();
    return body;
  };

  it('warns where everything would go over the network unencrypted', async () => {
    const body = await pageAt('http://wiedersehen.example');
    expect(body).toContain('without encryption');
    expect(body).toContain('role="img"');
  });

  it.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'https://[::1]:3000/w'])(
    'shows no QR code of %s, which leads a phone to itself, and says what to set',
    async (baseUrl) => {
      const body = await pageAt(baseUrl);
      expect(body).toMatch(/no phone does.*HOST and BASE_URL.*docs\/settings\.md/);
      expect(body).not.toContain('role="img"');
      expect(body).not.toContain('without encryption');
    },
  );

  describe('what a phone did', () => {
    const undoable = async (person: string, sentence: string): Promise<string> => {
      const { body } = await jana.visitor.get(`/people/${person}`);
      const row = body.split('<li>').find((one) => one.includes(sentence)) ?? '';
      return /action="\/w(\/undo\/[^"]+)"/.exec(row)?.[1] ?? '';
    };
    const anna = (): Promise<string> => jana.api.make('/contacts', { givenName: 'Anna', familyName: 'Probe' });
    const [start, end] = ['2026-11-25T15:00:00Z', '2026-11-25T16:00:00Z'];

    it('with a meeting stands in the timeline of the person, and is taken back there', async () => {
      const person = await anna();
      const phone = new FilesWorld(app, jana, 'meetings');
      const id = await jana.api.make('/meetings', { contactIds: [person], start, end, timeZone: 'Europe/Berlin' });
      const text = await phone.get(`${id}.ics`);
      await phone.put(`${id}.ics`, text.replace(/^SUMMARY:.*$/m, 'SUMMARY:Something else'));
      await jana.visitor.submit(await undoable(person, 'Meeting changed'), {});
      expect(await phone.get(`${id}.ics`)).not.toContain('Something else');
      await phone.remove(`${id}.ics`);
      await jana.visitor.submit(await undoable(person, 'Meeting deleted'), {});
      expect(await phone.get(`${id}.ics`)).toContain(`UID:${id}`);
      expect((await jana.visitor.get(`/people/${person}`)).body).toContain('Meeting deleted (taken back)');
    });

    it('with a reminder stands there, too', async () => {
      const person = await anna();
      const phone = new FilesWorld(app, jana, 'follow-ups');
      const id = await jana.api.make('/reminders', { contactId: person, dueOn: '2026-12-01', text: 'Book' });
      const text = await phone.get(`${id}.ics`);
      await phone.put(`${id}.ics`, text.replace('20261201', '20261205'));
      await jana.visitor.submit(await undoable(person, 'Reminder changed'), {});
      expect(await phone.get(`${id}.ics`)).toContain('20261201');
      await phone.remove(`${id}.ics`);
      await jana.visitor.submit(await undoable(person, 'Reminder deleted'), {});
      expect(await phone.get(`${id}.ics`)).toContain(`UID:${id}`);
    });

    it('as a whole day is said so in the calendar, on the card and today, whatever the clock does that day', async () => {
      const person = await anna();
      const make = (from: string, to: string): Promise<string> =>
        jana.api.make('/meetings', { contactIds: [person], start: from, end: to, timeZone: 'Europe/Berlin' });
      const id = await make('2026-11-22T23:00:00Z', '2026-11-23T23:00:00Z');
      await make('2027-03-27T23:00:00Z', '2027-03-28T22:00:00Z');
      const other = await make('2026-11-24T23:00:00Z', '2026-11-25T00:00:00Z');
      for (const path of ['/calendar?d=2026-11-23', '/calendar?d=2027-03-28', `/meetings/${id}`, '/today']) {
        expect([path, (await jana.visitor.get(path)).body.includes('all day')]).toEqual([path, true]);
      }
      expect((await jana.visitor.get(`/meetings/${other}`)).body).not.toContain('all day');
    });
  });
});
