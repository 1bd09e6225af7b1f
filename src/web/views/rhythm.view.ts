import type { Account } from '../../accounts/account.entity.js';
import { wholeCadences } from '../../accounts/domain/layer-cadences.js';
import { type Fields, type FormProblem, textOf, textsOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import { layers } from '../../contacts/domain/words.js';
import type { Circle } from '../../reactivation/circle.service.js';
import { optionsOf } from './options.view.js';

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'];
const usual = wholeCadences(null);

interface Shown {
  readonly account: Account;
  readonly circle: Circle;
  /** As sent; null: as stored. */
  readonly fields: Fields | null;
  readonly problem: FormProblem | null;
}

export function rhythmView(voice: Voice, { account, circle, fields, problem }: Shown): object {
  const quiet = account.quietDates.filter((date) => date >= voice.today);
  const ticked = fields ? textsOf(fields, 'quietDates') : quiet;
  return {
    layers: layers.map((layer) => ({
      name: `cadences.${layer}`,
      label: voice.say(`word.layer.${layer}`),
      hint: voice.say('rhythm.usual', { days: usual[layer] }),
      error: problem?.byPath[`cadences.${layer}`],
      value: fields ? textOf(fields, `cadences.${layer}`) : ownDays(account.cadences?.[layer]),
    })),
    many: circle.keptUp > circle.enough ? voice.say('circle.many', { enough: circle.enough }) : null,
    hours: hoursOf(voice, account, fields),
    quietDates: optionsOf(quiet, ticked, (date) => voice.fullDay(date)),
    problem,
    quiet: { from: fields && textOf(fields, 'quiet.from'), to: fields && textOf(fields, 'quiet.to') },
  };
}

function hoursOf(voice: Voice, { workingHours }: Account, fields: Fields | null): object {
  const days = fields ? textsOf(fields, 'hours.days') : (workingHours?.days ?? []).map(String);
  return {
    from: fields ? textOf(fields, 'hours.from') : workingHours?.from,
    to: fields ? textOf(fields, 'hours.to') : workingHours?.to,
    days: optionsOf(WEEKDAYS, days, (day) => voice.say(`weekday.${day}`)),
  };
}

/** Empty: the usual days; 0: never by itself. */
function ownDays(own: number | 'none' | null | undefined): string {
  if (own === null || own === undefined) return '';
  return own === 'none' ? '0' : String(own);
}
