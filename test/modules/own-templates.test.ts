import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import { rows } from '../../src/common/database/sql.js';
import { NotFound } from '../../src/common/errors.js';
import { AttemptOriginsStore } from '../../src/outreach/attempt-origins.store.js';
import type { OwnTemplate } from '../../src/outreach/own-templates/own-template.entity.js';
import {
  TemplateBuiltIn,
  TemplateNotRight,
  TemplatesFull,
  TemplateUnnamed,
} from '../../src/outreach/own-templates/own-templates.errors.js';
import { MOST_TEMPLATES, OwnTemplatesService } from '../../src/outreach/own-templates/own-templates.service.js';
import { MOST_VERSIONS, TemplateHistory } from '../../src/outreach/own-templates/template-history.service.js';
import { TemplateList } from '../../src/outreach/own-templates/template-list.service.js';
import { TemplatePreview } from '../../src/outreach/own-templates/template-preview.service.js';
import { UndoService } from '../../src/people/undo/undo.service.js';
import { engines } from '../support/database.js';
import { OutreachWorld } from './outreach-world.js';

const mine = {
  name: 'Kaffee, kurz',
  situation: 'coffee',
  language: 'de',
  form: 'du',
  source: '---\nsubject: Kaffee in {{stadt}}?\nsubject: Kaffee?\n---\n{{anrede}}\n\nLust auf einen Kaffee?\n',
} as const;

