import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Attempt } from '../../../src/outreach/attempt.entity.js';
import { AttemptsService } from '../../../src/outreach/attempts.service.js';
import { MarkSentService } from '../../../src/outreach/moves/mark-sent.service.js';
import { WriteDraftService } from '../../../src/outreach/writing/write-draft.service.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';
import { aContact, stored } from '../../support/builders.js';

const words = { subject: 'Kaffee?', body: 'Hallo Marlene,\n\nhast du Lust auf einen Kaffee?\n\nViele Grüße\nAda' };

describe('hints on the page of a letter', () => {
  let app: TestApp;
  let me: SignedIn;
  let draft: Attempt;

  beforeAll(async () => {
    app = await startApp();
    me = await signedIn(app);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    const contact = aContact(me.account, { givenName: 'Marlene', form: 'du' });
    await stored(app.unitOfWork, contact);
    draft = await app.get(WriteDraftService).write(me.account, contact.id, { situation: 'coffee' });
    await me.visitor.get(`/compose/${draft.id}`);
    await me.visitor.submit(`/compose/${draft.id}`, words);
  });

  const body = async (): Promise<string> => (await app.get(AttemptsService).find(me.account.id, draft.id)).body;

  it('a hint has its reason, and a button that puts the sentence in', async () => {
    const page = (await me.visitor.get(`/compose/${draft.id}`)).body;
    expect(page).toContain('macht es beiden leichter');
    expect(page).toContain('name="suggestion" value="no-way-out:"');
    expect(page).toMatch(/<em lang="de">Wenn es bei dir gerade nicht passt/u);
  });

  it('one tap, and the sentence stands before the closing', async () => {
    const answer = await me.visitor.submit(`/compose/${draft.id}/insert`, { ...words, suggestion: 'no-way-out:' });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/compose/${draft.id}`]);
    expect(await body()).toMatch(/Kaffee\?\n\nWenn es bei dir .*\n\nViele Grüße\nAda$/u);
    expect((await me.visitor.get(`/compose/${draft.id}`)).body).toContain('Nichts zu beanstanden');
  });

  it('what was typed meanwhile is kept', async () => {
    const typed = words.body.replace('Lust auf einen Kaffee', 'am Dienstag Zeit');
    await me.visitor.submit(`/compose/${draft.id}/insert`, { ...words, body: typed, suggestion: 'no-way-out:' });
    expect(await body()).toContain('hast du am Dienstag Zeit?');
  });

  it('a letter that is on its way stays as it is', async () => {
    await app.get(MarkSentService).markSent(me.account, draft.id, {});
    const answer = await me.visitor.submit(`/compose/${draft.id}/insert`, { ...words, suggestion: 'no-way-out:' });
    expect(answer.statusCode).toBe(409);
    expect(await body()).toBe(words.body);
  });

  it('an empty letter is asked for its words', async () => {
    const answer = await me.visitor.submit(`/compose/${draft.id}/insert`, { subject: '', body: ' ', suggestion: 'x' });
    expect(answer.statusCode).toBe(422);
    expect(await body()).toBe(words.body);
  });
});
