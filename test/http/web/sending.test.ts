import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Attempt } from '../../../src/outreach/attempt.entity.js';
import { LettersWorld } from '../../modules/letters-world.js';
import { type SignedIn, signedIn } from '../../support/app.js';

const words = {
  subject: 'Kaffee am Donnerstag?',
  body: 'Hallo Tom,\r\n\r\nhast du Lust?\r\n\r\nJana',
  expectation: '60',
};
const CONFIRM = 'Von jana@example.org an tom@example.net.';

describe('sending from the page of a letter', () => {
  let world: LettersWorld;
  let me: SignedIn;
  let draft: Attempt;

  beforeAll(async () => {
    world = await LettersWorld.open();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    Object.assign(world.smtp, { mood: 'take', patience: Promise.resolve() });
    world.smtp.taken.length = 0;
    world.imap.recover();
    me = await world.me();
    draft = await world.draft(me.account);
  });

  const page = async (): Promise<string> => (await me.visitor.get(`/compose/${draft.id}`)).body;
  const send = () => me.visitor.submit(`/compose/${draft.id}/send`, words);

  it('is offered with who writes to whom, and that it can not be fetched back', async () => {
    const shown = await page();
    expect(shown).toContain(CONFIRM);
    expect(shown).toContain('lässt sich nicht zurückholen');
    expect(shown).toContain(`/compose/${draft.id}/send"`);
  });

  it.each([
    ['without a mail account', async () => (me = await signedIn(world.app)), {}],
    ['while sending is switched off', () => world.setUp(me.account, { sends: false }), {}],
    ['for another way than mail', () => Promise.resolve(), { channel: 'message' as const }],
  ])('is not offered %s: then everything is as before', async (_, change, input) => {
    await change();
    draft = await world.draft(me.account, undefined, input);
    const shown = await page();
    expect(shown).not.toContain(`/compose/${draft.id}/send"`);
    expect(shown).toContain(`/compose/${draft.id}/sent"`);
  });

  it('is not offered without an address that a mail can go to', async () => {
    draft = await world.draft(me.account, await world.tom(me.account, null));
    expect(await page()).not.toContain(`/compose/${draft.id}/send"`);
    const answer = await send();
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('Hier steht keine E-Mail-Adresse');
    expect(answer.body).toContain('hast du Lust?');
  });

  it('the words as they stand on the page go out, and the day goes on', async () => {
    const answer = await send();
    expect(answer.headers.location).toBe('/today');
    const today = await me.visitor.follow(answer);
    expect(today.body).toContain('Deine Mail an Tom Probe ist unterwegs.');
    expect(today.body).not.toContain(`/outbox/${draft.id}/undo`);
    const mail = await simpleParser(world.smtp.taken[0]?.message ?? '');
    expect(mail.subject).toBe(words.subject);
    expect(mail.text?.trimEnd()).toBe('Hallo Tom,\n\nhast du Lust?\n\nJana');
    expect(await world.attempt(draft)).toMatchObject({ state: 'sent', subject: words.subject, expectation: 60 });
    const sent = (await me.visitor.get(`/outbox/${draft.id}`)).body;
    expect(sent).toContain('Gesendet von jana@example.org an tom@example.net.');
    expect(sent).not.toContain(`/outbox/${draft.id}/undo`);
  });

  it('the button pressed twice, or on two devices, sends one mail and no one reads of a mistake', async () => {
    const answers = await Promise.all([send(), send()]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect((await send()).statusCode).toBe(303);
    expect(world.smtp.taken).toHaveLength(1);
  });

  it('a letter that was turned away says why, in words, and keeps its own', async () => {
    world.smtp.mood = { at: 'recipient', answer: '550 5.1.1 <tom@example.net> unknown' };
    const back = await me.visitor.follow(await send());
    expect(back.body).toContain('Diese Mail ist noch nicht hinausgegangen.');
    expect(back.body).toContain('Unter dieser Adresse gibt es dort niemanden.');
    expect(back.body).toContain('550 5.1.1 &lt;tom@example.net&gt; unknown');
    expect(back.body).toContain('hast du Lust?');
    expect(back.body).toContain('Nochmal versuchen');
    world.smtp.mood = 'take';
    expect((await send()).headers.location).toBe('/today');
    expect(world.smtp.taken).toHaveLength(1);
  });

  it('a server that asks for patience: the page says when, and the words stay as they are', async () => {
    world.smtp.mood = { at: 'message', answer: '451 4.7.1 greylisted' };
    const waiting = await me.visitor.follow(await send());
    expect(waiting.body).toContain('Der Server braucht noch etwas');
    expect(waiting.body).toContain('Der Server bat um etwas Geduld.');
    expect(waiting.body).not.toContain('nimmt diese Mail nicht an');
    expect(waiting.body).toMatch(/Wir versuchen es um \d\d:\d\d Uhr wieder/);
    expect(waiting.body).not.toContain('<textarea');
    const saved = await me.visitor.submit(`/compose/${draft.id}`, { ...words, body: 'anders' });
    expect(saved.statusCode).toBe(409);
    expect((await world.attempt(draft)).body).not.toBe('anders');
    expect((await me.visitor.submit(`/compose/${draft.id}/delete`)).statusCode).toBe(409);
  });

  describe('a lost answer is decided by the user', () => {
    beforeEach(async () => {
      world.smtp.mood = 'drop';
      await send();
      world.smtp.mood = 'take';
    });

    it('who is told what the folder of sent mails can tell: little, where the copy is ours', async () => {
      expect(await page()).toContain('Nicht jeder Anbieter legt dort ab');
      await world.setUp(me.account, { keepsSent: true });
      const shown = await page();
      expect(shown).toContain('Die Kopie dort legen wir ab, und so weit kam es nicht.');
      expect(shown).not.toContain('Nicht jeder Anbieter');
      expect(shown).toContain('kommt sie vielleicht doppelt an');
    });

    it('who is asked with both ways to go on', async () => {
      const asked = await page();
      expect(asked).toContain('Vielleicht ist sie schon angekommen');
      expect(asked).toContain('kein zweites Mal');
      for (const way of ['again', 'arrived']) expect(asked).toContain(`/compose/${draft.id}/${way}"`);
    });

    it('it is there', async () => {
      const answer = await me.visitor.submit(`/compose/${draft.id}/arrived`);
      expect(answer.headers.location).toBe('/today');
      expect((await world.attempt(draft)).state).toBe('sent');
      expect(world.smtp.taken).toHaveLength(1);
      expect((await me.visitor.submit(`/compose/${draft.id}/arrived`)).statusCode).toBe(303);
    });

    it('it is not there', async () => {
      expect((await me.visitor.submit(`/compose/${draft.id}/again`)).headers.location).toBe('/today');
      expect(world.smtp.taken).toHaveLength(2);
      expect(new Set(world.smtp.taken.map(({ message }) => message)).size).toBe(1);
      expect((await me.visitor.submit(`/compose/${draft.id}/again`)).statusCode).toBe(303);
      expect(world.smtp.taken).toHaveLength(2);
    });
  });

  it('a copy that could not be kept is told, and kept by a tap', async () => {
    await world.setUp(me.account, { keepsSent: true });
    world.imap.refuse('APPEND', 'Quota exceeded');
    const answer = await send();
    expect(answer.headers.location).toBe(`/outbox/${draft.id}`);
    expect((await me.visitor.follow(answer)).body).toContain('Eine Kopie liegt noch nicht');
    const still = await me.visitor.follow(await me.visitor.submit(`/compose/${draft.id}/copy`));
    expect(still.body).toContain('Das hat noch nicht geklappt.');
    world.imap.recover();
    const kept = await me.visitor.follow(await me.visitor.submit(`/compose/${draft.id}/copy`));
    expect(kept.body).toContain('Die Kopie liegt in deinem Ordner');
    expect(kept.body).not.toContain('Eine Kopie liegt noch nicht');
    expect(world.smtp.taken).toHaveLength(1);
  });

  it('a letter without a subject asks for one', async () => {
    const answer = await me.visitor.submit(`/compose/${draft.id}/send`, { ...words, subject: '' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Ein kurzer Betreff fehlt noch.');
    expect(world.smtp.taken).toHaveLength(0);
  });

  describe('by the API', () => {
    const url = (): string => `/attempts/${draft.id}`;

    it('sends once, and says where the mail is', async () => {
      expect((await me.api.get(`${url()}/letter`)).statusCode).toBe(404);
      const sent = await me.api.post(`${url()}/send`, { expectation: 40 });
      expect(sent.statusCode).toBe(200);
      expect(sent.json()).toMatchObject({
        ...{ attemptId: draft.id, state: 'went-out', from: 'jana@example.org', to: 'tom@example.net', reason: null },
        ...{ nextTryAt: null, sentAt: expect.any(String) as string },
      });
      expect((await me.api.get(`${url()}/letter`)).json()).toEqual(sent.json());
      expect((await me.api.get(url())).json()).toMatchObject({ state: 'sent', expectation: 40 });
      const again = await me.api.post(`${url()}/send`, {});
      expect(again.json()).toMatchObject({ status: 409, type: '/problems/attempt-already-sent' });
      const undone = await me.api.post(`${url()}/undo`, {});
      expect(undone.json()).toMatchObject({ status: 409, type: '/problems/letter-went-out' });
      expect(world.smtp.taken).toHaveLength(1);
    });

    it('an unclear one is sent again only when asked for', async () => {
      world.smtp.mood = 'drop';
      expect((await me.api.post(`${url()}/send`, {})).json()).toMatchObject({ state: 'unclear' });
      world.smtp.mood = 'take';
      const refused = await me.api.post(`${url()}/send`, {});
      expect(refused.json()).toMatchObject({ status: 409, type: '/problems/letter-unclear' });
      expect((await me.api.post(`${url()}/send`, { again: true })).json()).toMatchObject({ state: 'went-out' });
      expect(world.smtp.taken).toHaveLength(2);
    });

    it('a request with an Idempotency-Key that comes twice sends one mail', async () => {
      const key = { 'idempotency-key': `letter-${draft.id}` };
      const [one, other] = [await me.api.post(`${url()}/send`, {}, key), await me.api.post(`${url()}/send`, {}, key)];
      expect(other.json()).toEqual(one.json());
      expect(world.smtp.taken).toHaveLength(1);
    });
  });
});
