import { type Fields, type FormProblem, textOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import { zoneOptions } from './zones.view.js';

const USUAL_ZONE = 'Europe/Berlin';

export function setupView(voice: Voice, fields: Fields, problem: FormProblem | null): object {
  const values = Object.fromEntries(['code', 'name', 'email'].map((name) => [name, textOf(fields, name)]));
  const zones = zoneOptions(textOf(fields, 'timeZone') ?? USUAL_ZONE);
  return { day: dayAndMonth(voice), values, zones, problem };
}

export function signInView(voice: Voice, fields: Fields, problem: FormProblem | null): object {
  return { day: dayAndMonth(voice), email: textOf(fields, 'email'), next: textOf(fields, 'next'), problem };
}

/** As on a postmark: "24.11.", in English "24/11". */
export function dayAndMonth(voice: Voice): string {
  const [, month, day] = voice.today.split('-');
  return voice.locale === 'de' ? `${Number(day)}.${Number(month)}.` : `${Number(day)}/${Number(month)}`;
}
