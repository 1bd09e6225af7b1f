import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../support/database.js';
import { DavWorld } from './dav-world.js';
import { FolderShim } from './folder-shim.js';
import { Device } from './program.js';

/** Where Debian puts the suites. */
const SUITES = '/usr/libexec/litmus';
const canRun = existsSync(SUITES);
if (!canRun) process.stderr.write('SKIPPED: litmus is not installed (Debian: apt-get install litmus).\n');

/** ` 5. put_no_parent......... WARNING: ...`, and on the next line `    ...................... pass (with 1 warning)`. */
const LINE = /\d+\. (\w+)\.+ (?:WARNING:[^]*?\n[ .]+ )?(pass|FAIL|SKIPPED)/g;

describe.runIf(canRun).each(engines)('litmus, on %s', (engine) => {
  let world: DavWorld;
  let shim: FolderShim;
  beforeAll(async () => {
    world = await DavWorld.start(engine);
    shim = await FolderShim.before(world.collection('people'));
  });
  afterAll(async () => {
    await shim.close();
    await world.close();
  });

  const results = async (suite: string): Promise<Record<string, string>> => {
    const { user, password } = world.access;
    const { said } = await new Device().run(`${SUITES}/${suite}`, [
      '--htdocs=/usr/share/litmus/htdocs',
      shim.url,
      user,
      password,
    ]);
    const found = [...said.matchAll(LINE)].map(([, name = '', result = '']) => [name, result] as const);
    return Object.fromEntries(found);
  };

  it('basic: files are put, given back octet for octet and deleted (RFC 4918, 9.6 and 9.7)', async () => {
    const passed = ['options', 'put_get', 'put_get_utf8_segment', 'put_no_parent', 'mkcol_over_plain', 'delete'];
    expect(await results('basic')).toMatchObject({ ...all(passed), delete_null: 'pass', ...all(withoutFolders) });
  });

  it('props: broken questions are refused, and whole ones answered (RFC 4918, 9.1)', async () => {
    const passed = ['propfind_invalid', 'propfind_invalid2', 'propfind_d0', 'propextended', 'propwformed'];
    expect(await results('props')).toMatchObject(all(passed));
  });

  it('http: a body that waits to be asked for arrives (RFC 9110, 10.1.1)', async () => {
    expect(await results('http')).toMatchObject({ expect100: 'pass' });
  });
});

/** What a server without folders answers as it should: nothing is made. The others of `basic`, and `copymove`, need some. */
const withoutFolders = ['mkcol_no_parent'];

function all(names: readonly string[]): Record<string, 'pass'> {
  return Object.fromEntries(names.map((name) => [name, 'pass']));
}
