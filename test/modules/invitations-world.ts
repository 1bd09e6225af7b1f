import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from '../../src/accounts/account.entity.js';
import { rows } from '../../src/common/database/sql.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { InvitationReplies, type ReplyMail } from '../../src/invitations/replies/invitation-replies.service.js';
import { InvitationsService } from '../../src/invitations/invitations.service.js';
import { InviteService } from '../../src/invitations/telling/invite.service.js';
import type { InvitedPerson } from '../../src/invitations/telling/invited-people.service.js';
import type { MeetingWithPeople } from '../../src/meetings/meeting-with-people.js';
import { ChangeMeetingService } from '../../src/outreach/moves/change-meeting.service.js';
import { aMail } from '../support/imap-server.js';
import type { LettersWorld } from './letters-world.js';

const folder = join(import.meta.dirname, '..', 'fixtures', 'invitations');

const hour = { start: '2026-12-01T15:00:00Z', end: '2026-12-01T16:00:00Z', timeZone: 'Europe/Berlin' };

/** What stands in the place of the marks in the samples. */
export interface Filled {
  readonly uid: string;
  readonly seq?: number;
  /** DTSTAMP, as calendars write it. */
  readonly stamp?: string;
  readonly who?: string;
}

/** One of test/fixtures/invitations, filled in. */
export function sample(
  name: string,
  { uid, seq = 0, stamp = '20261124T080000Z', who = 'tom@example.net' }: Filled,
): string {
  const marks: Readonly<Record<string, string>> = {
    UID: uid,
    SEQ: String(seq),
    STAMP: stamp,
    WHO: who,
    ORG: 'jana@example.org',
  };
  return readFileSync(join(folder, name), 'utf8').replace(/\{(\w+)\}/g, (_, mark: string) => marks[mark] ?? '');
}

let count = 0;

/** A mail with that calendar part, as a mailbox gives it. */
function replyMail(text: string, other: Partial<ReplyMail> = {}): ReplyMail {
  count += 1;
  const method = /^METHOD:(\w+)/m.exec(text)?.[1] ?? '';
  return {
    messageId: `<reply${count}@example.net>`,
    from: { name: 'Tom Probe', address: 'tom@example.net' },
    ...{ senderCheck: 'passed', isBounce: false },
    calendarPart: () => Promise.resolve({ method, text }),
    ...other,
  };
}

/** The same as bytes, for a mailbox. */
export function rawReply(text: string): string {
  const method = /^METHOD:(\w+)/m.exec(text)?.[1] ?? '';
  return aMail(
    {
      From: 'Tom Probe <Tom@Example.net>',
      To: 'jana@example.org',
      Subject: 'Zugesagt: Treffen',
      'Message-ID': '<accepted@example.net>',
      'Content-Type': 'multipart/mixed; boundary="outer"',
    },
    [
      '--outer',
      'Content-Type: multipart/alternative; boundary="inner"',
      '',
      '--inner',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Tom Probe hat zugesagt.',
      '--inner',
      `Content-Type: text/calendar; charset="UTF-8"; method=${method}`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n'),
      '--inner--',
      '--outer--',
      '',
    ].join('\r\n'),
  );
}

/** Meetings with people who have an address, invitations to them, and what their calendars say. */
export class InvitationsWorld {
  constructor(readonly letters: LettersWorld) {}

  get app() {
    return this.letters.app;
  }

  meeting(account: Account, people: readonly Contact[], more: object = {}): Promise<MeetingWithPeople> {
    const contactIds = people.map(({ id }) => id);
    return this.app.get(ChangeMeetingService).create(account, { ...hour, place: 'Café Puschkin', contactIds, ...more });
  }

  async invite(account: Account, { id }: { id: string }): Promise<void> {
    await this.app.get(InviteService).tell(account, id);
  }

  async people(account: Account, { id }: { id: string }): Promise<readonly InvitedPerson[]> {
    return (await this.app.get(InvitationsService).find(account, id)).people;
  }

  async person(account: Account, meeting: { id: string }): Promise<InvitedPerson> {
    const [first] = await this.people(account, meeting);
    if (!first) throw new Error('nobody');
    return first;
  }

  take(account: Account, text: string, other: Partial<ReplyMail> = {}): Promise<boolean> {
    return this.app.get(InvitationReplies).take(account, replyMail(text, other));
  }

  replies(account: Account): Promise<{ became: string }[]> {
    const sql = 'select became from invitation_replies where account_id = ? order by created_at, id';
    return rows(this.app.unitOfWork.reader, sql, [account.id]);
  }
}
