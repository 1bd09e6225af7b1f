import type { Account } from '../../accounts/account.entity.js';
import type { PageOf } from '../../common/cursor.js';
import type { Voice } from '../../common/voice/voice.js';
import { addDays } from '../../common/local-date.js';
import { firstMailOf } from '../../digest/first-mail.js';
import { MAX_LOST_ANSWERS } from '../../mail/domain/retry.js';
import { isUsersOwn } from '../../mail/domain/users-own.js';
import { reasonOf } from '../../mail/domain/server-answer.js';
import type { OutboxMail } from '../../mail/outbox-mail.entity.js';
import type { DeliveryTrouble } from '../readers/delivery.reader.js';

interface DeliveryAsked {
  readonly account: Account;
  readonly mails: PageOf<OutboxMail>;
  readonly trouble: DeliveryTrouble | null;
  readonly isFirst: boolean;
}

export function deliveryView(voice: Voice, { account, mails, trouble, isFirst }: DeliveryAsked): object {
  const { items, nextCursor } = mails;
  return {
    trouble: isFirst ? troubleView(voice, trouble) : null,
    firstMail: isFirst && trouble === null ? firstMailWords(voice, account) : null,
    rows: items.map((mail) => rowOf(voice, mail)),
    more: nextCursor,
    isFirst,
  };
}

/** On the day an account was made: when the first mail comes. */
export function firstMailWords(voice: Voice, account: Account): string | null {
  const first = firstMailOf(account, voice.today);
  if (first === null) return null;
  const { day, dueAt } = first;
  const soon = day === addDays(voice.today, 1) ? 'yes' : 'no';
  return voice.say('delivery.first', { soon, day: voice.day(day), time: voice.time(dueAt.toISOString()) });
}

/** What stands above everything else, with the one button that helps. */
export function troubleView(voice: Voice, trouble: DeliveryTrouble | null): object | null {
  if (trouble === null) return null;
  switch (trouble.kind) {
    case 'stopped':
      return { text: voice.say('delivery.stopped'), answer: trouble.answer, act: 'resume', label: 'delivery.resume' };
    case 'not-made':
      return { text: voice.say('delivery.not-made'), answer: null, act: 'today', label: 'delivery.again' };
    case 'not-sent':
      return {
        text: `${voice.say('delivery.not-sent', { when: whenOf(voice, trouble.mail.createdAt) })} ${whyOf(voice, trouble.mail)}`,
        answer: trouble.mail.answer,
        act: trouble.mail.message === '' ? null : `${trouble.mail.id}/retry`,
        label: 'delivery.again',
      };
    default:
      return trouble satisfies never;
  }
}

function rowOf(voice: Voice, mail: OutboxMail): object {
  return {
    id: mail.id,
    kind: voice.say(`delivery.kind.${mail.kind}`),
    createdAt: mail.createdAt,
    when: whenOf(voice, mail.createdAt),
    to: mail.envelopeTo,
    state: stateOf(voice, mail),
    answer: mail.answer,
    again: isRepeatable(mail),
  };
}

function stateOf(voice: Voice, mail: OutboxMail): string {
  switch (mail.state) {
    case 'sent':
      return voice.say('delivery.sent', { when: whenOf(voice, mail.sentAt ?? mail.createdAt) });
    case 'sending':
      return voice.say('delivery.sending');
    case 'queued':
      if (mail.lastResult === null) return voice.say('delivery.waits');
      return `${whyOf(voice, mail)} ${voice.say('delivery.next', { when: whenOf(voice, mail.nextTryAt) })}`;
    case 'ambiguous':
      if (isUsersOwn(mail.kind) || mail.lostAnswers >= MAX_LOST_ANSWERS) return voice.say('delivery.open');
      return `${whyOf(voice, mail)} ${voice.say('delivery.next', { when: whenOf(voice, mail.nextTryAt) })}`;
    case 'dead':
      return `${voice.say('delivery.ended')} ${whyOf(voice, mail)}`;
    default:
      return mail.state satisfies never;
  }
}

/** Why it has not arrived (yet), in words. */
function whyOf(voice: Voice, { lastResult, answer }: OutboxMail): string {
  return voice.say(lastResult === null ? 'delivery.why.late' : `delivery.why.${reasonOf(lastResult, answer)}`);
}

/** The user's own letters have their own page for that. */
function isRepeatable({ kind, state, message }: OutboxMail): boolean {
  return !isUsersOwn(kind) && message !== '' && (state === 'dead' || state === 'queued' || state === 'ambiguous');
}

/** "heute, 08:30" */
function whenOf(voice: Voice, instant: string): string {
  return voice.say('delivery.when', { day: voice.soon(voice.dayOf(instant)), time: voice.time(instant) });
}
