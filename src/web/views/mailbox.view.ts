import type { Voice } from '../../common/voice/voice.js';
import type { MailboxState } from '../../mail/mailbox/mailbox-states.service.js';
import type { OwnMail } from '../../mail/own/own-mail.entity.js';

/** How things stand with the mailbox that is read; null: none is. */
export function mailboxView(voice: Voice, own: OwnMail | null, state: MailboxState | null): object | null {
  if (!own?.reads) return null;
  return {
    note: voice.say(own.keepsText ? 'mailbox.note-text' : 'mailbox.note'),
    last: lastOf(voice, state?.lookedAt ?? null),
    mails: state && mailsOf(voice, state),
    ...(state?.problem ? troubleOf(voice, state) : {}),
  };
}

function lastOf(voice: Voice, lookedAt: string | null): string {
  if (lookedAt === null) return voice.say('mailbox.not-yet');
  return voice.say('mailbox.looked', { day: voice.ago(voice.dayOf(lookedAt)), time: voice.time(lookedAt) });
}

/** Mails that could not be read, in a sentence each; empty: all were. */
function mailsOf(voice: Voice, { waiting, passedOver, passedOverAt, renumberedAt }: MailboxState): string[] {
  const day = passedOverAt && voice.ago(voice.dayOf(passedOverAt));
  const anew = renumberedAt && voice.ago(voice.dayOf(renumberedAt));
  return [
    ...(waiting > 0 ? [voice.say('mailbox.waiting', { count: waiting })] : []),
    ...(day ? [voice.say('mailbox.passed-over', { count: passedOver, day })] : []),
    ...(anew ? [voice.say('mailbox.renumbered', { day: anew })] : []),
  ];
}

function troubleOf(voice: Voice, { problem, problemAt, answer }: MailboxState): object {
  return {
    problem: voice.say(`own-mail.problem.${problem ?? ''}`),
    since: problemAt && voice.say('mailbox.since', { day: voice.ago(voice.dayOf(problemAt)) }),
    answer: answer && voice.say('own-mail.answer', { answer }),
  };
}
