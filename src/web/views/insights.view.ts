import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import type { ActiveWeeks } from '../../insights/domain/active-weeks.js';
import { type Calibration, enoughToSay } from '../../insights/domain/calibration.js';
import type { Effort } from '../../insights/domain/effort.js';
import type { Insights } from '../../insights/insights.service.js';

/** Days to look back (screens.md, 3.10); the middle one unless another is asked for. */
const RANGES = [30, 90, 365] as const;
const USUAL_RANGE = 90;

export function rangeOf(asked: string | null): number {
  return RANGES.find((days) => String(days) === asked) ?? USUAL_RANGE;
}

/** Sentences and small tables. Below five messages only the one sentence of what is to come. */
export function insightsPage(voice: Voice, insights: Insights, sentEver: number): Page {
  const title = voice.say('insights.title');
  const { days, writtenTo, answered } = insights;
  const view = {
    title,
    empty: sentEver < enoughToSay,
    weeks: weeksWords(voice, insights.weeks),
    ranges: RANGES.map((range) => ({
      days: range,
      label: voice.say('insights.range', { days: range }),
      chosen: range === days,
    })),
    people: voice.say('insights.people', { days, writtenTo, answered }),
    calibration: insights.calibration && calibrationView(voice, insights.calibration),
    effort: insights.effort && effortView(voice, insights.effort),
  };
  return { name: 'insights', title, place: 'insights', view };
}

/** "In drei der letzten vier Wochen hast du dich bei jemandem gemeldet."; null where there is nothing to say. */
export function weeksWords(voice: Voice, { active, of }: ActiveWeeks): string | null {
  if (active === 0) return null;
  if (of === 1) return voice.say('insights.weeks-first');
  return active === of ? voice.say('insights.weeks-all', { of }) : voice.say('insights.weeks-some', { active, of });
}

/** Digits of a Brier score that say something. */
const SCORE_DIGITS = 2;

function calibrationView(voice: Voice, { attempts, expected, answered, brier, bands }: Calibration): object {
  const percent = (value: number | null): string => (value === null ? '–' : voice.say('insights.percent', { value }));
  return {
    finding: voice.say('insights.calibration', { expected, answered }),
    score: voice.say('insights.brier', { attempts, brier: voice.decimals(brier, SCORE_DIGITS) }),
    bands: bands.map((band) => ({
      guess: voice.say('insights.band', { from: band.from, to: band.to }),
      attempts: band.attempts,
      expected: percent(band.expected),
      answered: percent(band.answered),
    })),
  };
}

function effortView(voice: Voice, { talks, expected, was, easier }: Effort): object {
  return {
    finding: voice.say('insights.effort', { expected: voice.decimals(expected, 1), was: voice.decimals(was, 1) }),
    easier: voice.say('insights.effort-easier', { easier, talks }),
  };
}
