import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CollectionsStore } from '../../../src/collections/collections.store.js';
import { rows } from '../../../src/common/database/sql.js';
import { UnitOfWork } from '../../../src/common/database/unit-of-work.js';
import { carddav, dav } from '../../../src/common/xml/xml-element.js';
import { signedIn, type SignedIn, startApp, type TestApp } from '../../support/app.js';
import { type DavClient, davClient, refusalIn } from '../../support/dav-client.js';
import { report, type Synced, synced } from '../../support/dav-reports.js';
import { engines } from '../../support/database.js';

const card = (name: string): string =>
  ['BEGIN:VCARD', 'VERSION:3.0', `UID:${name}`, `FN:${name}`, `N:${name};;;;`, 'END:VCARD', ''].join('\r\n');

describe.each(engines)('sync-collection on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;
  let phone: DavClient;
  beforeAll(async () => {
    app = await startApp({ engine, listen: true });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    owner = await signedIn(app, { locale: 'en' });
    phone = await davClient(app, owner.account);
  });

  const put = async (...names: readonly string[]): Promise<void> => {
    for (const name of names) {
      const headers = { 'content-type': 'text/vcard' };
      const { status } = await phone.send('PUT', `${phone.book}${name}.vcf`, { headers, body: card(name) });
      expect([201, 204]).toContain(status);
    }
  };
  const remove = async (name: string): Promise<void> => {
    expect((await phone.send('DELETE', `${phone.book}${name}.vcf`)).status).toBe(204);
  };
  const sync = (token = '', limit?: number): Promise<Synced> => synced(phone, phone.book, token, limit);
  const ask = (token: string, rest = '', depth = '0'): ReturnType<typeof report> =>
    report(
      phone,
      phone.book,
      'd:sync-collection',
      `<d:sync-token>${token}</d:sync-token>${rest}<d:prop><d:getetag/></d:prop>`,
      {
        depth,
      },
    );

  describe('row 10: what changed (RFC 6578, 3.2 to 3.6)', () => {
    it('an empty token means everything, and the next one nothing until something changes (3.4)', async () => {
      await put('a', 'b');
      const first = await sync();
      expect([...first.changed].sort()).toEqual(['a.vcf', 'b.vcf']);
      expect(first.token).toMatch(/^urn:\S+$/);
      expect(await sync(first.token)).toEqual({ ...first, changed: [] });
    });

    it('tells what is new and changed, by a phone or here, and of what is gone a 404 (3.5)', async () => {
      await put('a', 'b', 'c');
      const { token } = await sync();
      await put('d', 'a');
      await remove('b');
      const made = await owner.api.make('/contacts', { givenName: 'Ada', familyName: 'Probe' });
      const { changed, gone } = await sync(token);
      expect([...changed].sort()).toEqual([`${made}.vcf`, 'a.vcf', 'd.vcf'].sort());
      expect(gone).toEqual(['b.vcf']);
    });

    it('what came and went in between is a 404 or nothing, never an item (3.5)', async () => {
      const { token } = await sync();
      await put('x');
      await remove('x');
      expect((await sync(token)).changed).toEqual([]);
      expect((await sync()).changed).toEqual([]);
    });

    it('with a limit leads on from the last item of the answer, and nothing is left out (3.6)', async () => {
      await put('a', 'b', 'c', 'd', 'e');
      const seen: string[] = [];
      let step = await sync('', 2);
      for (; step.isTruncated; step = await sync(step.token, 2)) {
        expect(step.changed).toHaveLength(2);
        seen.push(...step.changed);
      }
      expect([...seen, ...step.changed].sort()).toEqual(['a.vcf', 'b.vcf', 'c.vcf', 'd.vcf', 'e.vcf']);
      expect((await sync(step.token)).changed).toEqual([]);
    });

    it('a change while somebody reads in steps is told in one of the later steps (3.6)', async () => {
      await put('a', 'b', 'c', 'd');
      const first = await sync('', 2);
      await put('a');
      await remove('b');
      await put('e');
      const rest: string[] = [];
      const gone: string[] = [];
      let step = await sync(first.token, 2);
      for (; ; step = await sync(step.token, 2)) {
        rest.push(...step.changed);
        gone.push(...step.gone);
        if (!step.isTruncated) break;
      }
      expect(rest.sort()).toEqual(['a.vcf', 'c.vcf', 'd.vcf', 'e.vcf']);
      expect(gone).toEqual(['b.vcf']);
    });

    it('changes since a token are cut by a limit, too', async () => {
      await put('a');
      const { token } = await sync();
      await put('b', 'c', 'd');
      const first = await sync(token, 1);
      expect([first.changed, first.isTruncated]).toEqual([['b.vcf'], true]);
      expect((await sync(first.token)).changed).toEqual(['c.vcf', 'd.vcf']);
    });

    it.each(['urn:made-up', 'http://sabre.io/ns/sync/1', 'urn:wiedersehen:0123456789abcdef0123456789abcdef:0'])(
      'the token %s is none of ours: 403 valid-sync-token (3.2)',
      async (token) => {
        const { status, body } = await ask(token);
        expect(status).toBe(403);
        expect((await refusalIn(body)).conditions).toEqual([dav('valid-sync-token')]);
      },
    );

    it('a number that never was is refused, as is a token of another collection', async () => {
      const { token } = await sync();
      expect((await ask(`${token}9`)).status).toBe(403);
      const other = await synced(phone, phone.meetings, '');
      expect((await ask(other.token)).status).toBe(403);
    });

    it('knows one level (3.3): infinite is refused, as is a body without a token, a level or a limit that is none', async () => {
      const infinite = await ask('', '<d:sync-level>infinite</d:sync-level>');
      expect(infinite.status).toBe(403);
      expect((await refusalIn(infinite.body)).conditions).toEqual([dav('sync-traversal-supported')]);
      expect((await ask('', '<d:sync-level>2</d:sync-level>')).status).toBe(400);
      expect((await ask('', '<d:limit><d:nresults>0</d:nresults></d:limit>')).status).toBe(400);
      expect((await ask('', '', 'infinity')).status).toBe(400);
      expect((await report(phone, phone.book, 'd:sync-collection', '<d:prop/>')).status).toBe(400);
    });

    it('takes the Depth: 1 of older programs for a level (appendix A)', async () => {
      expect((await ask('', '', '1')).status).toBe(207);
    });

    it('gives the files along where somebody asks for them', async () => {
      await put('a');
      const asked = '<d:sync-token/><d:sync-level>1</d:sync-level><d:prop><card:address-data/></d:prop>';
      const { body } = await report(phone, phone.book, 'd:sync-collection', asked);
      expect(body).toContain('FN:a');
      expect(body).toContain(carddav('address-data').split('}')[1]);
    });

    it('the tag of the collection and its token change together (caldav-ctag)', async () => {
      const tags = async (): Promise<string[]> => {
        const [folder] = await phone.propfind(phone.book, '0', ['cs:getctag', 'd:sync-token']);
        return Object.values(folder?.props['200'] ?? {}).map((prop) => prop.text);
      };
      const before = await tags();
      await put('a');
      const after = await tags();
      expect(new Set(after).size).toBe(1);
      expect(after).not.toEqual(before);
      expect((await sync()).token).toBe(after[0]);
    });
  });

  describe('row 11: what is remembered (RFC 6578, 3.5)', () => {
    const forget = async (): Promise<void> => {
      const store = app.get(CollectionsStore);
      await app.get(UnitOfWork).run(async () => {
        await store.noteGone('2026-01-01', 100);
        await store.forgetGone('2026-06-30', 100);
      });
    };
    /** Gone for good: only then the row is forgotten one day. */
    const purge = async (name: string): Promise<void> => {
      const [before] = (await sync()).changed.filter((one) => one === `${name}.vcf`);
      expect(before).toBe(`${name}.vcf`);
      await remove(name);
      const unitOfWork = app.get(UnitOfWork);
      await unitOfWork.run(async () => {
        const sql = 'update collection_files set gone = true where account_id = ? and name = ?';
        await rows(unitOfWork.writer, sql, [owner.account.id, `${name}.vcf`]);
      });
    };

    it('who has read less than what was forgotten reads everything anew: 403 valid-sync-token', async () => {
      await put('a', 'b');
      const { token } = await sync();
      await purge('b');
      await forget();
      const { status, body } = await ask(token);
      expect(status).toBe(403);
      expect((await refusalIn(body)).conditions).toEqual([dav('valid-sync-token')]);
    });

    it('reading everything anew in steps works after something was forgotten, too', async () => {
      await put('a', 'b', 'c', 'd', 'e');
      await purge('e');
      await forget();
      const first = await sync('', 2);
      expect(first.isTruncated).toBe(true);
      const second = await sync(first.token, 5);
      expect([...first.changed, ...second.changed].sort()).toEqual(['a.vcf', 'b.vcf', 'c.vcf', 'd.vcf']);
    });

    it('steps that began before something was forgotten have to begin again', async () => {
      await put('a', 'b', 'c', 'd');
      const first = await sync('', 1);
      await purge('c');
      await forget();
      expect((await ask(first.token)).status).toBe(403);
    });
  });
});
