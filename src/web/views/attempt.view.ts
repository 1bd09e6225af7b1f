import { type Fields, type FormProblem, textOf } from '../../common/http/pages/form.js';
import type { Flash } from '../../common/http/pages/flash.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import { getsOnlyGreeting } from '../../contacts/domain/only-greeting.js';
import { factsOf } from '../../outreach/attempt-facts.js';
import { awaitsOutcome } from '../../outreach/domain/answer-seen.js';
import { mayFollowUp } from '../../outreach/domain/attempt-state.js';
import { noReasons } from '../../outreach/domain/words.js';
import type { AttemptFacts, ShownAttempt } from '../readers/outbox.reader.js';
import { afterTalkView } from './after-talk.view.js';
import { cameBackView } from './answers.view.js';
import { attemptLine, outcomeOf } from './attempt-words.view.js';
import { effortForm, isTalk } from './effort.view.js';
import { optionsOf } from './options.view.js';
import { nameOf } from './person-words.view.js';
import { sentLetterView } from './sending.view.js';

/** "What came of it?": one row of taps. */
export function attemptPage(
  voice: Voice,
  { attempt, contact, letter, cameBack }: ShownAttempt,
  { fields, problem }: { fields?: Fields; problem?: FormProblem },
): Page {
  const name = nameOf(voice, contact);
  const title = voice.say('attempt.title', { name });
  const outcome = outcomeOf(voice, attempt);
  const given = (field: string): string | null => textOf(fields ?? {}, field);
  const view = {
    id: attempt.id,
    personId: contact.id,
    name,
    title,
    sent: attemptLine(voice, attempt),
    now: outcome && voice.say('attempt.now', { outcome }),
    back: '/outbox',
    meeting: {
      open: problem !== undefined && given('outcome') === 'yes',
      day: given('day'),
      start: given('start'),
      end: given('end'),
      place: given('place'),
      problem,
    },
    cameBack: cameBackView(voice, attempt, cameBack),
    mayFollowUp: mayFollowUp(factsOf(attempt), voice.today) && !awaitsOutcome(attempt),
    letter: sentLetterView(voice, letter),
    // what the server has taken over stays sent
    mayUndo:
      attempt.state !== 'drafted' && !(letter?.where === 'went-out' && attempt.earlier.at(-1)?.state === 'drafted'),
    answered: attempt.state === 'answered',
    afterTalk: isTalk(attempt)
      ? afterTalkView(voice, { id: contact.id, back: `/outbox/${attempt.id}`, open: true })
      : null,
    effort: isTalk(attempt) ? effortForm(voice, attempt) : null,
  };
  return { name: 'attempt', title, place: 'outbox', view };
}

/** After a no: the one kind sentence and a row of four taps. */
export function afterNoPage(voice: Voice, facts: AttemptFacts, back: string): Page {
  const { attempt, contact } = facts;
  const name = nameOf(voice, contact);
  const day = attempt.comebackOn ? voice.shortDay(attempt.comebackOn) : '';
  const comeback = voice.say(getsOnlyGreeting(contact) ? 'attempt.why-comeback-greeting' : 'attempt.why-comeback', {
    name,
    day,
  });
  const reasons = optionsOf(noReasons, null, (reason) => voice.say(`word.reason.${reason}`));
  const title = voice.say('attempt.no');
  return { name: 'after-no', title, place: 'outbox', view: { id: attempt.id, back, reasons, comeback } };
}

/** What the next page says: the day of the comeback where there is one. */
export function outcomeFlash(voice: Voice, { attempt, contact, meeting }: AttemptFacts): Flash {
  const name = nameOf(voice, contact);
  const day = attempt.comebackOn ? voice.shortDay(attempt.comebackOn) : null;
  switch (attempt.outcome) {
    case 'yes':
      return { code: meeting ? 'yes' : 'yes-plain' };
    case 'no':
    case 'silence':
      return day ? { code: attempt.outcome, params: { name, day } } : { code: 'noted' };
    case 'please-dont':
      return { code: 'please-dont', params: { name } };
    default:
      return { code: attempt.outcome === 'talked' ? 'talked' : 'noted' };
  }
}
