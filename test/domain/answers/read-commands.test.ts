import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommandWordsService } from '../../../src/answers/commands/command-words.service.js';
import type { Command } from '../../../src/answers/commands/domain/command.js';
import { readCommands } from '../../../src/answers/commands/domain/read-commands.js';

const { words } = new CommandWordsService();
const monday = '2026-11-23';
const read = (text: string) => readCommands(text, { words, today: monday });

const no = (number: number, reason: Extract<Command, { kind: 'no' }>['reason'] = 'unknown'): Command => ({
  kind: 'no',
  number,
  reason,
});
const yes = (number: number, meeting: { on: string; time: string } | null = null): Command => ({
  kind: 'yes',
  number,
  meeting,
});
const later = (number: number, until: string | null = null): Command => ({ kind: 'later', number, until });
const log = (number: number): Command => ({ kind: 'log', number });

describe('an answer with commands', () => {
  it.each<[string, Command[]]>([
    // product.md, feature 18: "plain reply commands (`log 2 ja`, `snooze 3 4w`, `nein 1 termin`)"
    ['log 2 ja', [yes(2)]],
    ['snooze 3 4w', [later(3, '2026-12-21')]],
    ['nein 1 termin', [no(1, 'wrong-date')]],
    ['log 2', [log(2)]],
    ['Log 2.', [log(2)]],
    ['LOG #2', [log(2)]],
    ['log: 2', [log(2)]],
    ['log 2 gesprochen', [log(2)]],
    ['2 gesprochen', [log(2)]],
    ['2) ja', [yes(2)]],
    ['ja 2', [yes(2)]],
    ['ja, 2', [yes(2)]],
    ['Ja zu 2, danke!', [yes(2)]],
    ['kaffee 1 12.12. 15:00', [yes(1, { on: '2026-12-12', time: '15:00' })]],
    ['ja 1 am 3.1. um 9 Uhr', [yes(1, { on: '2027-01-03', time: '09:00' })]],
    ['log 1 ja 2026-12-12 9.30', [yes(1, { on: '2026-12-12', time: '09:30' })]],
    ['nein 1', [no(1)]],
    ['nein 1 keine Zeit', [no(1, 'too-busy')]],
    ['Nein 1, viel los', [no(1, 'too-busy')]],
    ['nein 1: kein Bedarf', [no(1, 'no-need-now')]],
    ['log 1 nein termin', [no(1, 'wrong-date')]],
    ['log 1 nein', [no(1)]],
    ['log 1, 2', [log(1), log(2)]],
    ['log 1 2', [log(1), log(2)]],
    ['log 1 und 3', [log(1), log(3)]],
    [
      '1, 2 erledigt',
      [
        { kind: 'done', number: 1 },
        { kind: 'done', number: 2 },
      ],
    ],
    ['später 3', [later(3)]],
    ['später 3 2 wochen', [later(3, '2026-12-07')]],
    ['später 3 in zwei Wochen', [later(3, '2026-12-07')]],
    ['3 später', [later(3)]],
    ['3 später eine Woche', [later(3, '2026-11-30')]],
    ['snooze 1, 3 2w', [later(1, '2026-12-07'), later(3, '2026-12-07')]],
    ['snooze 3 10 Tage', [later(3, '2026-12-03')]],
    ['snooze 3 1 monat', [later(3, '2026-12-23')]],
    ['snooze 3 morgen', [later(3, '2026-11-24')]],
    ['snooze 3 nächste woche', [later(3, '2026-11-30')]],
    ['snooze 3 bis Freitag', [later(3, '2026-11-27')]],
    ['snooze 3 montag', [later(3, '2026-11-30')]],
    ['snooze 3 bis 12.12.', [later(3, '2026-12-12')]],
    ['snooze 3 bis 1.3.27', [later(3, '2027-03-01')]],
    ['snooze 3 2026-12-12', [later(3, '2026-12-12')]],
    ['diesmal nicht 1', [{ kind: 'skip', number: 1 }]],
    ['1 diesmal nicht', [{ kind: 'skip', number: 1 }]],
    ['erledigt 2', [{ kind: 'done', number: 2 }]],
    ['pause', [{ kind: 'pause', until: null }]],
    ['Pause bitte', [{ kind: 'pause', until: null }]],
    ['pause 3', [{ kind: 'pause', until: '2026-12-14' }]],
    ['pause drei', [{ kind: 'pause', until: '2026-12-14' }]],
    ['pause 2 wochen', [{ kind: 'pause', until: '2026-12-07' }]],
    ['pause bis 6.1.', [{ kind: 'pause', until: '2027-01-06' }]],
    ['seltener', [{ kind: 'weekly' }]],
    ['weiter so', [{ kind: 'keep' }]],
    ['stop', [{ kind: 'stop' }]],
    ['Stopp!', [{ kind: 'stop' }]],
    ['hilfe', [{ kind: 'help' }]],
    ['?', [{ kind: 'help' }]],
  ])('in German: %s', (text, commands) => {
    expect(read(text)).toEqual({ commands, notUnderstood: [] });
  });

  it.each<[string, Command[]]>([
    ['log 2 yes', [yes(2)]],
    ['Talked 2', [log(2)]],
    ['2 talked', [log(2)]],
    ['yes 2', [yes(2)]],
    ['coffee 1 on 12.12. at 15:00', [yes(1, { on: '2026-12-12', time: '15:00' })]],
    ['no 1', [no(1)]],
    ['no 1 too busy', [no(1, 'too-busy')]],
    ['no 1, wrong date', [no(1, 'wrong-date')]],
    ['no 1 no need', [no(1, 'no-need-now')]],
    ['no 1 don’t know', [no(1)]],
    ['later 3', [later(3)]],
    ['snooze 3 for 4 weeks', [later(3, '2026-12-21')]],
    ['snooze 3 until friday', [later(3, '2026-11-27')]],
    ['snooze 3 tomorrow', [later(3, '2026-11-24')]],
    ['snooze 3 a month', [later(3, '2026-12-23')]],
    ['snooze 1 and 2 next week', [later(1, '2026-11-30'), later(2, '2026-11-30')]],
    ['not this time 1', [{ kind: 'skip', number: 1 }]],
    ['skip 1', [{ kind: 'skip', number: 1 }]],
    ['done 2', [{ kind: 'done', number: 2 }]],
    ['pause 10 days', [{ kind: 'pause', until: '2026-12-03' }]],
    ['weekly', [{ kind: 'weekly' }]],
    ['unsubscribe', [{ kind: 'stop' }]],
    ['help', [{ kind: 'help' }]],
  ])('in English: %s', (text, commands) => {
    expect(read(text)).toEqual({ commands, notUnderstood: [] });
  });

  it.each([
    ['snooze 3 4', 'two lines, or four of something'],
    ['snooze 3 2 jahrzehnte', 'no such unit'],
    ['snooze 3 12/12', 'two days in two countries'],
    ['snooze 3 30.2.', 'no such day'],
    ['snooze 3 2020-01-01', 'gone by'],
    ['snooze 3 heute', 'not ahead'],
    ['snooze 3 99 monate', 'too far off'],
    ['snooze', 'whom'],
    ['log', 'whom'],
    ['log zwei', 'a number in words'],
    ['log 2 vielleicht', 'no outcome'],
    ['nein 1 sie war krank', 'no reason that is known'],
    ['ja 1 15:00', 'no day'],
    ['1', 'no verb'],
    ['1 2 3', 'no verb'],
    ['log 123', 'no such line in any mail'],
    ['stop 1', 'a mail has no number'],
  ])('guesses nothing: %s (%s)', (text) => {
    expect(read(text)).toEqual({ commands: [], notUnderstood: [text] });
  });

  it('may have several commands, a greeting and a signature', () => {
    const text = 'Hallo,\n\nlog 1\nnein 2 termin\nspäter 3\n\nviele Grüße\n-- \nJana\nstop\n';
    expect(read(text)).toEqual({ commands: [log(1), no(2, 'wrong-date'), later(3)], notUnderstood: [] });
  });

  it('names what it did not understand beside what it did', () => {
    expect(read('log 1\nsnooze 2 irgendwann')).toEqual({ commands: [log(1)], notUnderstood: ['snooze 2 irgendwann'] });
  });

  it('passes over sentences that only begin like a command', () => {
    const text = 'No idea what I should say to her really.\nStop by whenever you are around here!\nlog 1';
    expect(read(text)).toEqual({ commands: [log(1)], notUnderstood: [] });
  });

  it('repeats the first line if there is nothing else', () => {
    expect(read('Danke für die Mail!\nEcht schön.')).toEqual({ commands: [], notUnderstood: ['Danke für die Mail!'] });
    expect(read('')).toEqual({ commands: [], notUnderstood: [] });
  });

  it('counts what is said twice once, and nothing after thirty', () => {
    expect(read('log 1\nlog 1').commands).toEqual([log(1)]);
    const many = Array.from({ length: 90 }, (_, index) => `log ${index + 1}`).join('\n');
    expect(read(many).commands).toHaveLength(30);
  });

  it('names the lines beyond thirty commands, each as a whole, and an ellipsis for what is too much to name', () => {
    const lines = Array.from({ length: 32 }, (_, index) => `log ${index + 1}`);
    const { commands, notUnderstood } = read([...lines, 'log 1', 'log 5 blau'].join('\n'));
    expect(commands).toHaveLength(30);
    expect(notUnderstood).toEqual([...read('log 5 blau').notUnderstood, 'log 31', 'log 32']);
    expect(read(['log 40, 41', ...lines].join('\n')).notUnderstood).toEqual(['log 29', 'log 30', 'log 31', 'log 32']);
    expect(read([...lines.slice(0, 29), 'log 30, 31'].join('\n')).notUnderstood).toEqual(['log 30, 31']);
    const many = Array.from({ length: 90 }, (_, index) => `log ${index + 1}`).join('\n');
    expect(read(many).notUnderstood).toHaveLength(31);
    expect(read(many).notUnderstood.at(-1)).toBe('…');
  });
});

