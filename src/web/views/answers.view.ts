import type { Voice } from '../../common/voice/voice.js';
import type { ShownMail } from '../../correspondence/correspondence.service.js';
import { awaitsOutcome } from '../../outreach/domain/answer-seen.js';
import type { Attempt } from '../../outreach/attempt.entity.js';
import type { AnswerThere } from '../readers/answers.reader.js';
import { attemptLine } from './attempt-words.view.js';
import { nameOf } from './person-words.view.js';

/** More is read in the mailbox. In characters. */
const SHOWN_WORDS = 800;

/** "The answer is there", on Today: who, what about, and the row of taps. */
export function answersView(voice: Voice, answers: readonly AnswerThere[]): object[] | null {
  if (answers.length === 0) return null;
  return answers.map(({ attempt, contact, mail }) => ({
    id: attempt.id,
    personId: contact.id,
    name: nameOf(voice, contact),
    sent: attemptLine(voice, attempt),
    came: cameOf(voice, attempt, mail),
    said: shortWords(mail?.words ?? null),
    undo: mail?.undo ?? null,
    back: '/today',
    meeting: {},
  }));
}

/** What came back on a message: mails with their words and the way back; and whether they ask for a word. */
export function cameBackView(voice: Voice, attempt: Attempt, mails: readonly ShownMail[]): object | null {
  const asks = awaitsOutcome(attempt);
  if (mails.length === 0 && !asks) return null;
  return {
    asks,
    title: voice.say(asks ? 'correspondence.answer-there' : 'correspondence.came-back'),
    mails: mails.map((mail) => mailView(voice, mail)),
  };
}

/** The beginning of what somebody wrote; null: it is not kept. */
export function shortWords(words: string | null): string | null {
  const clean = words?.trim() ?? '';
  if (clean === '') return null;
  return clean.length <= SHOWN_WORDS ? clean : `${clean.slice(0, SHOWN_WORDS).trimEnd()} …`;
}

/** What it was, when, what about. */
function mailView(voice: Voice, { kind, on, subject, words, undo }: ShownMail): object {
  const about = aboutOf(voice, subject);
  return {
    text: voice.say(`correspondence.mail.${kind}`, { ago: voice.ago(on), about }),
    said: shortWords(words),
    undo,
  };
}

function aboutOf(voice: Voice, subject: string | null): string {
  return subject === null ? '' : voice.say('correspondence.about', { subject });
}

function cameOf(voice: Voice, { answerOn }: Attempt, mail: ShownMail | null): string {
  const on = mail?.on ?? answerOn ?? voice.today;
  const about = aboutOf(voice, mail?.subject ?? null);
  return voice.say('correspondence.mail.answer', { ago: voice.ago(on), about });
}
