import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src/common/errors.js';
import {
  isRowError,
  parsedContact,
  type ParsedContact,
  type RowError,
} from '../../../src/imports/domain/parsed-contact.js';
import { linkedInInvitations } from '../../../src/imports/formats/linkedin-invitations.js';
import { linkedInMessages } from '../../../src/imports/formats/linkedin-messages.js';
import { NoPeopleInFile } from '../../../src/imports/imports.errors.js';
import { formatOf } from '../../../src/imports/files/file-kind.js';
import { bytesOf } from './fixture.js';

const parsed = (bytes: Uint8Array, format = formatOf(bytes)): (ParsedContact | RowError)[] => [
  ...format.parse({ name: 'file', bytes, reading: {} }),
];
const ownedBy = (owner: string, bytes: Uint8Array): (ParsedContact | RowError)[] => [
  ...linkedInMessages.parse({ name: 'messages.csv', bytes, reading: {}, owner }),
];
const read = (name: string): (ParsedContact | RowError)[] => parsed(bytesOf(name));
const link = (value: string) => ({ kind: 'link' as const, value, label: 'LinkedIn', preferred: false });

const HEADER =
  'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT';
const inbox = (...lines: readonly string[]): Buffer => Buffer.from([HEADER, ...lines, ''].join('\n'));
const line = (id: string, from: string, to: string, at: string, text = 'x'): string =>
  `${id},,${from},https://linkedin.com/in/${from},${to},https://linkedin.com/in/${to},${at},,${text}`;

describe("LinkedIn's messages.csv", () => {
  test.each(['linkedin-messages.csv', 'linkedin-messages-many.csv', 'linkedin-messages-old.csv'])(
    'is known by its header: %s',
    (name) => {
      expect(formatOf(bytesOf(name)).name).toBe('linkedin-messages');
    },
  );

  test('of one conversation leaves open who of the two is the owner', () => {
    const talks = [{ on: '2024-03-07', channel: 'message', direction: 'mutual', summary: null, count: 2 }] as const;
    const doubt = { code: 'perhaps-you', params: {} } as const;
    const greta = link('https://www.linkedin.com/in/greta-beispiel-1a2b');
    const me = link('https://www.linkedin.com/in/me-myself');
    expect(read('linkedin-messages.csv')).toEqual(
      expect.arrayContaining([
        parsedContact(expect.any(Number) as number, {
          givenName: 'Greta',
          familyName: 'Beispiel',
          points: [greta],
          talks,
          doubt,
        }),
        parsedContact(expect.any(Number) as number, {
          givenName: 'Me',
          familyName: 'Myself',
          points: [me],
          talks,
          doubt,
        }),
      ]),
    );
  });

  test('of one conversation is told apart by the name of the account', () => {
    expect(ownedBy('me  MYSELF', bytesOf('linkedin-messages.csv'))).toEqual([
      parsedContact(1, {
        givenName: 'Greta',
        familyName: 'Beispiel',
        points: [link('https://www.linkedin.com/in/greta-beispiel-1a2b')],
        talks: [{ on: '2024-03-07', channel: 'message', direction: 'inbound', summary: null, count: 2 }],
      }),
    ]);
    const namesakes = inbox(line('1', 'anna', 'anna-2', '2024-01-01 10:00:00 UTC'));
    expect(ownedBy('Somebody Else', namesakes)).toMatchObject(Array(2).fill({ doubt: { code: 'perhaps-you' } }));
  });

  test('of several conversations gives one talk for each person: last day, who wrote last, how many in both directions', () => {
    expect(read('linkedin-messages-many.csv')).toEqual([
      parsedContact(1, {
        givenName: 'Greta',
        familyName: 'Beispiel',
        points: [link('https://www.linkedin.com/in/greta-beispiel-1a2b')],
        talks: [{ on: '2024-05-01', channel: 'message', direction: 'outbound', summary: null, count: 4 }],
      }),
      parsedContact(2, {
        givenName: 'Jonas',
        familyName: 'Probe',
        points: [link('https://www.linkedin.com/in/jonas')],
        talks: [{ on: '2023-01-02', channel: 'message', direction: 'outbound', summary: null, count: 1 }],
      }),
      parsedContact(3, {
        givenName: 'Lea',
        familyName: 'Muster',
        points: [link('https://www.linkedin.com/in/lea')],
        talks: [{ on: '2022-02-02', channel: 'message', direction: 'inbound', summary: null, count: 1 }],
        doubt: { code: 'never-answered', params: {} },
      }),
      parsedContact(4, {
        givenName: 'Noah',
        familyName: 'Ganz',
        points: [link('https://www.linkedin.com/in/noah')],
        talks: [{ on: '2021-01-06', channel: 'message', direction: 'outbound', summary: null, count: 2 }],
      }),
    ]);
  });

  test('without the addresses of recipients finds them by their names', () => {
    expect(read('linkedin-messages-old.csv')).toMatchObject([
      {
        familyName: 'Beispiel',
        points: [{ kind: 'link' }],
        talks: [{ on: '2019-03-07', direction: 'inbound', count: 2 }],
      },
      { familyName: 'Probe', points: [], talks: [{ on: '2019-04-06', direction: 'outbound', count: 1 }], doubt: null },
      { familyName: 'Muster', doubt: { code: 'never-answered' } },
    ]);
  });

  test('never gives text or subject of a message, nor a line that could hold some', () => {
    expect(bytesOf('linkedin-messages-many.csv').toString()).toContain('CANARY');
    for (const name of ['linkedin-messages-many.csv', 'linkedin-messages-old.csv', 'linkedin-invitations.csv']) {
      expect(JSON.stringify(read(name))).not.toMatch(/CANARY|Hallo|hallo/);
    }
  });

  test('knows the owner as who takes part in most conversations, also if others write more', () => {
    const bytes = inbox(
      line('1', 'anna', 'me', '2024-01-01 10:00:00 UTC'),
      line('1', 'anna', 'me', '2024-01-02 10:00:00 UTC'),
      line('1', 'anna', 'me', '2024-01-03 10:00:00 UTC'),
      line('1', 'me', 'anna', '2024-01-02 11:00:00 UTC'),
      line('2', 'me', 'ben', '2024-02-01 10:00:00 UTC'),
    );
    expect(parsed(bytes)).toMatchObject([
      { givenName: 'anna', talks: [{ direction: 'inbound', on: '2024-01-03', count: 4 }] },
      { givenName: 'ben', talks: [{ direction: 'outbound', on: '2024-02-01', count: 1 }] },
    ]);
  });

  test('of two threads with the same person leaves open who is the owner', () => {
    const bytes = inbox(
      line('1', 'anna', 'me', '2024-01-01 10:00:00 UTC'),
      line('2', 'me', 'anna', '2024-01-01 10:00:00 UTC'),
    );
    expect(parsed(bytes)).toMatchObject([{ doubt: { code: 'perhaps-you' } }, { doubt: { code: 'perhaps-you' } }]);
  });

  test('names somebody without a name by the address, as a row that gives nobody', () => {
    const bytes = inbox(
      line('1', 'anna', 'me', '2024-01-01 10:00:00 UTC'),
      ',,,https://linkedin.com/in/leer,me,https://linkedin.com/in/me,2024-01-01 10:00:00 UTC,,x',
      '3,,,https://linkedin.com/in/leer,me,https://linkedin.com/in/me,2024-01-01 10:00:00 UTC,,x',
    );
    expect(parsed(bytes)[1]).toEqual({
      row: 2,
      error: { code: 'no-name', params: {} },
      label: 'https://linkedin.com/in/leer',
    });
  });

  test('with nothing but its header has nobody', () => {
    expect(() => parsed(inbox(), linkedInMessages)).toThrow(NoPeopleInFile);
    expect(() => parsed(Buffer.from('a,b,c\n1,2,3\n'), linkedInMessages)).toThrow(NoPeopleInFile);
  });

  test('counts each message once, whatever the order of its lines', () => {
    const people = fc.constantFrom('anna', 'ben', 'cleo');
    const message = fc.record({ with: people, mine: fc.boolean(), day: fc.integer({ min: 1, max: 28 }) });
    fc.assert(
      fc.property(fc.array(message, { minLength: 2, maxLength: 30 }), (messages) => {
        fc.pre(new Set(messages.map((one) => one.with)).size > 1);
        const lines = messages.map(({ with: other, mine, day }) => {
          const at = `2024-01-${String(day).padStart(2, '0')} 10:00:00 UTC`;
          return mine ? line(other, 'me', other, at) : line(other, other, 'me', at);
        });
        const found = parsed(inbox(...lines)).filter((item): item is ParsedContact => !isRowError(item));
        const counts = found.map(({ givenName, talks }) => [givenName, talks[0]?.count, talks[0]?.on]);
        const expected = [...new Set(messages.map((one) => one.with))].map((name) => {
          const theirs = messages.filter((one) => one.with === name);
          const last = Math.max(...theirs.map(({ day }) => day));
          return [name, theirs.length, `2024-01-${String(last).padStart(2, '0')}`];
        });
        expect(counts).toEqual(expected);
      }),
    );
  });
});

