import { type Fields, textOf } from '../common/http/pages/form.js';
import { isLocalDate } from '../common/local-date.js';
import { instantOf } from '../common/zoned-time.js';

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

/** Half-filled times become empty ones, which the input class refuses in the form's words. */
function meetingOf({ day, start, end, place }: Given, zone: string): object {
  const instant = (time: string | null | undefined): string =>
    isLocalDate(day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time ?? '')
      ? instantOf(day, time ?? '', zone).toISOString()
      : '';
  return { start: instant(start), end: instant(end), timeZone: zone, ...(place ? { place } : {}) };
}
