import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import type { LetterWay } from '../../outreach/sending/letter-writing.service.js';
import type { PostedLetter } from '../../outreach/sending/letters.service.js';
import type { DraftFacts } from '../readers/compose.reader.js';
import { nameOf } from './person-words.view.js';

/** A draft whose mail is somewhere on its way: its words stay as they are. */
export function isUnderWay({ letter, attempt }: DraftFacts): boolean {
  return attempt.state === 'drafted' && letter !== null && letter.where !== 'turned-away';
}

/** What the page of a draft says about sending it from here; nothing where that is not set up, or the way is another. */
export function sendingView(voice: Voice, { attempt, letter, way }: DraftFacts): object {
  const turnedAway = letter?.where === 'turned-away' ? letter : null;
  const sending = way !== null && attempt.channel === 'email' ? wayView(voice, way, turnedAway) : null;
  return {
    sending,
    turnedAway: turnedAway && { ...reasonView(voice, turnedAway), lead: voice.say('sending.not-yet') },
  };
}

/** Instead of the draft, until the server has taken its mail over or sent it back. */
export function underWayPage(voice: Voice, { attempt, recipient, letter, way }: DraftFacts): Page {
  const where = letter?.where ?? 'on-its-way';
  const title = voice.say(`sending.title-${where}`);
  const view = {
    id: attempt.id,
    personId: attempt.contactId,
    name: nameOf(voice, recipient.contact),
    title,
    lead: voice.say(`sending.lead-${where}`),
    isOpen: where === 'on-its-way' || where === 'waits',
    isUnclear: where === 'unclear',
    lookThere: voice.say(lookThereKey(way)),
    mayMark: where === 'unclear' || where === 'went-out',
    markLabel: voice.say(where === 'unclear' ? 'sending.arrived' : 'compose.sent'),
    trouble: letter && where === 'waits' ? { ...reasonView(voice, letter), next: nextWords(voice, letter) } : null,
    way: letter && voice.say('sending.way', { from: letter.envelopeFrom, to: letter.envelopeTo }),
    language: attempt.language,
    subject: attempt.subject,
    body: attempt.body,
  };
  return { name: 'compose-sending', title, place: 'people', view };
}

/** What the folder of sent mails can tell: where the copy is ours, it comes after the answer. */
function lookThereKey(way: LetterWay | null): string {
  return way?.own.keepsSent ? 'sending.look-there-copies' : 'sending.look-there';
}

/** On the page of a message: that its mail went out from here, and a copy that is not there. */
export function sentLetterView(voice: Voice, letter: PostedLetter | null): object | null {
  if (letter?.where !== 'went-out') return null;
  const { envelopeFrom: from, envelopeTo: to, lacksCopy } = letter;
  return { words: voice.say('sending.sent-by', { from, to }), lacksCopy };
}

function wayView(voice: Voice, { own, to }: LetterWay, turnedAway: PostedLetter | null): object {
  return {
    words: voice.say('sending.confirm', { from: own.address, to }),
    label: voice.say(turnedAway ? 'sending.once-more' : 'sending.send'),
  };
}

function reasonView(voice: Voice, { reason, answer }: PostedLetter): { reason: string; said: string | null } {
  return {
    reason: voice.say(`sending.reason-${reason ?? 'other'}`),
    said: answer ? voice.say('sending.said', { answer }) : null,
  };
}

function nextWords(voice: Voice, { nextTryAt, giveUpAt }: PostedLetter): string {
  return voice.say('sending.next', { time: voice.time(nextTryAt), until: voice.time(giveUpAt) });
}
