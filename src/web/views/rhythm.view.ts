import type { Account } from '../../accounts/account.entity.js';
import { wholeCadences } from '../../accounts/domain/layer-cadences.js';
import { mostSlotRules, slotRuleNames, usualSlotRules } from '../../accounts/domain/slot-rules.js';
import type { WorkingHours } from '../../accounts/domain/working-hours.js';
import { type Fields, type FormProblem, textOf, textsOf } from '../../common/http/pages/form.js';
import { addDays, mondayOf } from '../../common/local-date.js';
import type { Voice } from '../../common/voice/voice.js';
import { layers } from '../../contacts/domain/words.js';
import type { Circle } from '../../reactivation/circle.service.js';
import { ownHours, weekdays } from '../rhythm.fields.js';
import { optionsOf } from './options.view.js';

const usual = wholeCadences(null);

interface Shown {
  readonly account: Account;
  readonly circle: Circle;
  /** As sent; null: as stored. */
  readonly fields: Fields | null;
  readonly problem: FormProblem | null;
}

export function rhythmView(voice: Voice, shown: Shown): object {
  const { account, circle, fields, problem } = shown;
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
    hours: hoursOf(voice, account, shown),
    rules: rulesOf(voice, account, shown),
    quietDates: optionsOf(quiet, ticked, (date) => voice.fullDay(date)),
    problem,
    quiet: { from: fields && textOf(fields, 'quiet.from'), to: fields && textOf(fields, 'quiet.to') },
  };
}

function hoursOf(voice: Voice, { workingHours }: Account, { fields, problem }: Shown): object {
  const days = fields ? textsOf(fields, 'hours.days') : (workingHours?.days ?? []).map(String);
  const own = ownHoursOf(voice, workingHours, { fields, problem });
  return {
    from: fields ? textOf(fields, 'hours.from') : workingHours?.from,
    to: fields ? textOf(fields, 'hours.to') : workingHours?.to,
    days: optionsOf(weekdays.map(String), days, (day) => voice.say(`weekday.${day}`)),
    own,
    differ: own.some(({ from, to }) => Boolean(from ?? to)),
  };
}

interface OwnHours {
  readonly day: string;
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly errors: { readonly from: string | undefined; readonly to: string | undefined };
}

/** A row for each day of the week, empty where it has the hours of all days. */
function ownHoursOf(
  voice: Voice,
  hours: WorkingHours | null,
  { fields, problem }: Pick<Shown, 'fields' | 'problem'>,
): OwnHours[] {
  const filled = fields ? ownHours(fields) : (hours?.byDay ?? []);
  return weekdays.map((day) => {
    const place = filled.findIndex((one) => one.day === day);
    const errorOf = (part: string): string | undefined => problem?.byPath[`workingHours.byDay.${place}.${part}`];
    return {
      day: voice.weekdayName(addDays(mondayOf(voice.today), day - 1)),
      name: `hours.${day}`,
      from: filled[place]?.from ?? null,
      to: filled[place]?.to ?? null,
      errors: { from: errorOf('from'), to: errorOf('to') },
    };
  });
}

/** A number each, empty where it is the usual. */
function rulesOf(voice: Voice, { slotRules }: Account, { fields, problem }: Shown): object[] {
  return slotRuleNames.map((rule) => ({
    name: `slotRules.${rule}`,
    label: voice.say(`rhythm.${rule}`),
    hint: voice.say(`rhythm.${rule}-hint`, { usual: usualSlotRules[rule] }),
    error: problem?.byPath[`slotRules.${rule}`],
    max: mostSlotRules[rule],
    value: fields ? textOf(fields, `slotRules.${rule}`) : slotRules?.[rule],
  }));
}

/** Empty: the usual days; 0: never by itself. */
function ownDays(own: number | 'none' | null | undefined): string {
  if (own === null || own === undefined) return '';
  return own === 'none' ? '0' : String(own);
}
