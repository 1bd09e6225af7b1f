import { type Fields, textOf } from '../common/http/pages/form.js';
import { momentOf } from './moment.fields.js';

/** How many days the form offers to fill in. */
export const OFFERED_DAYS = [1, 2] as const;

/** The form with occasion, form of address and days as the input of a draft. */
export function draftInput(fields: Fields, zone: string): object {
  const names = ['situation', 'channel', 'form', 'language', 'city'] as const;
  const given = names.map((name) => [name, textOf(fields, name)] as const).filter(([, text]) => text !== null);
  return { ...Object.fromEntries(given), slots: slotsOf(fields, zone) };
}

/** The letter as it stands on the page; browsers send line ends as CR LF. */
export function textInput(fields: Fields): object {
  const subject = (textOf(fields, 'subject') ?? '').replace(/\s+/g, ' ');
  const body = (textOf(fields, 'body') ?? '').replace(/\r\n?/g, '\n');
  return { subject, body };
}

/** A day without times is left out: the letter then asks for the time. */
function slotsOf(fields: Fields, zone: string): object[] {
  return OFFERED_DAYS.flatMap((number) => {
    const day = textOf(fields, `day${number}`);
    const [from, until] = [textOf(fields, `from${number}`), textOf(fields, `until${number}`)];
    if (day === null && from === null && until === null) return [];
    return [{ start: momentOf(day, from, zone), end: momentOf(day, until, zone), timeZone: zone }];
  });
}
