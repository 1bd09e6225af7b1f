import { type Fields, textOf } from '../common/http/pages/form.js';
import { momentOf } from './moment.fields.js';

/** The row of taps as the input of an outcome; a meeting only if its day was given. */
export function outcomeInput(fields: Fields, zone: string): object {
  const [outcome, reason] = [textOf(fields, 'outcome'), textOf(fields, 'reason')];
  const [day, start, end] = ['day', 'start', 'end'].map((name) => textOf(fields, name));
  const asked = outcome === 'yes' && (day ?? start ?? end ?? null) !== null;
  return {
    outcome,
    ...(reason ? { reason } : {}),
    ...(asked ? { meeting: meetingOf({ day, start, end, place: textOf(fields, 'place') }, zone) } : {}),
  };
}

type Given = Readonly<Record<'day' | 'start' | 'end' | 'place', string | null | undefined>>;

function meetingOf({ day, start, end, place }: Given, zone: string): object {
  const times = { start: momentOf(day, start, zone), end: momentOf(day, end, zone), timeZone: zone };
  return { ...times, ...(place ? { place } : {}) };
}
