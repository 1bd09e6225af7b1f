import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MailKeysService } from '../../src/answers/mail-keys.service.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';

const env = { IMAP_URL: 'imaps://reply:secret@imap.example.org', REPLY_ADDRESS: 'mail@example.org' };

describe('the address that notes mails', () => {
  let app: TestApp;
  let owner: SignedIn;

  beforeAll(async () => {
    app = await startApp({ env });
    owner = await signedIn(app, { locale: 'de' });
  });
  afterAll(() => app.close());

  const shown = async (): Promise<string | undefined> =>
    /id="log-address" value="([^"]+)"/.exec((await owner.visitor.get('/settings/mail')).body)?.[1];
  const keyOf = (address = '') => app.get(MailKeysService).find(/[0-9a-f]{32}/.exec(address)?.[0] ?? '');

  it('is made, renewed and removed on the page of the mail settings; looking at it makes none', async () => {
    expect(await shown()).toBeUndefined();
    expect(await shown()).toBeUndefined();
    const made = await owner.visitor.follow(await owner.visitor.submit('/settings/mail/log-address'));
    expect(made.body).toContain('Das ist deine neue Adresse zum Notieren.');
    const first = await shown();
    expect(first).toMatch(/^mail\+log\.[0-9a-f]{32}@example\.org$/);
    expect(await shown()).toBe(first);
    await owner.visitor.submit('/settings/mail/log-address');
    const second = await shown();
    expect(second).not.toBe(first);
    expect(await keyOf(first)).toBeNull();
    expect(await keyOf(second)).toMatchObject({ accountId: owner.account.id, kind: 'log', expiresAt: null });
    await owner.visitor.submit('/settings/mail/log-address/remove');
    expect(await shown()).toBeUndefined();
    expect(await keyOf(second)).toBeNull();
  });

  it('is the same by the API', async () => {
    expect((await owner.api.get('/log-address')).statusCode).toBe(404);
    const made = await owner.api.post('/log-address', {});
    expect(made.statusCode).toBe(201);
    const { address } = made.json<{ address: string }>();
    const found = await owner.api.get('/log-address');
    expect(found.json()).toEqual({ address });
    expect(await shown()).toBe(address);
    expect(made.headers['etag']).toBe(found.headers['etag']);
    expect((await owner.api.delete('/log-address')).statusCode).toBe(204);
    expect((await owner.api.get('/log-address')).statusCode).toBe(404);
  });

  it("is nobody else's", async () => {
    const stranger = await signedIn(app);
    await owner.api.post('/log-address', {});
    await stranger.api.post('/log-address', {});
    const [one, other] = [await owner.api.get('/log-address'), await stranger.api.get('/log-address')];
    expect(one.json()).not.toEqual(other.json());
    await stranger.api.delete('/log-address');
    expect((await owner.api.get('/log-address')).statusCode).toBe(200);
  });

  it('is neither shown nor made where no mailbox is read', async () => {
    const plain = await startApp();
    const { visitor, api } = await signedIn(plain, { locale: 'de' });
    expect((await visitor.get('/settings/mail')).body).not.toContain('log-address');
    expect((await api.post('/log-address', {})).statusCode).toBe(409);
    const answer = await visitor.submit('/settings/mail/log-address');
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('liest kein Postfach');
    await plain.close();
  });
});
