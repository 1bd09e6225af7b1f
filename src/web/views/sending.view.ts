import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import type { LetterWay } from '../../outreach/sending/letter-writing.service.js';
import type { PostedMail } from '../../outreach/sending/letters.service.js';
import type { LetterFacts } from '../readers/compose.reader.js';
import { nameOf } from './person-words.view.js';

/** A draft whose mail is somewhere on its way: its words stay as they are. */
export function isUnderWay({ mail, attempt }: LetterFacts): boolean {
  return attempt.state === 'drafted' && mail !== null && mail.where !== 'turned-away';
}

/** What the page of a draft says about sending it from here; nothing where that is not set up, or the way is another. */
export function sendingView(voice: Voice, { attempt, mail, way }: LetterFacts): object {
  const turnedAway = mail?.where === 'turned-away' ? mail : null;
  const sending = way !== null && attempt.channel === 'email' ? wayView(voice, way, turnedAway) : null;
  return {
    sending,
    turnedAway: turnedAway && { ...reasonView(voice, turnedAway), lead: voice.say('sending.not-yet') },
  };
}

/** Instead of the draft, until the server has taken its mail over or sent it back. */
export function underWayPage(voice: Voice, letter: LetterFacts): Page {
  const { attempt, recipient, mail } = letter;
  const where = mail?.where ?? 'on-its-way';
  const title = voice.say(`sending.title-${where}`);
  const view = {
    id: attempt.id,
    personId: attempt.contactId,
    name: nameOf(voice, recipient.contact),
    title,
    lead: voice.say(`sending.lead-${where}`),
    isOpen: where === 'on-its-way' || where === 'waits',
    isUnclear: where === 'unclear',
    mayMark: where === 'unclear' || where === 'went-out',
    markLabel: voice.say(where === 'unclear' ? 'sending.arrived' : 'compose.sent'),
    trouble: mail && where === 'waits' ? { ...reasonView(voice, mail), next: nextWords(voice, mail) } : null,
    way: mail && voice.say('sending.way', { from: mail.envelopeFrom, to: mail.envelopeTo }),
    language: attempt.language,
    subject: attempt.subject,
    body: attempt.body,
  };
  return { name: 'compose-sending', title, place: 'people', view };
}

/** On the page of a message: that its mail went out from here, and a copy that is not there. */
export function sentMailView(voice: Voice, mail: PostedMail | null): object | null {
  if (mail?.where !== 'went-out') return null;
  const { envelopeFrom: from, envelopeTo: to, lacksCopy } = mail;
  return { words: voice.say('sending.sent-by', { from, to }), lacksCopy };
}

function wayView(voice: Voice, { own, to }: LetterWay, turnedAway: PostedMail | null): object {
  return {
    words: voice.say('sending.confirm', { from: own.address, to }),
    label: voice.say(turnedAway ? 'sending.once-more' : 'sending.send'),
  };
}

function reasonView(voice: Voice, { reason, answer }: PostedMail): { reason: string; said: string | null } {
  return {
    reason: voice.say(`sending.reason-${reason ?? 'other'}`),
    said: answer ? voice.say('sending.said', { answer }) : null,
  };
}

function nextWords(voice: Voice, { nextTryAt, giveUpAt }: PostedMail): string {
  return voice.say('sending.next', { time: voice.time(nextTryAt), until: voice.time(giveUpAt) });
}