describe.each(engines)('templates of one’s own on %s', (engine) => {
  let world: OutreachWorld;
  let templates: OwnTemplatesService;
  let history: TemplateHistory;
  let account: Account;

  beforeAll(async () => {
    world = await OutreachWorld.open(engine);
    [templates, history] = [world.app.get(OwnTemplatesService), world.app.get(TemplateHistory)];
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.goTo('2026-11-24');
    account = await world.account({ name: 'Jana Wehrmann' });
  });

  const versions = async (id: string): Promise<number[]> =>
    (await history.versions(account.id, id)).map(({ version }) => version);
  const changed = (id: string, letter: string): Promise<OwnTemplate> =>
    templates.update(account.id, id, { source: letter });

  it('write a letter in place of the built-in one, and the message knows with which', async () => {
    const { id } = await templates.create(account, mine);
    const contact = await world.contact(account, { givenName: 'Mia', gender: 'f' });
    const draft = await world.draft(account, contact, { templateId: id });
    expect([draft.situation, draft.subject, draft.body, draft.short]).toEqual([
      'coffee',
      'Kaffee?',
      'Liebe Mia,\n\nLust auf einen Kaffee?',
      'Liebe Mia,\n\nLust auf einen Kaffee?',
    ]);
    const origins = await world.app.get(AttemptOriginsStore).of(account.id, [draft.id]);
    expect(origins.get(draft.id)?.templateId).toBe(id);
  });

  it('copy a built-in one, under its name', async () => {
    const copy = await templates.create(account, { copyOf: 'builtin:en-casual:coffee' });
    expect(copy).toMatchObject({
      name: 'Auf einen Kaffee',
      situation: 'coffee',
      language: 'en',
      form: 'du',
      version: 1,
    });
    const again = await templates.create(account, { copyOf: copy.id, name: 'Noch eine', form: 'sie' });
    expect(again).toMatchObject({ name: 'Noch eine', form: 'sie', source: copy.source });
    await expect(templates.create(account, { copyOf: 'builtin:en-casual:tea' })).rejects.toThrow(NotFound);
  });

  it('keep every text as a version; a name is none', async () => {
    const { id } = await templates.create(account, mine);
    await templates.update(account.id, id, { name: 'Anders' });
    expect(await versions(id)).toEqual([1]);
    await changed(id, 'Zwei.');
    await changed(id, 'Drei.');
    expect(await versions(id)).toEqual([3, 2, 1]);
    const restored = await history.restore(account.id, id, 1);
    expect([restored.source, restored.version, restored.name]).toEqual([mine.source, 4, 'Anders']);
    expect(await versions(id)).toEqual([4, 3, 2, 1]);
    await expect(history.restore(account.id, id, 99)).rejects.toThrow(NotFound);
  });

  it(`keep the last ${MOST_VERSIONS} versions`, async () => {
    const { id } = await templates.create(account, mine);
    for (let n = 2; n <= MOST_VERSIONS + 3; n += 1) await changed(id, `Nummer ${n}.`);
    const kept = await versions(id);
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([MOST_VERSIONS, MOST_VERSIONS + 3, 4]);
  });

  it('refuse what no draft can be written from, and store nothing of it', async () => {
    await expect(templates.create(account, { ...mine, source: '{{stadd}}' })).rejects.toThrow(TemplateNotRight);
    await expect(templates.create(account, { ...mine, source: 'ä'.repeat(5_000) })).rejects.toThrow(TemplateNotRight);
    await expect(templates.create(account, { ...mine, name: ' – ' })).rejects.toThrow(TemplateUnnamed);
    expect(await templates.list(account.id)).toEqual([]);
  });

  it('look anew at what is stored: it may have come in with a file', async () => {
    const { id } = await templates.create(account, mine);
    await world.app.unitOfWork.run(() =>
      rows(world.app.unitOfWork.writer, 'update own_templates set source = ? where id = ?', ['{{constructor}}', id]),
    );
    const contact = await world.contact(account);
    await expect(world.draft(account, contact, { templateId: id })).rejects.toThrow(TemplateNotRight);
    const { problems } = await world.app.get(TemplatePreview).of(account, { templateId: id });
    expect(problems).toMatchObject([{ code: 'field-unknown', found: 'constructor' }]);
  });

  it('are their account’s alone; the built-in ones are nobody’s to change', async () => {
    const { id } = await templates.create(account, mine);
    const stranger = randomUUID();
    await expect(templates.find(stranger, id)).rejects.toThrow(NotFound);
    await expect(templates.update(stranger, id, { name: 'Meins' })).rejects.toThrow(NotFound);
    await expect(templates.remove(stranger, id)).rejects.toThrow(NotFound);
    await expect(history.versions(stranger, id)).rejects.toThrow(NotFound);
    await expect(history.restore(stranger, id, 1)).rejects.toThrow(NotFound);
    await expect(templates.update(account.id, 'builtin:de-sie:coffee', { name: 'x' })).rejects.toThrow(TemplateBuiltIn);
    await expect(templates.remove(account.id, 'builtin:de-sie:coffee')).rejects.toThrow(TemplateBuiltIn);
  });

  it('come back with their versions and their messages', async () => {
    const { id } = await templates.create(account, mine);
    const before = await changed(id, 'Zwei.');
    const draft = await world.draft(account, await world.contact(account), { templateId: id });
    await templates.remove(account.id, id);
    await expect(templates.find(account.id, id)).rejects.toThrow(NotFound);
    const undo = world.app.get(UndoService);
    const [act] = await undo.list(account);
    expect(act?.kind).toBe('template-removed');
    await undo.undo(account, act?.id ?? '');
    expect(await templates.find(account.id, id)).toEqual(before);
    expect(await versions(id)).toEqual([2, 1]);
    expect((await world.app.get(AttemptOriginsStore).of(account.id, [draft.id])).get(draft.id)?.templateId).toBe(id);
  });

  it('say how often they went out and were answered; so do the built-in ones', async () => {
    const { id } = await templates.create(account, mine);
    const contact = await world.contact(account);
    const first = await world.sent(account, contact, { templateId: id });
    await world.sent(account, await world.contact(account), { templateId: id });
    await world.draft(account, await world.contact(account), { templateId: id });
    await world.sent(account, await world.contact(account), { situation: 'just-hello' });
    await world.outcome(account, first, { outcome: 'no' });
    const used = (await world.app.get(TemplateList).all(account)).filter((listed) => listed.used > 0);
    expect(used.map(({ template, used: times, answers }) => [template.id, times, answers])).toEqual([
      [id, 2, 1],
      ['builtin:de-du:just-hello', 1, 0],
    ]);
  });

  it('are found for a letter, in the order they were made', async () => {
    const one = await templates.create(account, mine);
    const two = await templates.create(account, { ...mine, name: 'Zweite' });
    await templates.create(account, { ...mine, form: 'sie' });
    const found = await templates.list(account.id, { situation: 'coffee', language: 'de', form: 'du' });
    expect(found.map(({ id }) => id)).toEqual([one.id, two.id]);
  });

  it(`are at most ${MOST_TEMPLATES}`, async () => {
    for (let n = 0; n < MOST_TEMPLATES; n += 1) await templates.create(account, { ...mine, name: `Nr ${n}` });
    await expect(templates.create(account, mine)).rejects.toThrow(TemplatesFull);
  });
});
