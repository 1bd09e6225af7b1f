import type { Voice } from '../../common/voice/voice.js';
import type { TodayFacts } from '../readers/today.reader.js';
import { nameOf } from './person-words.view.js';

interface Still {
  readonly heading: string;
  readonly lead: string;
  /** What stands on the sheet in the middle. */
  readonly sheet: object;
}

/** Today without a suggestion: nobody there yet, a pause, or everything done. Never a reproach. */
export function stillView(voice: Voice, facts: TodayFacts): Still {
  if (!facts.hasPeople) return nobodyYet(voice);
  const { pausedUntil } = facts.ladder;
  if (pausedUntil) return paused(voice, pausedUntil);
  const { written } = facts;
  const names = voice.list(written.map((contact) => nameOf(voice, contact)));
  const count = written.length;
  const sheet =
    count > 0
      ? { title: voice.say('today.done-sent', { count }), lead: voice.say('today.done-sent-lead', { names, count }) }
      : { title: voice.say('today.done-none'), lead: voice.say('today.done-none-lead') };
  return { heading: voice.say('today.done-title'), lead: voice.say('today.done-lead'), sheet };
}

function nobodyYet(voice: Voice): Still {
  const heading = voice.say('today.empty-title');
  const lead = voice.say('jog.three');
  return {
    heading,
    lead,
    sheet: { title: voice.say('today.empty-lead'), lead: voice.say('welcome.comfort'), nobody: true },
  };
}

function paused(voice: Voice, until: string): Still {
  const heading = voice.say('today.paused-title', { day: voice.shortDay(until) });
  const lead = voice.say('today.paused-lead');
  return {
    heading,
    lead,
    sheet: { title: voice.say('today.paused-sheet'), lead: voice.say('today.paused-note'), paused: true },
  };
}
