import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.entity.js';
import type { MeetingWithPeople } from '../../src/meetings/meeting-with-people.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { ChangeMeetingService } from '../../src/outreach/moves/change-meeting.service.js';
import { InvitationsWorld } from '../modules/invitations-world.js';
import { LettersWorld } from '../modules/letters-world.js';
import { engines } from '../support/database.js';
import { Device } from './program.js';

/** The `vendor` folder of a Composer project with sabre/vobject: its broker is the iTIP of Nextcloud, Baïkal and others. */
const vendor = process.env['SABRE_VENDOR'] ?? '';
const loads = join(vendor, 'autoload.php');
const canRun = vendor !== '' && spawnSync('php', ['-r', `require '${loads}';`]).status === 0;
if (!canRun) {
  process.stderr.write(
    'SKIPPED: no sabre/vobject (composer require sabre/vobject, then SABRE_VENDOR=/path/to/vendor npm run test:dav).\n',
  );
}

const TOM = 'mailto:tom@example.net';
const script = join(import.meta.dirname, 'sabre-itip.php');

interface Taken {
  readonly problems: readonly string[];
  readonly known: string | null;
}
interface Said {
  readonly known: string;
  readonly messages: readonly string[];
}

describe.runIf(canRun).each(engines)('the iTIP of sabre/vobject (RFC 5546), on %s', (engine) => {
  let letters: LettersWorld;
  let world: InvitationsWorld;
  let account: Account;
  let meeting: MeetingWithPeople;
  const php = new Device();

  beforeAll(async () => {
    letters = await LettersWorld.open(engine);
    world = new InvitationsWorld(letters);
    ({ account } = await letters.me());
    meeting = await world.meeting(account, [await letters.tom(account)]);
  });
  afterAll(() => letters.close());

  const ask = async <T>(question: object): Promise<T> =>
    JSON.parse(await php.ran('php', [script, vendor], JSON.stringify(question))) as T;
  const take = async (known: string | null): Promise<Taken> => {
    await world.invite(account, meeting);
    const mail = await simpleParser(letters.smtp.taken.at(-1)?.message ?? '');
    const part = mail.attachments.find(({ contentType }) => contentType === 'text/calendar');
    return ask<Taken>({ act: 'take', message: part?.content.toString('utf8') ?? '', known });
  };
  const change = (input: object) => letters.app.get(ChangeMeetingService).update(account, meeting.id, input);
  const now = () => letters.app.get(MeetingsService).find(account.id, meeting.id);

  it('takes our invitation, our change and our cancellation, and we take its answers', async () => {
    const invited = await take(null);
    expect(invited.problems).toEqual([]);
    expect(invited.known).toContain('DTSTART;TZID=Europe/Berlin:20261201T160000');

    const yes = await ask<Said>({ act: 'say', known: invited.known, who: TOM, says: 'ACCEPTED' });
    expect(yes.messages).toHaveLength(1);
    expect(await world.take(account, yes.messages[0] ?? '')).toBe(true);
    expect((await now()).people).toMatchObject([{ response: 'accepted' }]);

    await change({ start: '2026-12-01T18:00:00Z', end: '2026-12-01T19:00:00Z' });
    const moved = await take(yes.known);
    expect(moved.problems).toEqual([]);
    expect(moved.known).toContain('DTSTART;TZID=Europe/Berlin:20261201T190000');
    expect(moved.known).toContain('SEQUENCE:1');

    const no = await ask<Said>({ act: 'say', known: moved.known, who: TOM, says: 'DECLINED' });
    expect(await world.take(account, no.messages[0] ?? '')).toBe(true);
    expect((await now()).people).toMatchObject([{ response: 'declined' }]);

    await change({ state: 'not-this-time' });
    const off = await take(no.known);
    expect(off.problems).toEqual([]);
    expect(off.known).toContain('STATUS:CANCELLED');
  });
});
