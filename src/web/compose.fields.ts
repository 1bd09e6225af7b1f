import { type Fields, numberOf, textOf, textsOf } from '../common/http/pages/form.js';
import { isNote, type Situation } from '../outreach/domain/words.js';
import type { Span } from '../slots/domain/free-slots.js';
import { momentOf } from './moment.fields.js';

/** How many days the form offers to fill in. */
export const OFFERED_DAYS = [1, 2] as const;

/** All that says a time in the form. */
export const timeFields = ['slot', ...OFFERED_DAYS.flatMap((day) => [`day${day}`, `from${day}`, `until${day}`])];

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
  const occasion: { situation?: string } =
    situation === undefined || situation.startsWith(TEMPLATE) ? {} : { situation };
  const offerId = 'offerId' in fields ? { offerId: textOf(fields, 'offerId') } : {}; // nothing of the shelf is an answer, too
  // what asks for nothing offers no times, ticked or not: their part of the form is out of sight then
  const slots =
    occasion.situation !== undefined && isNote(occasion.situation as Situation) ? [] : slotsOf(fields, zone);
  return { ...rest, ...occasion, ...offerId, templateId, slots };
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

/** A time as a tick says it, `start/end`; null for none. */
export function spanOfSlot(value: string): Span | null {
  const [start = '', end = ''] = value.split('/');
  const span = { start: Date.parse(start), end: Date.parse(end) };
  return Number.isNaN(span.start) || Number.isNaN(span.end) ? null : span;
}

/** What is ticked, and what is said by hand. A day without times is left out: the letter then asks for the time. */
function slotsOf(fields: Fields, timeZone: string): object[] {
  const ticked = textsOf(fields, 'slot').map((slot) => {
    const [start = '', end = ''] = slot.split('/');
    return { start, end, timeZone };
  });
  const byHand = OFFERED_DAYS.flatMap((number) => {
    const day = textOf(fields, `day${number}`);
    const [from, until] = [textOf(fields, `from${number}`), textOf(fields, `until${number}`)];
    if (day === null && from === null && until === null) return [];
    return [{ start: momentOf(day, from, timeZone), end: momentOf(day, until, timeZone), timeZone }];
  });
  return [...ticked, ...byHand];
}
