import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '../../../src/common/database/sql.js';
import { MailStandingService } from '../../../src/mail/mail-standing.service.js';
import { type DeliveryResult, Mailer } from '../../../src/mail/mailer.js';
import type { OutboxMail } from '../../../src/mail/outbox-mail.entity.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';
import { MailWorld, morning } from '../../modules/mail-world.js';

describe('the delivery of mails, as the user sees it', () => {
  let app: TestApp;
  let world: MailWorld;
  let jana: SignedIn;
  let result: DeliveryResult;

  beforeAll(async () => {
    app = await startApp();
    world = new MailWorld(app);
    app.get(Mailer).deliver = () => Promise.resolve(result);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await world.clear();
    jana = await signedIn(app, { email: 'jana@example.org' });
    result = { kind: 'accepted', answer: '250 2.0.0 taken' };
  });

  const mailThat = async (kind: DeliveryResult['kind'], answer: string): Promise<OutboxMail> => {
    result = { kind, answer };
    const { id } = await world.enqueue(jana.account);
    await world.passAt(morning);
    return world.one(id);
  };
  const page = async (path = '/settings/delivery'): Promise<string> => (await jana.visitor.get(path)).body;

  it('on the day an account is made, says when its first mail comes: here, and where Today has nothing else to say', async () => {
    jana = await signedIn(app, { createdAt: app.clock.now().toISOString() });
    const first = 'Deine erste Mail kommt morgen um 08:30.';
    expect(await page()).toContain(first);
    expect(await page('/today')).toContain(first);
    const english = await signedIn(app, { createdAt: app.clock.now().toISOString(), locale: 'en', mailDays: [5] });
    const { body } = await english.visitor.get('/settings/delivery');
    expect(body).toMatch(/Your first mail comes on Friday,? 27 November at 8:30 am\./);
    const known = await signedIn(app, { createdAt: '2026-11-01T08:00:00.000Z' });
    expect((await known.visitor.get('/settings/delivery')).body).not.toContain('Deine erste Mail');
  });

  it('says what went out, when, and what the server said', async () => {
    await mailThat('accepted', '250 2.0.0 taken & <b>kept</b>');
    const body = await page();
    expect(body).toContain('Tägliche Mail');
    expect(body).toContain('Angenommen: heute, 08:30.');
    expect(body).toContain('250 2.0.0 taken &amp; &lt;b&gt;kept&lt;/b&gt;');
    expect(body).not.toContain('Nochmal versuchen');
    expect(await page('/today')).not.toContain('Nochmal versuchen');
  });

  it.each<[DeliveryResult['kind'], string, string]>([
    ['refused', '552 5.2.2 full', 'Ging nicht hinaus. Das Postfach ist voll.'],
    ['later', '451 4.3.0 soon', 'Der Server bat um etwas Geduld. Nächster Versuch: heute, 08:31.'],
    ['lost', 'no answer in time', 'Die Antwort des Servers blieb aus. Nächster Versuch: heute, 08:35.'],
  ])('says in words what came of it: %s %s', async (kind, answer, words) => {
    await mailThat(kind, answer);
    expect(await page()).toContain(words);
  });

  it('a mail that did not go out stands above Today with its reason, and can be tried again there', async () => {
    const { id } = await mailThat('refused', '552 5.2.2 full');
    const today = await page('/today');
    expect(today).toContain('Eine Mail ging nicht hinaus (heute, 08:30). Das Postfach ist voll.');
    expect(today).toContain(`action="/settings/delivery/${id}/retry"`);
    result = { kind: 'accepted', answer: '250 ok' };
    const answer = await jana.visitor.submit(`/settings/delivery/${id}/retry`, { back: '/today' });
    expect(answer.headers.location).toBe('/today');
    const after = await page('/today');
    expect(after).toContain('Angenommen. Die Mail ist unterwegs zu dir.');
    expect(after).not.toContain('ging nicht hinaus');
    await jana.visitor.submit(`/settings/delivery/${id}/retry`, {});
    expect(await page()).toContain('Diese Mail ist schon unterwegs oder angekommen.');
  });

  it('an address that takes no mails is told, and the user ends it', async () => {
    const standing = app.get(MailStandingService);
    await standing.bounced(jana.account.id, '5.1.1 unknown');
    await standing.bounced(jana.account.id, '5.1.1 unknown');
    expect(await page('/today')).toContain('Deine Adresse nimmt gerade keine Mails an');
    expect((await jana.api.get('/mail-standing')).json()).toMatchObject({ answer: '5.1.1 unknown', bounces: 2 });
    await jana.visitor.submit('/settings/delivery/resume', {});
    expect(await page('/today')).not.toContain('Deine Adresse nimmt gerade keine Mails an');
    expect((await jana.api.post('/mail-standing/resume', {})).json()).toEqual({
      stoppedAt: null,
      answer: null,
      refusals: 0,
      bounces: 0,
    });
  });

  it('a day whose mail could not be made is told, and made again', async () => {
    await app.unitOfWork.run(() =>
      rows(
        app.unitOfWork.writer,
        `insert into digests (id, account_id, local_day, state, attempts, lease_until, created_at)
         values ('019a0000-0000-7000-8000-00000000dead', ?, '2026-11-23', 'dead', 3, ?, ?)`,
        [jana.account.id, morning.toISOString(), morning.toISOString()],
      ),
    );
    expect(await page('/today')).toContain('Die Mail von heute ließ sich nicht zusammenstellen.');
    await jana.visitor.submit('/settings/delivery/today', { back: '/today' });
    expect(await page('/today')).not.toContain('Die Mail von heute ließ sich nicht zusammenstellen.');
  });

  it('the API tries again as well, and says what keeps it from that', async () => {
    const { id } = await mailThat('refused', '552 5.2.2 full');
    result = { kind: 'later', answer: '451 soon' };
    const waiting = await jana.api.post(`/mail-log/${id}/retry`, {});
    expect([waiting.statusCode, waiting.json<{ state: string }>().state]).toEqual([202, 'queued']);
    result = { kind: 'accepted', answer: '250 ok' };
    expect((await jana.api.post(`/mail-log/${id}/retry`, {})).json()).toMatchObject({ state: 'sent', nextTryAt: null });
    const again = await jana.api.post(`/mail-log/${id}/retry`, {});
    expect([again.statusCode, again.json<{ type: string }>().type]).toEqual([
      409,
      expect.stringContaining('mail-not-repeatable'),
    ]);
  });

  it('shows 20 mails at a time', async () => {
    for (let index = 0; index < 25; index += 1) await world.enqueue(jana.account);
    const first = await page();
    expect(first.split('Tägliche Mail</span>')).toHaveLength(21);
    const [, older = ''] = /href="(\/settings\/delivery\?before[^"]+)"/.exec(first) ?? [];
    expect((await page(older.replaceAll('&#x3D;', '='))).split('Tägliche Mail</span>')).toHaveLength(6);
  });
});
