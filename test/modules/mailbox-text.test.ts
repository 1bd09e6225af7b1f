import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aMail } from '../support/imap-server.js';
import { MailboxWorld } from './mailbox-world.js';

const world = new MailboxWorld();
beforeEach(() => world.start());
afterEach(() => world.stop());

const multipart = (subtype: string, ...parts: readonly string[]): string =>
  aMail(
    { 'Content-Type': `multipart/${subtype}; boundary=b`, 'Content-Transfer-Encoding': null },
    `--b\n${parts.join('\n--b\n')}\n--b--\n`,
  );

describe('the text of a mail', () => {
  it.each<[string, string, string | null]>([
    ['plain text', aMail({}, 'Gern, Jäna!\n'), 'Gern, Jäna!\n'],
    [
      'quoted-printable in an older charset',
      aMail(
        { 'Content-Type': 'text/plain; charset=iso-8859-15', 'Content-Transfer-Encoding': 'quoted-printable' },
        'Gr=FC=DF=\ne f=FCr 5 =A4\n',
      ),
      'Grüße für 5 €\n',
    ],
    [
      'base64',
      aMail({ 'Content-Transfer-Encoding': 'base64' }, Buffer.from('Schön, dann bis morgen').toString('base64')),
      'Schön, dann bis morgen',
    ],
    ['a charset that nobody knows', aMail({ 'Content-Type': 'text/plain; charset=x-foo' }, 'Hallo\n'), 'Hallo\n'],
    [
      'only HTML',
      aMail({ 'Content-Type': 'text/html; charset=utf-8' }, '<style>p{}</style><p>Gern!</p><p>Bis&nbsp;dann</p>'),
      'Gern!\n\nBis dann',
    ],
    [
      'text beside HTML',
      multipart('alternative', 'Content-Type: text/plain\n\nNur Text', 'Content-Type: text/html\n\n<p>Mit Farbe</p>'),
      'Nur Text',
    ],
    [
      'an empty text beside HTML',
      multipart('alternative', 'Content-Type: text/plain\n\n ', 'Content-Type: text/html\n\n<p>Mit Farbe</p>'),
      'Mit Farbe',
    ],
    [
      'an attached text before the text',
      multipart(
        'mixed',
        'Content-Type: text/plain\nContent-Disposition: attachment\n\nAnhang',
        'Content-Type: text/plain\n\nText',
      ),
      'Text',
    ],
    ['only winmail.dat', multipart('mixed', 'Content-Type: application/ms-tnef; name=winmail.dat\n\nAAAA'), null],
    ['only a forwarded mail', multipart('mixed', `Content-Type: message/rfc822\n\nSubject: x\n\ninner`), null],
    [
      'lines that flow (RFC 3676)',
      aMail({ 'Content-Type': 'text/plain; format=flowed' }, 'Das ist \neine Zeile.\n> alt \n> er Text\n-- \nJana\n'),
      'Das ist eine Zeile.\n> alt er Text\n-- \nJana\n',
    ],
    ['a NUL, which PostgreSQL refuses', aMail({}, 'a\0b\n'), 'ab\n'],
  ])('%s', async (_name, raw, text) => {
    world.server.append(raw);
    expect(await world.onlyMail((mail) => mail.text())).toBe(text);
  });

  it('is cut where it is longer than 64 KB, and only that much is fetched', async () => {
    world.server.append(aMail({}, 'Zeile mit Wörtern\n'.repeat(200_000)));
    const text = await world.onlyMail((mail) => mail.text());
    expect(text).toHaveLength(64 * 1024);
    expect(world.server.bytesSent).toBeLessThan(400 * 1024);
  });

  it('never costs the download of what is attached', async () => {
    const attachment = `Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n${'A'.repeat(76).concat('\n').repeat(60_000)}`;
    world.server.append(multipart('mixed', 'Content-Type: text/plain\n\nSiehe Anhang', attachment));
    expect(await world.onlyMail((mail) => mail.text())).toBe('Siehe Anhang');
    expect(world.server.bytesSent).toBeLessThan(10 * 1024);
  });

  it('thousands of parts, one in the other or side by side, are not looked through', async () => {
    let nested = 'Content-Type: text/plain\n\ninnermost';
    for (let level = 0; level < 60; level += 1)
      nested = `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n${nested}\n--b${level}--`;
    world.server.append(aMail({ 'Content-Type': 'multipart/mixed; boundary=b' }, `--b\n${nested}\n--b--\n`));
    expect(await world.onlyMail((mail) => mail.text())).toBeNull();
    await world.restart({});
    const parts = Array.from({ length: 1500 }, () => 'Content-Type: image/gif\n\nA');
    world.server.append(multipart('mixed', ...parts, 'Content-Type: text/plain\n\nlast'));
    expect(await world.onlyMail((mail) => mail.text())).toBeNull();
  });
});

describe('a bounce', () => {
  const status = 'Reporting-MTA: dns; mx.example.org\n\nFinal-Recipient: rfc822; nobody@example.org\nStatus: 5.1.1\n';
  const report = (returned: string): string =>
    aMail(
      { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b', 'Return-Path': '<>' },
      [
        '--b',
        'Content-Type: text/plain',
        '',
        'Nobody here',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        status,
        '--b',
        returned,
        '--b--',
        '',
      ].join('\n'),
    );

  it.each([
    [
      'whose headers come back',
      'Content-Type: text/rfc822-headers\n\nMessage-ID: <sent@example.org>\nSubject: Hallo\n',
    ],
    [
      'which comes back whole',
      'Content-Type: message/rfc822\n\nMessage-ID: <sent@example.org>\nSubject: Hallo\n\nbody',
    ],
  ])('says what became of a mail %s', async (_name, returned) => {
    world.server.append(report(returned));
    const said = await world.onlyMail(async (mail) => [
      mail.isBounce,
      mail.isAutomatic,
      await mail.text(),
      (await mail.deliveryStatus())?.trim(),
      await mail.returnedMessageId(),
    ]);
    expect(said).toEqual([true, true, 'Nobody here', status.trim(), '<sent@example.org>']);
  });

  it('other mails say nothing of the kind', async () => {
    world.server.append(aMail());
    expect(await world.onlyMail(async (mail) => [await mail.deliveryStatus(), await mail.returnedMessageId()])).toEqual(
      [null, null],
    );
  });
});
