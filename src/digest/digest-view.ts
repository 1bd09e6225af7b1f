import type { WrittenKeys } from '../answers/mail-keys.service.js';
import { partOfDay } from '../common/part-of-day.js';
import type { Voice } from '../common/voice/voice.js';
import { localTimeOf } from '../common/zoned-time.js';
import { sayableName } from '../contacts/domain/tidy-name.js';
import type { DayToSay } from './day-to-say.js';
import { type Action, actionsOf, actionsOfMail } from './digest-actions.js';
import { type Card, cardOf } from './digest-card.js';
import { isAhead } from './digest-days.js';
import type { DigestDay } from './digest-facts.service.js';
import { preheaderOf } from './digest-preheader.js';
import { replyHintOf } from './digest-reply-hint.js';
import { scheduleOf } from './digest-times.js';
import type { Link, Occasion } from './occasion.js';

/** A line of the mail with what can be done about it from there. */
interface NumberedCard extends Card {
  /** What commands by reply call it, from 1. */
  readonly number: number;
  readonly actions: readonly Action[];
}

/** A day's mail in words, ready for the templates. */
export interface DigestView {
  readonly lang: string;
  readonly subject: string;
  readonly preheader: string;
  readonly greeting: string;
  readonly lead: string;
  readonly cards: readonly NumberedCard[];
  /** Whether the numbers are of use: only where replies are read. */
  readonly numbered: boolean;
  /** What the mail has no room for. */
  readonly more: readonly string[];
  readonly question: { readonly title: string; readonly text: string; readonly actions: readonly Action[] } | null;
  readonly closing: string | null;
  /** Null where the question offers it already. */
  readonly pause: Action | null;
  readonly replyHint: string | null;
  readonly schedule: string;
  /** Change the time, stop the mails, the page of today. */
  readonly footer: readonly Link[];
}

export function digestView(
  day: DayToSay,
  { subject, keys }: { readonly subject: string; readonly keys: WrittenKeys },
  occasion: Occasion,
): DigestView {
  const { account, voice } = occasion;
  const [pause = null] = actionsOfMail({ 'pause-week': keys.links['pause-week'] }, voice);
  return {
    lang: account.locale,
    subject,
    preheader: preheaderOf(day, occasion),
    greeting: greetingOf(occasion),
    lead: leadOf(day, voice),
    cards: day.lines.map((line, index) => {
      const card = cardOf(line, day, occasion);
      return { ...card, number: index + 1, actions: actionsOf(keys.lines[index]?.links ?? {}, card, voice) };
    }),
    numbered: keys.replyTo !== null,
    more: moreOf(day, voice),
    question: day.asks
      ? {
          title: voice.say('mail.question.title'),
          text: voice.say('mail.question.text'),
          actions: actionsOfMail(keys.links, voice),
        }
      : null,
    closing: onlySuggestions(day) ? voice.say('mail.closing') : null,
    pause: day.asks ? null : pause,
    replyHint: keys.replyTo === null ? null : replyHintOf(day.lines, voice),
    schedule: scheduleOf(occasion),
    footer: footerOf(day, keys, occasion),
  };
}

function greetingOf({ account, now, voice }: Occasion): string {
  const part = partOfDay(Number.parseInt(localTimeOf(now, account.timeZone), 10));
  const [first = ''] = sayableName(account.name).split(' ');
  return voice.say(`mail.greeting.${part}`, { name: first || 'none' });
}

function leadOf(day: DayToSay, voice: Voice): string {
  if (day.lines.length === 0) return voice.say(day.asks ? 'mail.lead.question' : 'mail.lead.nothing');
  if (day.lines.some((line) => isAhead(line, voice.today))) return voice.say('mail.lead.ahead');
  if (!onlySuggestions(day)) return voice.say('mail.lead.mixed');
  return day.afterBreak
    ? voice.say('mail.lead.break')
    : voice.say('mail.lead.suggestions', { count: day.lines.length });
}

function moreOf({ more, moreAhead }: DigestDay, voice: Voice): readonly string[] {
  const said = [
    { key: 'mail.more', count: more },
    { key: 'mail.more-ahead', count: moreAhead },
  ];
  return said.filter(({ count }) => count > 0).map(({ key, count }) => voice.say(key, { count }));
}

/** Only then may one let the day go by: promises and meetings count on the reader. */
function onlySuggestions({ lines }: DigestDay): boolean {
  return lines.length > 0 && lines.every(({ kind }) => kind === 'suggestion');
}

function footerOf({ lines, more }: DigestDay, { stopUrl }: WrittenKeys, { voice, baseUrl }: Occasion): readonly Link[] {
  const isExplained = more === 0 && lines.some(({ kind }) => kind === 'suggestion');
  const today = isExplained ? 'mail.footer.why' : 'mail.footer.today';
  return [
    { label: voice.say('mail.footer.settings'), url: `${baseUrl}/settings` },
    { label: voice.say('mail.footer.stop'), url: stopUrl },
    { label: voice.say(today), url: `${baseUrl}/today` },
  ];
}
