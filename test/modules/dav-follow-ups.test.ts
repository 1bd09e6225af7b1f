import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { engines } from '../support/database.js';
import { statementsOf } from '../support/statements.js';
import { FilesWorld, otherLines, sampleOf } from './calendar-files-world.js';

const programs = ['ios', 'tasks-org', 'thunderbird', 'gnome', 'todoman'];

interface ReminderAnswer {
  readonly id: string;
  readonly kind: string;
  readonly text: string | null;
  readonly dueOn: string;
  readonly state: string;
  readonly contactId: string | null;
  readonly recurrence: { readonly rule: string } | null;
}

describe.each(engines)('follow-ups as files of a list of tasks on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;
  let world: FilesWorld;
  let anna: string;

  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    owner = await signedIn(app, { locale: 'de' });
    world = new FilesWorld(app, owner, 'follow-ups');
    anna = await owner.api.make('/contacts', { givenName: 'Anna', familyName: 'Probe' });
  });

  const idOf = async (name: string, text: string): Promise<string> => (await world.put(name, text)).item.id;
  const reminder = async (id: string): Promise<ReminderAnswer> =>
    (await owner.api.get(`/reminders/${id}`)).json<ReminderAnswer>();
  const change = async (id: string, fields: object): Promise<void> => {
    world.later();
    await world.ok(owner.api.patch(`/reminders/${id}`, fields));
  };
  const done = async (id: string): Promise<void> => {
    world.later();
    await world.ok(owner.api.post(`/reminders/${id}/done`));
  };
  const made = (fields: object = {}): Promise<string> =>
    owner.api.make('/reminders', {
      contactId: anna,
      dueOn: '2026-12-01',
      kind: 'promise',
      text: 'Buch zurück',
      ...fields,
    });
  const lineOf = (text: string, name: string): string =>
    new RegExp(`^${name}[;:].*$`, 'm').exec(text)?.[0].trim() ?? '';

  it('prints a reminder that nobody put as one VTODO, due on its day (RFC 5545, 3.6.2)', async () => {
    const id = await made({ text: 'Buch\nzurück' });
    const text = await world.get(`${id}.ics`);
    for (const line of [`UID:${id}`, 'DUE;VALUE=DATE:20261201', 'SUMMARY:Buch zurück', 'STATUS:NEEDS-ACTION']) {
      expect(text).toContain(`${line}\r\n`);
    }
    expect(lineOf(text, 'DESCRIPTION')).toBe('DESCRIPTION:Versprochen: Anna Probe');
    world.later();
    expect(await world.get(`${id}.ics`)).toBe(text);
    await done(id);
    expect(await world.get(`${id}.ics`)).toContain('STATUS:COMPLETED\r\nCOMPLETED:20261123T');
  });

  it.each(programs)(
    'keeps what %s puts, octet for octet, as a reminder on its day (RFC 4791, 5.3.4)',
    async (program) => {
      const text = sampleOf('follow-ups', program);
      const { item, isAsPut } = await world.put('theirs.ics', text);
      expect(isAsPut).toBe(true);
      expect(await world.get('theirs.ics')).toBe(text);
      const { kind, state, dueOn, contactId, text: words } = await reminder(item.id);
      expect({ kind, state, words }).toEqual({ kind: 'own', state: 'open', words: lineOf(text, 'SUMMARY').slice(8) });
      expect(dueOn.replaceAll('-', '')).toBe(/:(\d{8})/.exec(lineOf(text, 'DUE'))?.[1]);
      expect(contactId).toBe(text.includes('Anna Probe') ? anna : null);
    },
  );

  it.each(programs)('changes only the day or the title of what %s put when they change here', async (program) => {
    const text = sampleOf('follow-ups', program);
    const id = await idOf('theirs.ics', text);
    await change(id, { text: 'Ganz anders' });
    const titled = await world.get('theirs.ics');
    expect(otherLines(text, titled)).toEqual({ gone: [lineOf(text, 'SUMMARY')], come: ['SUMMARY:Ganz anders'] });
    await change(id, { dueOn: '2026-12-20' });
    const moved = await world.get('theirs.ics');
    expect(lineOf(moved, 'DUE')).toBe(lineOf(text, 'DUE').replace(/:\d{8}/, ':20261220'));
    const { gone, come } = otherLines(titled, moved);
    expect([...gone, ...come].every((line) => /^(?:DUE|DTSTART)[;:]/.test(line))).toBe(true);
    expect((await world.put('theirs.ics', moved)).isAsPut).toBe(true);
  });

  it.each(programs)('completes and reopens what %s put, here and there (RFC 5545, 3.8.1.11)', async (program) => {
    const text = sampleOf('follow-ups', program);
    const id = await idOf('theirs.ics', text);
    await done(id);
    const ticked = await world.get('theirs.ics');
    expect(ticked).toMatch(/STATUS:COMPLETED\r\n/);
    expect(ticked).toMatch(/COMPLETED:20261123T\d{6}Z\r\n/);
    expect(ticked).toMatch(/PERCENT-COMPLETE:100\r\n/);
    await world.put('theirs.ics', text);
    expect((await reminder(id)).state).toBe('open');
    expect(await world.get('theirs.ics')).toContain(lineOf(text, 'DUE'));
    await world.put('theirs.ics', ticked);
    expect((await reminder(id)).state).toBe('done');
    await world.undoLast();
    expect((await reminder(id)).state).toBe('open');
  });

  it('opens the next time of what comes again when a program ticks it off, as a task of its own', async () => {
    const id = await made({ contactId: null, recurrence: { rule: 'FREQ=WEEKLY' } });
    const text = await world.get(`${id}.ics`);
    expect(text).not.toContain('RRULE');
    await world.put(`${id}.ics`, text.replace('STATUS:NEEDS-ACTION', 'STATUS:COMPLETED'));
    const all = [...(await world.all()).values()];
    expect(all.map((one) => [lineOf(one, 'DUE'), lineOf(one, 'STATUS')]).sort()).toEqual([
      ['DUE;VALUE=DATE:20261201', 'STATUS:COMPLETED'],
      ['DUE;VALUE=DATE:20261208', 'STATUS:NEEDS-ACTION'],
    ]);
  });

  it('takes a rule that it knows, keeps one that it does not, and takes it away where it comes no more (RFC 5545, 3.8.5.3)', async () => {
    const text = sampleOf('follow-ups', 'thunderbird');
    const id = await idOf('again.ics', text);
    expect((await reminder(id)).recurrence?.rule).toBe('FREQ=WEEKLY;INTERVAL=2');
    await change(id, { recurrence: { rule: 'FREQ=MONTHLY' } });
    expect(otherLines(text, await world.get('again.ics')).come).toEqual(['RRULE:FREQ=MONTHLY']);
    await change(id, { recurrence: null });
    expect(otherLines(text, await world.get('again.ics'))).toEqual({
      gone: ['RRULE:FREQ=WEEKLY;INTERVAL=2'],
      come: [],
    });
    const odd = text.replace('FREQ=WEEKLY;INTERVAL=2', 'FREQ=YEARLY;BYWEEKNO=20').replace('77770c5e', '88880c5e');
    const other = await idOf('odd.ics', odd);
    expect((await reminder(other)).recurrence).toBe(null);
    expect(await world.get('odd.ics')).toBe(odd);
  });

  describe('with one time of a series ticked, as Thunderbird does it (RFC 5545, 3.8.4.4)', () => {
    const forms = [
      ['a day', ';VALUE=DATE', ''],
      ['an hour in a zone', ';TZID=Europe/Berlin', 'T090000'],
    ] as const;
    const todo = (...lines: string[]): string =>
      ['BEGIN:VTODO', 'UID:again', 'SUMMARY:Gießen', ...lines, 'END:VTODO'].join('\r\n');
    const fileOf = (...parts: string[]): string =>
      ['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR', ''].join('\r\n');
    const series = (form: string, hour: string, day = '20261124'): string =>
      todo(`DTSTART${form}:${day}${hour}`, `DUE${form}:${day}${hour}`, 'RRULE:FREQ=WEEKLY', 'STATUS:NEEDS-ACTION');
    const ticked = (form: string, hour: string, day: string): string =>
      todo(
        `RECURRENCE-ID${form}:${day}${hour}`,
        `DUE${form}:${day}${hour}`,
        'STATUS:COMPLETED',
        'PERCENT-COMPLETE:100',
      );
    const standing = async (): Promise<string[][]> =>
      [...(await world.all()).values()].map((one) => [lineOf(one, 'DUE').slice(-8), lineOf(one, 'STATUS')]).sort();

    it.each(forms)('does the first time, opens the next, and says so in the file: %s', async (_, form, hour) => {
      const id = await idOf('again.ics', fileOf(series(form, hour)));
      const { isAsPut } = await world.put('again.ics', fileOf(series(form, hour), ticked(form, hour, '20261124')));
      expect(isAsPut).toBe(false);
      expect(await reminder(id)).toMatchObject({ state: 'done', dueOn: '2026-11-24' });
      const texts = await world.all();
      expect([...texts.values()].map((one) => /^DUE[^:]*:(\d{8})/m.exec(one)?.[1]).sort()).toEqual([
        '20261124',
        '20261201',
      ]);
      const own = texts.get('again.ics') ?? '';
      expect(own.match(/BEGIN:VTODO/g)).toHaveLength(1);
      expect(own).toContain('STATUS:COMPLETED');
      expect(own).not.toMatch(/RRULE|RECURRENCE-ID|NEEDS-ACTION/);
      expect((await world.put('again.ics', own)).isAsPut).toBe(true);
      expect((await world.all()).size).toBe(2);
    });

    it.each(forms)(
      'keeps a tick of a later time, which counts once the series begins with it: %s',
      async (_, form, hour) => {
        const id = await idOf('again.ics', fileOf(series(form, hour)));
        const later = fileOf(series(form, hour), ticked(form, hour, '20261201'));
        expect((await world.put('again.ics', later)).isAsPut).toBe(true);
        expect(await reminder(id)).toMatchObject({
          state: 'open',
          dueOn: '2026-11-24',
          recurrence: { rule: 'FREQ=WEEKLY' },
        });
        expect(await world.get('again.ics')).toBe(later);
        await world.put('again.ics', fileOf(series(form, hour, '20261201'), ticked(form, hour, '20261201')));
        expect(await reminder(id)).toMatchObject({ state: 'done', dueOn: '2026-12-01' });
        expect((await world.all()).size).toBe(2);
      },
    );

    it('has the series in the file again when the tick is taken back', async () => {
      const id = await idOf('again.ics', fileOf(series(';VALUE=DATE', '')));
      await world.put('again.ics', fileOf(series(';VALUE=DATE', ''), ticked(';VALUE=DATE', '', '20261124')));
      await world.undoLast();
      expect(await reminder(id)).toMatchObject({ state: 'open', recurrence: { rule: 'FREQ=WEEKLY' } });
      const text = await world.get('again.ics');
      expect(text).toContain('RRULE:FREQ=WEEKLY');
      expect(text).not.toContain('COMPLETED');
      expect((await world.all()).size).toBe(1);
    });

    it('changes the rule of the series, and keeps a series by a rule that reminders do not know', async () => {
      const moved = todo('RECURRENCE-ID;VALUE=DATE:20261124', 'DUE;VALUE=DATE:20261126', 'STATUS:NEEDS-ACTION');
      const id = await idOf('again.ics', fileOf(series(';VALUE=DATE', ''), moved));
      expect(await reminder(id)).toMatchObject({ dueOn: '2026-11-26', recurrence: { rule: 'FREQ=WEEKLY' } });
      await change(id, { recurrence: { rule: 'FREQ=MONTHLY' } });
      const text = await world.get('again.ics');
      expect(text.match(/RRULE:.*/g)).toEqual(['RRULE:FREQ=MONTHLY']);
      expect(text.indexOf('RRULE')).toBeLessThan(text.indexOf('RECURRENCE-ID'));
      await world.remove('again.ics');
      const odd = series(';VALUE=DATE', '').replace('FREQ=WEEKLY', 'FREQ=YEARLY;BYWEEKNO=48');
      await world.put('odd.ics', fileOf(odd));
      const tick = fileOf(odd, ticked(';VALUE=DATE', '', '20261124'));
      expect((await world.put('odd.ics', tick)).isAsPut).toBe(true);
      expect(await world.get('odd.ics')).toBe(tick);
    });

    it('opens the next time of a series that comes here with its first time ticked', async () => {
      await world.put('again.ics', fileOf(series(';VALUE=DATE', ''), ticked(';VALUE=DATE', '', '20261124')));
      expect(await standing()).toEqual([
        ['20261124', 'STATUS:COMPLETED'],
        ['20261201', 'STATUS:NEEDS-ACTION'],
      ]);
    });
  });

  it('moves the reminder and changes its words as a program says, and leaves the longer text where the title stays', async () => {
    const id = await made({ text: 'Buch\nzurück' });
    const text = await world.get(`${id}.ics`);
    await world.put(`${id}.ics`, text.replace('20261201', '20261205'));
    expect(await reminder(id)).toMatchObject({
      dueOn: '2026-12-05',
      text: 'Buch\nzurück',
      kind: 'promise',
      contactId: anna,
    });
    await world.put(`${id}.ics`, text.replace('Buch zurück', 'Beide Bücher'));
    expect(await reminder(id)).toMatchObject({ dueOn: '2026-12-01', text: 'Beide Bücher' });
    await world.undoLast();
    await world.undoLast();
  });

  it('gives a task without day and title today and a word, and one that is done already no next time', async () => {
    const bare = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTODO\r\nUID:bare\r\nEND:VTODO\r\nEND:VCALENDAR\r\n';
    const { item, isAsPut } = await world.put('bare.ics', bare);
    expect(isAsPut).toBe(false);
    expect(await reminder(item.id)).toMatchObject({ dueOn: '2026-11-23', text: 'Für heute notiert' });
    expect(await world.get('bare.ics')).toContain('DUE;VALUE=DATE:20261123\r\n');
    const over = bare.replace(
      'UID:bare',
      'UID:over\r\nDUE;VALUE=DATE:20261101\r\nRRULE:FREQ=WEEKLY\r\nPERCENT-COMPLETE:100',
    );
    await world.put('over.ics', over);
    expect([...(await world.all()).keys()].sort()).toEqual(['bare.ics', 'over.ics']);
    expect((await world.put('over.ics', over)).isNew).toBe(false);
  });

  it('refuses what is no task, with the precondition that says why (RFC 4791, 5.3.2.1)', async () => {
    const one = sampleOf('follow-ups', 'gnome');
    expect({
      event: await world.refusal(one.replaceAll('VTODO', 'VEVENT')),
      uidless: await world.refusal(one.replace(/UID:.*\r\n/, '')),
      method: await world.refusal(one.replace('VERSION:2.0', 'VERSION:2.0\r\nMETHOD:PUBLISH')),
    }).toEqual({
      event: 'supported-calendar-component',
      uidless: 'valid-calendar-object-resource',
      method: 'valid-calendar-object-resource',
    });
  });

  it('removes a reminder so that it can be had back', async () => {
    const id = await made();
    await world.remove(`${id}.ics`);
    expect((await owner.api.get(`/reminders/${id}`)).statusCode).toBe(404);
    await world.undoLast();
    expect((await reminder(id)).state).toBe('open');
  });

  it('reads a portion with as many statements as a single one', async () => {
    await made();
    const one = await statementsOf(app, () => world.all());
    for (let count = 0; count < 5; count += 1) await made();
    const six = await statementsOf(app, () => world.all());
    expect(six).toHaveLength(one.length);
  });
});
