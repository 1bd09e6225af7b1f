import { type Fields, numberOf, textOf } from '../common/http/pages/form.js';
import { momentOf } from './moment.fields.js';

/** How many days the form offers to fill in. */
export const OFFERED_DAYS = [1, 2] as const;

/** What a draft may be written with; the address of the form brings it along. */
export const originFields = ['offerId', 'tripId'] as const;

const TEMPLATE = 'template:';

/** A template of one's own in the choice of occasions: it brings its occasion along. */
export function templateOption(id: string): string {
  return TEMPLATE + id;
}

/** The template that is chosen, or that the address names; null: the one for the occasion. */
export function templateOf(fields: Fields): string | null {
  const occasion = textOf(fields, 'situation');
  if (occasion === null) return textOf(fields, 'templateId');
  return occasion.startsWith(TEMPLATE) ? occasion.slice(TEMPLATE.length) : null;
}

/** The form with occasion, form of address and days as the input of a draft. */
export function draftInput(fields: Fields, zone: string): object {
  const names = ['situation', 'channel', 'form', 'language', 'city', 'about', ...originFields] as const;
  const given = names.map((name) => [name, textOf(fields, name)] as const).filter(([, text]) => text !== null);
  const { situation, ...rest } = Object.fromEntries(given) as Partial<Record<string, string>>;
  const templateId = templateOf(fields);
  const occasion = situation === undefined || situation.startsWith(TEMPLATE) ? {} : { situation };
  const offerId = 'offerId' in fields ? { offerId: textOf(fields, 'offerId') } : {}; // nothing of the shelf is an answer, too
  return { ...rest, ...occasion, ...offerId, templateId, slots: slotsOf(fields, zone) };
}

/** What the user says about it when it goes out: "Will they answer?". */
export function sentInput(fields: Fields): object {
  return { expectation: numberOf(fields, 'expectation') };
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
