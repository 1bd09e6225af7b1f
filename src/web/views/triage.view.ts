import { type Fields, type FormProblem, textOf } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import { rungs } from '../../contacts/domain/words.js';
import type { CardFacts } from '../readers/triage.reader.js';
import { optionsOf } from './options.view.js';
import { capital, easeOf, nameOf, workOf } from './person-words.view.js';
import { feltOf, questionsOf } from './questions.view.js';

/** Then a break is offered: ten minutes. Source: screens.md 3.8, "die wärmsten 10". */
export const cardsInOneGo = 10;

interface Asked {
  readonly card: CardFacts;
  /** 1 is the first card of this go. */
  readonly place: number;
  readonly fields: Fields | null;
  readonly problem?: FormProblem;
}

/** One person with the questions: how a message would feel, roughly when, and from where if a file hints at it. */
export function triagePage(voice: Voice, { card, place, fields, problem }: Asked): Page {
  const { contact } = card;
  const { spoken } = questionsOf(voice, contact, fields);
  const view = {
    progress: voice.say('triage.progress', { place, total: Math.min(cardsInOneGo, place - 1 + card.left) }),
    place,
    person: { id: contact.id, name: nameOf(voice, contact), who: whoOf(card) },
    why: whyOf(voice, card),
    rungs: rungOptions(voice, fields),
    spoken,
    told: contact.roughlyLastOn,
    stations: stationOptions(voice, card, fields),
    problem,
  };
  return { name: 'triage', title: voice.say('triage.page'), view };
}

/** Nobody waits any more, or it is time for a break. */
export function triageRestPage(
  voice: Voice,
  { rated, left, more }: { rated: number; left: number; more: string },
): Page {
  const isDone = left === 0;
  const view = {
    title: isDone ? voice.say('triage.done-title') : voice.say('triage.rest-title', { count: rated }),
    lead: isDone ? voice.say('triage.done-lead') : voice.say('triage.rest-lead', { left }),
    more: isDone ? null : more,
  };
  return { name: 'triage-rest', title: voice.say('triage.page'), view };
}

/** What the card says, as the service takes it; what was not answered is left out. */
export function ratingIn(fields: Fields, voice: Voice): object {
  const rung = textOf(fields, 'rung');
  const stationId = textOf(fields, 'stationId');
  return {
    ...(rung ? { rung: Number(rung) } : {}),
    ...feltOf({ spoken: fields['spoken'], told: fields['told'] }, voice.today),
    ...(stationId && stationId !== ELSEWHERE ? { stationId } : {}),
  };
}

const ELSEWHERE = 'elsewhere';

function whoOf({ contact }: CardFacts): string | null {
  return [workOf(contact), contact.city].filter(Boolean).join(', ') || null;
}

/** Why they come first, in words: a shared place, a star in the file, what was between you, since when. */
function whyOf(voice: Voice, { station, isFavourite, lastTalk, contact }: CardFacts): object[] {
  const { connectedOn } = contact;
  const talk = lastTalk && (lastTalk.summary ?? voice.say(`word.channel.${lastTalk.channel}`));
  return [
    ...(station ? [{ icon: 'flag', text: voice.say('triage.why-station', { station: station.organisation }) }] : []),
    ...(isFavourite ? [{ icon: 'hand-heart', text: voice.say('triage.why-favourite') }] : []),
    ...(lastTalk && talk
      ? [{ icon: 'message-circle', text: capital(voice.say('triage.why-talk', { talk, ago: voice.ago(lastTalk.on) })) }]
      : []),
    ...(!lastTalk && connectedOn
      ? [{ icon: 'link', text: voice.say('triage.why-connected', { ago: voice.ago(connectedOn) }) }]
      : []),
  ];
}

function rungOptions(voice: Voice, fields: Fields | null): object[] {
  const chosen = fields && textOf(fields, 'rung');
  return rungs.map((rung, nth) => {
    const value = String(nth + 1);
    return { value, key: value, chosen: chosen === value, ...easeOf(voice, rung) };
  });
}

/** Asked only where the file hints at a station that is not told yet. */
function stationOptions(voice: Voice, { contact, station }: CardFacts, fields: Fields | null): object[] | null {
  if (!station || contact.stationId !== null) return null;
  const chosen = fields && textOf(fields, 'stationId');
  return optionsOf([station.id, ELSEWHERE], chosen, (value) =>
    value === ELSEWHERE ? voice.say('triage.station-none') : station.organisation,
  );
}
