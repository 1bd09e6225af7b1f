import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SyncTokenUnknown } from '../../src/collections/collections.errors.js';
import { CollectionsQuery } from '../../src/collections/collections.query.js';
import { CollectionsService } from '../../src/collections/collections.service.js';
import type { CollectionKind } from '../../src/collections/domain/collection-kind.js';
import { rows } from '../../src/common/database/sql.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { aContact, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { plansOf } from '../support/query-plans.js';

describe.each(engines)('reading a whole collection on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;
  let collections: CollectionsService;
  beforeAll(async () => {
    app = await startApp({ engine });
    collections = app.get(CollectionsService);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    owner = await signedIn(app);
  });

  const crowd = async (count: number): Promise<Contact[]> => {
    const people = Array.from({ length: count }, () => aContact(owner.account));
    await stored(app.unitOfWork, ...people);
    return people;
  };
  const edit = (contact: Contact | undefined): Promise<unknown> =>
    app.unitOfWork.run(() =>
      rows(app.unitOfWork.writer, "update contacts set role = 'x' where id = ?", [contact?.id ?? '']),
    );
  const token = (kind: CollectionKind = 'people'): Promise<string> => collections.token(owner.account.id, kind);

  it('a listing has everybody once, whoever is edited between two portions of it', async () => {
    const people = await crowd(1100);
    const seen: string[] = [];
    for await (const portion of collections.all(owner.account.id, 'people')) {
      if (seen.length === 0) for (const one of [people[3], people[1099]]) await edit(one);
      seen.push(...portion.map(({ id }) => id));
    }
    expect([...seen].sort()).toEqual(people.map(({ id }) => id).sort());
  });

  it('a first sync has everybody once, too, and the edit is told the next time again (RFC 6578, 3.4)', async () => {
    const people = await crowd(700);
    const seen: string[] = [];
    let next = '';
    for await (const { items, token: then, isTruncated } of collections.since(owner.account.id, 'people', null)) {
      expect(isTruncated).toBe(false);
      if (seen.length === 0) await edit(people[699]);
      seen.push(...items.map(({ id }) => id));
      next = then;
    }
    expect([...seen].sort()).toEqual(people.map(({ id }) => id).sort());
    const after: string[] = [];
    for await (const { items } of collections.since(owner.account.id, 'people', next)) {
      after.push(...items.map(({ id }) => id));
    }
    expect(after).toEqual([people[699]?.id]);
  });

  it('after a backup was put back no token and no ETag of before is known', async () => {
    const [one] = await crowd(1);
    const before = await Promise.all((['people', 'meetings', 'follow-ups'] as const).map(token));
    const [old] = await collections.named(owner.account.id, 'people', [`${one?.id}.vcf`]);
    const neighbour = await signedIn(app);
    const theirs = await collections.token(neighbour.account.id, 'people');
    expect(await collections.beginAnew()).toBeGreaterThanOrEqual(6);
    for (const [index, kind] of (['people', 'meetings', 'follow-ups'] as const).entries()) {
      const changes = collections.since(owner.account.id, kind, before[index] ?? '');
      await expect(changes.next()).rejects.toThrow(SyncTokenUnknown);
    }
    expect(await collections.token(neighbour.account.id, 'people')).not.toBe(theirs);
    const epochs = 'select distinct epoch from collections';
    const all = await rows(app.unitOfWork.reader, 'select id from collections');
    expect(await rows(app.unitOfWork.reader, epochs)).toHaveLength(all.length);
    const [now] = await collections.named(owner.account.id, 'people', [`${one?.id}.vcf`]);
    expect([now?.number, now?.etag === old?.etag]).toEqual([old?.number, false]);
  });

  it.runIf(engine === 'sqlite')(
    'looks into an index from where the reader is, for what changed, names and UIDs',
    async () => {
      const query = app.get(CollectionsQuery);
      const stretch = { after: { number: 7, id: null }, upTo: 9, limit: 10 };
      const [, [changes = '']] = await plansOf(app.unitOfWork, () =>
        query.changes(owner.account.id, 'people', stretch),
      );
      expect(changes).toContain('collection_files_number (account_id=? AND kind=? AND number>? AND number<?)');
      const [, [listing = '']] = await plansOf(app.unitOfWork, () => query.byName(owner.account.id, 'people', 'a', 10));
      expect(listing).toContain('collection_files_name (account_id=? AND kind=? AND name>?)');
      expect(listing).not.toContain('TEMP B-TREE');
      const [, [uid = '']] = await plansOf(app.unitOfWork, () => query.withUid(owner.account.id, 'people', 'u'));
      expect(uid).toContain('collection_files_uid (account_id=? AND kind=? AND uid=?)');
      expect(uid).not.toMatch(/item USING INDEX \w+ \(account_id=\? AND kind=\?\)/);
    },
  );
});