describe('quoted text', () => {
  const quoted = 'log 2 ja\nstop\n1 diesmal nicht';

  it.each([
    ['with marks', '> log 2 ja\n> stop'],
    ['with marks that a program broke', '> Antworte mit\nlog 2 ja'],
    [
      'under a line that names the writer',
      `Am Mo., 23. Nov. 2026 um 08:30 Uhr schrieb Wiedersehen <a@example.org>:\n${quoted}`,
    ],
    ['the same, broken', `Am Mo., 23. Nov. 2026 um 08:30 Uhr schrieb Wiedersehen\n<a@example.org>:\n${quoted}`],
    ['the same, broken twice', `Am Mo., 23. Nov. 2026 um\n08:30 Uhr schrieb Wiedersehen\n<a@example.org>:\n${quoted}`],
    ['the name first', `Wiedersehen <a@example.org> schrieb am 23.11.2026 um 08:30:\n${quoted}`],
    ['in English', `On Mon, Nov 23, 2026 at 8:30 AM Wiedersehen <a@example.org> wrote:\n\n${quoted}`],
    ['in English, broken', `On Mon, Nov 23, 2026 at 8:30 AM Wiedersehen\n<a@example.org> wrote:\n\n${quoted}`],
    ['under the line of Outlook', `-----Original Message-----\nFrom: a@example.org\n\n${quoted}`],
    ['in German', `-----Ursprüngliche Nachricht-----\n${quoted}`],
    ['forwarded', `---------- Forwarded message ---------\n${quoted}`],
    ['under headers alone', `Von: Wiedersehen\nGesendet: Montag, 23. November 2026 08:30\n\n${quoted}`],
    ['under bold headers', `*From:* Wiedersehen <a@example.org>\n${quoted}`],
    ['under a rule', `________________________________\n${quoted}`],
    ['under a signature', `-- \n${quoted}`],
    ['under a telephone', `Von meinem iPhone gesendet\n${quoted}`],
    ['under a telephone in English', `Sent from my iPhone\n${quoted}`],
  ])('never acts: %s', (_, text) => {
    expect(read(text)).toEqual({ commands: [], notUnderstood: [] });
    expect(read(`log 7\n\n${text}`)).toEqual({ commands: [log(7)], notUnderstood: [] });
  });

  it('never acts, whatever stands in it and above it', () => {
    const line = fc.oneof(fc.string(), fc.constantFrom('log 2 ja', 'stop', 'nein 1', 'snooze 3 4w', '1 skip', ''));
    const sign = fc.constantFrom(
      '> ',
      '>log 3',
      '-- ',
      '-----Original Message-----',
      'Von: Jana',
      'On Monday Jana wrote:',
    );
    fc.assert(
      fc.property(fc.array(line), sign, fc.array(line), (above, mark, below) => {
        const own = above.map((text) => text.replace(/[\r\n\u2028\u2029]/g, ' ')).join('\n');
        expect(read(`${own}\n\n${mark}\n${below.join('\n')}`)).toEqual(read(own));
      }),
      { numRuns: 300 },
    );
  });
});

