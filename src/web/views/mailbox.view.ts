import type { Voice } from '../../common/voice/voice.js';
import type { MailboxState } from '../../mail/mailbox/mailbox-states.service.js';
import type { OwnMail } from '../../mail/own/own-mail.entity.js';

/** How things stand with the mailbox that is read; null: none is. */
export function mailboxView(voice: Voice, own: OwnMail | null, state: MailboxState | null): object | null {
  if (!own?.reads) return null;
  return { last: lastOf(voice, state?.lookedAt ?? null), ...(state?.problem ? troubleOf(voice, state) : {}) };
}

function lastOf(voice: Voice, lookedAt: string | null): string {
  if (lookedAt === null) return voice.say('mailbox.not-yet');
  return voice.say('mailbox.looked', { day: voice.ago(voice.dayOf(lookedAt)), time: voice.time(lookedAt) });
}

function troubleOf(voice: Voice, { problem, problemAt, answer }: MailboxState): object {
  return {
    problem: voice.say(`own-mail.problem.${problem ?? ''}`),
    since: problemAt && voice.say('mailbox.since', { day: voice.ago(voice.dayOf(problemAt)) }),
    answer: answer && voice.say('own-mail.answer', { answer }),
  };
}
