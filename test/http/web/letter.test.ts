import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Contact } from '../../../src/contacts/contact.entity.js';
import { ContactsService } from '../../../src/contacts/contacts.service.js';
import type { Attempt } from '../../../src/outreach/attempt.entity.js';
import { AttemptsService } from '../../../src/outreach/attempts.service.js';
import { MarkSentService } from '../../../src/outreach/moves/mark-sent.service.js';
import { WriteDraftService } from '../../../src/outreach/writing/write-draft.service.js';
import { SlotsService } from '../../../src/slots/slots.service.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../../support/app.js';
import { aContact, stored } from '../../support/builders.js';

const words = { subject: 'Kaffee?', body: 'Hallo Marlene,\n\nhast du Lust?\n\nAda' };
const KIND = 'Diese Nachricht ist schon unterwegs, ihre Worte bleiben, wie sie sind.';

describe('the page of a letter', () => {
  let app: TestApp;
  let me: SignedIn;
  let contact: Contact;
  let draft: Attempt;

  beforeAll(async () => {
    app = await startApp();
    me = await signedIn(app);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    contact = aContact(me.account, { givenName: 'Marlene', form: null });
    await stored(app.unitOfWork, contact);
    draft = await app.get(WriteDraftService).write(me.account, contact.id, { situation: 'coffee' });
    await me.visitor.get(`/compose/${draft.id}`);
    draft = await found(); // with its first opening
  });

  const found = (): Promise<Attempt> => app.get(AttemptsService).find(me.account.id, draft.id);
  const count = async (): Promise<number> =>
    (await app.get(AttemptsService).list(me.account.id, { contactId: contact.id })).items.length;
  const heldTimes = async (): Promise<string[]> =>
    ((await app.get(SlotsService).ofAttempts(me.account.id, [draft.id])).get(draft.id) ?? []).map(
      ({ startAt }) => startAt,
    );

  it('marks as sent what stands on the page', async () => {
    await me.visitor.submit(`/compose/${draft.id}/sent`, words);
    expect(await found()).toMatchObject({ ...words, state: 'sent' });
  });

  it('stores nothing of it when it can not be sent', async () => {
    const answer = await me.visitor.submit(`/compose/${draft.id}/sent`, { ...words, body: 'Hallo [Name],\n\nAda' });
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('Hallo [Name]');
    expect(await found()).toEqual(draft);
  });

  it.each([
    ['saved', '', words],
    ['sent once more', '/sent', { ...words, body: 'Etwas ganz anderes' }],
    ['rewritten', '/rewrite', { situation: 'just-hello', form: 'du', keepForm: 'yes' }],
    ['deleted', '/delete', {}],
  ])('a letter that has been sent from another tab is not %s', async (_, action, fields) => {
    await app.get(MarkSentService).markSent(me.account, draft.id, {});
    const sent = await found();
    const answer = await me.visitor.submit(`/compose/${draft.id}${action}`, fields);
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain(KIND);
    expect(await found()).toEqual(sent);
    expect(await count()).toBe(1);
    expect((await app.get(ContactsService).find(me.account.id, contact.id)).form).toBeNull();
  });

  it('the API does not change the words of a sent message either', async () => {
    await app.get(MarkSentService).markSent(me.account, draft.id, {});
    const answer = await me.api.patch(`/attempts/${draft.id}`, { body: 'Etwas ganz anderes' });
    expect(answer.json()).toMatchObject({ status: 409, type: '/problems/attempt-no-draft' });
    expect((await found()).body).toBe(draft.body);
  });

  it('another occasion makes another letter at the same address, with its own times', async () => {
    const first = { day1: '2026-12-01', from1: '10:00', until1: '11:00' };
    const coffee = { situation: 'coffee', form: 'du', ...first };
    const answer = await me.visitor.submit(`/compose/${draft.id}/rewrite`, { ...coffee, keepForm: 'yes' });
    expect(answer.headers.location).toBe(`/compose/${draft.id}`);
    expect(await heldTimes()).toEqual(['2026-12-01T09:00:00.000Z']);
    expect((await app.get(ContactsService).find(me.account.id, contact.id)).form).toBe('du');
    const second = { day1: '2026-12-02', from1: '15:00', until1: '16:00' };
    await me.visitor.submit(`/compose/${draft.id}/rewrite`, { situation: 'call', form: 'du', ...second });
    expect(await heldTimes()).toEqual(['2026-12-02T14:00:00.000Z']);
    const call = await found();
    expect(call).toMatchObject({ situation: 'call', form: 'du', formAssumed: false, state: 'drafted' });
    expect(call.body).not.toBe(draft.body);
    expect(await count()).toBe(1);
  });

  it('a letter that can not be rewritten stays as it was, the form of address too', async () => {
    const past = { day1: '2026-11-01', from1: '10:00', until1: '11:00' };
    const fields = { situation: 'coffee', form: 'du', keepForm: 'yes', ...past };
    expect((await me.visitor.submit(`/compose/${draft.id}/rewrite`, fields)).statusCode).toBe(422);
    expect(await found()).toEqual(draft);
    expect((await app.get(ContactsService).find(me.account.id, contact.id)).form).toBeNull();
  });

  it('a draft that can not be written keeps no form of address', async () => {
    const past = { day1: '2026-11-01', from1: '10:00', until1: '11:00' };
    const fields = { to: contact.id, situation: 'coffee', form: 'du', keepForm: 'yes', ...past };
    expect((await me.visitor.submit('/compose', fields)).statusCode).toBe(422);
    expect(await count()).toBe(1);
    expect((await app.get(ContactsService).find(me.account.id, contact.id)).form).toBeNull();
  });
});
