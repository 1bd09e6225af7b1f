import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { rows } from '../../src/common/database/sql.js';
import type { SaveOwnMail } from '../../src/mail/own/own-mail.input.js';
import { OwnMailService } from '../../src/mail/own/own-mail.service.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { engines } from '../support/database.js';

const input: SaveOwnMail = {
  address: 'mara@example.org',
  smtpHost: 'SMTP.example.org',
  smtpPort: 465,
  smtpSecurity: 'tls',
  userName: 'mara',
  password: 'a very secret word',
};
const withImap: SaveOwnMail = { ...input, imapHost: 'imap.example.org' };
const kept = ({ password: _, ...rest }: SaveOwnMail): SaveOwnMail => rest;

describe.each(engines)("the user's own mail account on %s", (engine) => {
  let app: TestApp;
  let own: OwnMailService;
  let mara: SignedIn;
  let account: Account;

  beforeAll(async () => {
    app = await startApp({ engine });
    own = app.get(OwnMailService);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    mara = await signedIn(app);
    ({ account } = mara);
  });

  const stored = (sql: string) => rows<Record<string, unknown>>(app.unitOfWork.reader, sql, [account.id]);
  const marks = async () => (await stored('select folder from mailbox_marks where account_id = ?')).length;
  const addMark = () =>
    app.unitOfWork.run(() =>
      rows(
        app.unitOfWork.writer,
        "insert into mailbox_marks (id, account_id, folder, uid_validity, next_uid) values (?, ?, 'INBOX', '1', 7)",
        [account.id, account.id],
      ),
    );

  it('keeps the password sealed, and opens it for its server only', async () => {
    const mail = await own.save(account.id, withImap);
    const [row] = await stored('select * from own_mail where account_id = ?');
    expect(JSON.stringify(row)).not.toContain('secret word');
    expect(own.smtpSettings(mail)).toMatchObject({
      ...{ host: 'smtp.example.org', port: 465, security: 'tls', user: 'mara', password: input.password },
    });
    expect(own.imapSettings(mail)).toMatchObject({ host: 'imap.example.org', port: 993, security: 'tls' });
    expect(own.imapSettings(await own.save(account.id, kept(input)))).toBeNull();
  });

  it('does not open what was sealed for somebody else', async () => {
    const other = await signedIn(app);
    const mail = await own.save(account.id, input);
    const theirs = await own.save(other.account.id, { ...input, password: 'another' });
    const swapped = { ...theirs, passwordSealed: mail.passwordSealed };
    expect(() => own.smtpSettings(swapped)).toThrow(expect.objectContaining({ type: 'own-mail-password-unreadable' }));
  });

  it('keeps the password while servers and user stay the same', async () => {
    await own.save(account.id, input);
    const mail = await own.save(account.id, { ...kept(input), name: 'Mara', sends: true });
    expect(own.secretOf(mail)).toBe(input.password);
    expect(mail).toMatchObject({ name: 'Mara', sends: true, reads: false, keepsSent: false, keepsText: false });
  });

  it.each([
    ['another server', { smtpHost: 'evil.example' }],
    ['another port', { smtpPort: 25 }],
    ['less encryption', { smtpSecurity: 'starttls' }],
    ['another user', { userName: 'tom' }],
    ['a server for reading', { imapHost: 'evil.example' }],
  ] as const)('never says a kept password to %s', async (_, change) => {
    const before = await own.save(account.id, input);
    const changing = own.save(account.id, { ...kept(input), ...change });
    await expect(changing).rejects.toMatchObject({ errors: [{ pointer: '/password' }] });
    expect(await own.of(account.id)).toEqual(before);
  });

  it('wants a password at first, and a server where mails are to be read or kept', async () => {
    await expect(own.save(account.id, kept(input))).rejects.toMatchObject({ errors: [{ pointer: '/password' }] });
    for (const wish of [{ reads: true }, { keepsSent: true }]) {
      const saving = own.save(account.id, { ...input, ...wish });
      await expect(saving).rejects.toMatchObject({ errors: [{ pointer: '/imapHost' }] });
    }
    expect(await own.of(account.id)).toBeNull();
  });

  it('forgets how far it has read when the mailbox is another one, and only then', async () => {
    const read = { ...withImap, reads: true };
    await own.save(account.id, read);
    await addMark();
    await own.save(account.id, { ...kept(read), sends: true, imapHost: 'IMAP.example.org' });
    expect(await marks()).toBe(1);
    await own.save(account.id, { ...read, userName: 'tom' });
    expect(await marks()).toBe(0);
    await addMark();
    await own.save(account.id, { ...read, userName: 'tom', imapPort: 1993 });
    expect(await marks()).toBe(0);
    await addMark();
    await own.remove(account.id);
    expect([await marks(), await own.of(account.id)]).toEqual([0, null]);
  });

  it('lists whose mailbox is read, each once', async () => {
    const others = await Promise.all([signedIn(app), signedIn(app)]);
    await own.save(account.id, input);
    const read = await Promise.all(others.map((one) => own.save(one.account.id, { ...withImap, reads: true })));
    const ids = read.map(({ id }) => id).sort();
    const [first, second] = [await own.reading('', 1), await own.reading(ids[0] ?? '', 1)];
    expect([first, second].map(([one]) => one?.id)).toEqual(ids);
    expect(await own.reading(ids[1] ?? '', 1)).toEqual([]);
    await Promise.all(others.map((one) => own.remove(one.account.id)));
  });

  it('remembers what a connection came to, until the next one works or another server is set', async () => {
    const mail = await own.save(account.id, input);
    await own.hadTrouble(mail, { step: 'sign-in', answer: 'x'.repeat(600) });
    expect(await own.of(account.id)).toMatchObject({ problem: 'sign-in', problemAnswer: 'x'.repeat(500) });
    await own.save(account.id, { ...kept(input), name: 'Mara' });
    expect(await own.of(account.id)).toMatchObject({ problem: 'sign-in' });
    await own.worked(mail);
    expect(await own.of(account.id)).toMatchObject({ problem: null, problemAnswer: null, checkedAt: null });
    await own.checked(mail);
    expect((await own.of(account.id))?.checkedAt).toBe(app.clock.now().toISOString());
    await own.save(account.id, { ...input, smtpHost: 'other.example' });
    expect((await own.of(account.id))?.checkedAt).toBeNull();
    await own.remove(account.id);
    await own.hadTrouble(mail, { step: 'reach', answer: '' });
    expect(await own.of(account.id)).toBeNull();
  });

  describe('by the API', () => {
    it('is set up, read, changed and taken away, and its password never comes back', async () => {
      const { api } = mara;
      expect((await api.get('/own-mail')).statusCode).toBe(404);
      const made = await api.put('/own-mail', withImap);
      expect([made.statusCode, made.headers['location']]).toEqual([201, '/api/v1/own-mail']);
      const read = await api.get('/own-mail');
      expect(read.headers['etag']).toBe(made.headers['etag']);
      expect(read.json()).toMatchObject({ smtpHost: 'smtp.example.org', sends: false, connection: { problem: null } });
      for (const { body } of [made, read]) expect(body).not.toMatch(/secret|password|sealed/i);
      expect((await api.put('/own-mail', kept(withImap))).statusCode).toBe(428);
      const etag = { 'if-match': String(made.headers['etag']) };
      const changed = await api.put('/own-mail', { ...kept(withImap), reads: true }, etag);
      expect([changed.statusCode, changed.json<{ reads: boolean }>().reads]).toEqual([200, true]);
      expect((await api.put('/own-mail', kept(withImap), etag)).statusCode).toBe(412);
      expect((await api.request('DELETE', '/own-mail')).statusCode).toBe(428);
      expect((await api.delete('/own-mail', etag)).statusCode).toBe(412);
      expect((await api.delete('/own-mail')).statusCode).toBe(204);
      expect((await api.get('/own-mail')).statusCode).toBe(404);
    });

    it('keeps its version when only a connection has come to something', async () => {
      const made = await mara.api.put('/own-mail', input);
      const mail = await own.find(account.id);
      await own.hadTrouble(mail, { step: 'reach', answer: 'no' });
      const read = await mara.api.get('/own-mail');
      expect(read.headers['etag']).toBe(made.headers['etag']);
      expect(read.json()).toMatchObject({ connection: { problem: 'reach', answer: 'no' } });
    });

    it.each([
      ['address', 'mara@example.org\r\nRCPT TO:<evil@example.org>'],
      ['address', 'a@b, c@d'],
      ['address', `${'a'.repeat(250)}@example.org`],
      ['name', 'Mara\r\nBcc: evil@example.org'],
      ['smtpHost', 'smtp.example.org/path'],
      ['smtpHost', 'user@host'],
      ['smtpHost', ''],
      ['smtpPort', 0],
      ['smtpPort', 65_536],
      ['smtpSecurity', 'none'],
      ['imapHost', 'a b'],
      ['userName', 'mara\r\n'],
      ['password', 'one\0two'],
      ['password', ''],
      ['sends', 'yes'],
    ])('refuses %s: %j', async (field, value) => {
      const answer = await mara.api.put('/own-mail', { ...withImap, [field]: value });
      expect([answer.statusCode, answer.json<{ errors: { pointer: string }[] }>().errors[0]?.pointer]).toEqual([
        422,
        `/${field}`,
      ]);
      expect(answer.body).not.toContain('very secret');
    });
  });

  describe('on its page', () => {
    const form = {
      ...{ address: 'mara@example.org', userName: 'mara', password: ' blank kept ', name: '' },
      ...{ smtpHost: 'smtp.example.org', smtpPort: '465', smtpSecurity: 'tls', sentFolder: '' },
      ...{ imapHost: 'imap.example.org', imapPort: '993', imapSecurity: 'tls', reads: 'yes' },
    };

    it('is set up, shown without its password, and taken away', async () => {
      const { visitor } = mara;
      const saved = await visitor.submit('/settings/mail', form);
      expect([saved.statusCode, saved.headers['location']]).toEqual([303, '/settings/mail']);
      expect(own.secretOf(await own.find(account.id))).toBe(' blank kept ');
      const page = (await visitor.get('/settings/mail')).body;
      expect(page).toContain('value="smtp.example.org"');
      expect(page).not.toContain('blank kept');
      expect(page).toContain('Noch nicht ausprobiert.');
      expect((await visitor.submit('/settings/mail/remove')).statusCode).toBe(303);
      expect(await own.of(account.id)).toBeNull();
    });

    it('comes back with what was entered, but the password, and a sentence beside the field', async () => {
      const answer = await mara.visitor.submit('/settings/mail', { ...form, imapHost: '', smtpPort: 'abc' });
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('Der Port ist eine Zahl');
      expect(answer.body).toContain('value="smtp.example.org"');
      expect(answer.body).not.toContain('blank kept');
      const imap = await mara.visitor.submit('/settings/mail', { ...form, imapHost: '' });
      expect(imap.body).toContain('Zum Lesen und für Kopien braucht es den Server zum Lesen.');
    });

    it('says that mails are files as long as no server is set', async () => {
      expect((await mara.visitor.get('/settings/mail')).body).toContain('SMTP_URL');
      const check = await mara.visitor.submit('/settings/mail/check', { of: 'service' });
      expect([check.statusCode, check.body.includes('noch kein Mailserver')]).toEqual([409, true]);
    });
  });
});
