import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../support/database.js';
import { DavWorld } from './dav-world.js';
import { Device, isInstalled } from './program.js';

/** Debian's own: its packages are not those of another one that may stand before it in the PATH. */
const PYTHON = '/usr/bin/python3';
const canRun = isInstalled(PYTHON, 'python3-caldav', ['-c', 'import caldav']);

describe.runIf(canRun).each(engines)('python3-caldav, on %s', (engine) => {
  let world: DavWorld;
  beforeAll(async () => {
    world = await DavWorld.start(engine);
    await world.owner.api.make('/contacts', { givenName: 'Ada', familyName: 'Lovelace' });
  });
  afterAll(() => world.close());

  it('finds both calendars, writes, searches, expands, ticks off and hears of changes (RFC 4791, RFC 6578)', async () => {
    const { address, user, password } = world.access;
    const script = join(import.meta.dirname, 'python-caldav.py');
    const said = await new Device().ran(PYTHON, ['-W', 'ignore', script, address, user, password]);
    expect(JSON.parse(said.slice(said.indexOf('{')))).toEqual({
      calendars: ['follow-ups', 'meetings'],
      components: ['VTODO'],
      before: 0,
      searched: 1,
      expanded: ['2026-12-16 09:00:00+00:00'],
      'nothing there': 0,
      'by uid': true,
      todos: ['Briefe beantworten'],
      'todos left': [],
      changed: [true],
      gone: 1,
      after: 0,
    });
  });
});