describe('any text', () => {
  const bits = fc.constantFrom(
    ...[
      'log',
      'ja',
      'nein',
      'snooze',
      'später',
      '1',
      '2,',
      '#3',
      '4w',
      '2',
      'wochen',
      'bis',
      '12.12.',
      '31.02.',
      '15:00',
    ],
    ...['stop', 'pause', 'und', ':', ',', '\n', '\r\n', '>', '--', 'Am', 'schrieb:', '\0', '😀', '9999-99-99', '?'],
  );

  it('never throws, and every number and day makes sense', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(bits).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { commands, notUnderstood } = read(text);
        expect(commands.length).toBeLessThanOrEqual(30);
        expect(notUnderstood.every((line) => [...line].length <= 80)).toBe(true);
        for (const command of commands) {
          if ('number' in command) expect(command.number).toBeLessThan(100);
          if ('until' in command && command.until !== null) expect(command.until > monday).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says the same with other spaces and large letters', () => {
    fc.assert(
      fc.property(
        fc.array(
          bits.filter((bit) => !/[\r\n>]|--/.test(bit)),
          { minLength: 1 },
        ),
        (list) => {
          expect(read(list.join('  ').toUpperCase()).commands).toEqual(read(list.join(' ')).commands);
        },
      ),
    );
  });
});
