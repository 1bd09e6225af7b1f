import { addDays, isLocalDate } from '../common/local-date.js';
import { type Fields, numberOf, textOf, textsOf } from '../common/http/pages/form.js';
import { momentOf } from './moment.fields.js';

/** A meeting that ends earlier in the day than it begins, and until then, ends in the night after. */
const LATEST_NIGHT = '06:00';

/** The form of a meeting as its input; times are those of `zone`. */
export function meetingInput(fields: Fields, zone: string, contactIds: readonly string[]): object {
  const [day, start, end] = ['day', 'start', 'end'].map((name) => textOf(fields, name));
  const intoNight = isLocalDate(day) && start && end && end < start && end <= LATEST_NIGHT;
  return {
    start: momentOf(day, start, zone),
    end: momentOf(intoNight ? addDays(day, 1) : day, end, zone),
    timeZone: zone,
    place: textOf(fields, 'place'),
    title: textOf(fields, 'title'),
    note: textOf(fields, 'note'),
    travelMinutes: numberOf(fields, 'travelMinutes'),
    ...(textOf(fields, 'state') ? { state: textOf(fields, 'state') } : {}),
    contactIds,
  };
}

/** "Wie war's?" as its input. */
export function meetingLogInput(fields: Fields): object {
  const channel = textOf(fields, 'channel');
  return {
    contactIds: textsOf(fields, 'contactIds'),
    ...(channel ? { channel } : {}),
    summary: textOf(fields, 'summary'),
  };
}