describe("LinkedIn's Invitations.csv", () => {
  test('is known by its header', () => {
    expect(formatOf(bytesOf('linkedin-invitations.csv')).name).toBe('linkedin-invitations');
  });

  test('gives the other side with the profile; only who is there takes something from it', () => {
    const doubt = { code: 'invited-only', params: {} } as const;
    expect(read('linkedin-invitations.csv')).toEqual([
      parsedContact(1, {
        givenName: 'Greta',
        familyName: 'Beispiel',
        points: [link('https://www.linkedin.com/in/greta-beispiel-1a2b')],
        extras: [{ name: 'Sent At (OUTGOING)', value: '2026-07-08' }],
        doubt,
      }),
      parsedContact(2, {
        givenName: 'Jonas',
        familyName: 'Probe',
        honorific: 'Dr.',
        points: [link('https://www.linkedin.com/in/jonas')],
        extras: [{ name: 'Sent At (INCOMING)', value: '2025-12-24' }],
        doubt,
      }),
      { row: 3, error: { code: 'no-name', params: {} }, label: 'https://www.linkedin.com/in/leer' },
    ]);
  });
});

describe('whatever the bytes', () => {
  test.each([linkedInMessages, linkedInInvitations])('$name throws nothing but its own errors', (format) => {
    const headers = [HEADER, 'From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl'];
    const piece = fc.constantFrom(
      ...',;"\n'.split(''),
      'https://linkedin.com/in/a',
      '2024-01-01 10:00:00 UTC',
      'Ä',
      '\u0000',
    );
    const text = fc.tuple(fc.constantFrom(...headers), fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }));
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      text.map(([header, pieces]) => Buffer.from(`${header}\n${pieces.join('')}`)),
    );
    fc.assert(
      fc.property(bytes, (some) => {
        try {
          for (const item of parsed(some, format)) expect(item.row).toBeGreaterThan(0);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
        }
      }),
    );
  });
});
