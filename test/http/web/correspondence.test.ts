import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Contact } from '../../../src/contacts/contact.entity.js';
import { MailboxLeases } from '../../../src/mail/mailbox/mailbox-leases.service.js';
import { MailboxProblem } from '../../../src/mail/mailbox/mailbox.errors.js';
import { MailboxStates } from '../../../src/mail/mailbox/mailbox-states.service.js';
import type { Attempt } from '../../../src/outreach/attempt.entity.js';
import { CorrespondenceWorld } from '../../modules/correspondence-world.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';

describe('mails that came back, on pages', () => {
  let app: TestApp;
  let world: CorrespondenceWorld;
  let mara: SignedIn;
  let anna: Contact;
  let request: Attempt;

  beforeAll(async () => {
    app = await startApp({ env: { OUTBOUND_ALLOW: '127.0.0.1' } });
    world = CorrespondenceWorld.on(app);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    world.messages.goTo('2026-11-23');
    mara = await signedIn(app);
    await world.own(mara.account, { keepsText: true });
    anna = await world.person(mara.account, 'anna@muster.example');
    request = await world.request(mara.account, anna, '<letter@probe.example>');
    world.messages.goTo('2026-11-26');
  });

  const page = async (path: string): Promise<string> => (await mara.visitor.get(path)).body;
  const told = () => world.messages.find(request);
  /** The act that the button of a page takes back. */
  const undoOn = async (path: string): Promise<string> =>
    /action="(\/undo\/[0-9a-f-]{36})"/.exec(await page(path))?.[1] ?? '';

  it('"Antwort ist da" stands on Today, on its person and on its message, and asks for the outcome', async () => {
    await world.note(mara.account, { subject: 'Re: <b>Kaffee</b>' });
    for (const path of ['/today', `/people/${anna.id}`, `/outbox/${request.id}`, '/outbox'])
      expect(await page(path)).toContain('Antwort ist da');
    const today = await page('/today');
    expect(today).toContain('Re: &lt;b&gt;Kaffee&lt;/b&gt;');
    expect(today).toContain('Gern, am Freitag.');
    expect(today).toContain(`action="/outbox/${request.id}/outcome"`);
    expect(await page(`/outbox/${request.id}`)).not.toContain(`/outbox/${request.id}/follow-up`);
    await mara.visitor.submit(`/outbox/${request.id}/outcome`, { outcome: 'no', reason: 'too-busy', back: '/today' });
    expect(await told()).toMatchObject({ outcome: 'no', outcomeOn: '2026-11-25' });
    expect(await page('/today')).not.toContain('Antwort ist da');
  });

  it('"Das war keine Antwort" takes it back', async () => {
    await world.note(mara.account);
    const answer = await mara.visitor.submit(await undoOn('/today'), { back: '/today' });
    expect((await mara.visitor.follow(answer)).body).not.toContain('Antwort ist da');
    expect(await told()).toMatchObject({ answerOn: null, state: 'sent' });
  });

  it('the timeline shows what was written and received, with the way back', async () => {
    await world.note(mara.account, {
      from: { name: null, address: 'mara@probe.example' },
      to: [{ name: null, address: 'anna@muster.example' }],
      subject: 'Unterlagen',
    });
    expect(await page(`/people/${anna.id}`)).toContain('Mail geschrieben „Unterlagen“');
    const { items } = (await mara.api.get(`/contacts/${anna.id}/timeline`)).json<{
      items: { kind: string; mail?: object }[];
    }>();
    expect(items.find(({ kind }) => kind === 'interaction')).toMatchObject({
      mail: { subject: 'Unterlagen', words: 'Gern, am Freitag.', undo: expect.any(String) as string },
    });
    await mara.visitor.submit(await undoOn(`/people/${anna.id}`), { back: `/people/${anna.id}` });
    expect(await page(`/people/${anna.id}`)).not.toContain('Unterlagen');
  });

  it('an absence notice and a letter that came back stand with their message, and ask for nothing', async () => {
    await world.note(mara.account, { isAutomatic: true, inReplyTo: '<letter@probe.example>', subject: 'Im Urlaub' });
    const returnedMessageId = () => Promise.resolve('<letter@probe.example>');
    await world.note(mara.account, { isBounce: true, returnedMessageId });
    const shown = await page(`/outbox/${request.id}`);
    expect(shown).toContain('Abwesenheitsnotiz');
    expect(shown).toContain('Im Urlaub');
    expect(shown).toContain('Deine Mail konnte nicht zugestellt werden');
    expect(await page('/today')).not.toContain('Antwort ist da');
  });

  it('the API tells the day of the answer, and no outcome', async () => {
    await world.note(mara.account);
    const attempt = (await mara.api.get(`/attempts/${request.id}`)).json<object>();
    expect(attempt).toMatchObject({ answerOn: '2026-11-25', outcome: null, state: 'sent' });
    expect(attempt).not.toHaveProperty('answerNotedAt');
  });

  it('the settings say how things stand with the mailbox, and look again when asked', async () => {
    expect(await page('/settings/mail')).not.toContain('Jetzt nachsehen');
    const imap = { imapHost: 'imap.probe.example', imapPort: 993, imapSecurity: 'tls' as const };
    await world.own(mara.account, { ...imap, reads: true });
    expect(await page('/settings/mail')).toContain('Noch nicht nachgesehen');
    expect(await page('/settings/mail')).toContain('liest nur die Köpfe neuer Mails');
    await world.own(mara.account, { ...imap, reads: true, keepsText: true });
    expect(await page('/settings/mail')).toContain('den Text von Mails mit Menschen');
    const lease = await app.get(MailboxLeases).claim(mara.account.id, false);
    if (!lease) throw new Error('somebody else reads this mailbox');
    await app.get(MailboxLeases).failed(lease, new MailboxProblem('sign-in', 'bad <password>'));
    const shown = await page('/settings/mail');
    expect(shown).toContain('Der Server sagt: bad &lt;password&gt;');
    const nextLook = async () => (await app.get(MailboxStates).of(mara.account.id))?.nextLookAt;
    expect(await nextLook()).toBe('2026-11-26T08:15:00.000Z');
    const answer = await mara.visitor.submit('/settings/mail/look');
    expect((await mara.visitor.follow(answer)).body).toContain('In der nächsten Minute wird nachgesehen.');
    expect(await nextLook()).toBeNull();
  });
});
