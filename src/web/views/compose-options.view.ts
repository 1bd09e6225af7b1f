import type { Account } from '../../accounts/account.entity.js';
import { type Fields, textOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/http/pages/voice.js';
import { localDateOf, localTimeOf } from '../../common/zoned-time.js';
import { proposeForm } from '../../contacts/domain/form-proposal.js';
import { channels, forms, languages } from '../../contacts/domain/words.js';
import type { OfferedSlot } from '../../outreach/attempt-details.service.js';
import { channelFor } from '../../outreach/domain/situation-choice.js';
import type { Situation } from '../../outreach/domain/words.js';
import { OFFERED_DAYS } from '../compose.fields.js';
import type { Recipient } from '../readers/compose.reader.js';
import { nameOf } from './person-words.view.js';
import { optionsOf } from './options.view.js';

/** Occasions that have templates and can be chosen by hand; a follow-up continues its request. */
const SITUATIONS: readonly Situation[] = ['coffee-in-town', 'coffee', 'call', 'just-hello', 'thank-you'];

interface Asked {
  readonly recipient: Recipient;
  readonly account: Account;
  /** As sent or asked for in the address; wins over what is chosen. */
  readonly fields: Fields;
  /** What the draft has now, or what is usual. */
  readonly chosen: {
    readonly situation: Situation;
    readonly channel?: string;
    readonly form?: string;
    readonly language?: string;
    readonly city?: string | null;
  };
  readonly slots?: readonly OfferedSlot[];
}

export function composeOptions(voice: Voice, asked: Asked): object {
  const { recipient, account, fields, chosen } = asked;
  const { contact, station } = recipient;
  const known = { ...contact, stationKind: station?.kind ?? null, accountLocale: account.locale };
  const proposal = proposeForm(known);
  const situation = (textOf(fields, 'situation') ?? chosen.situation) as Situation; // an unknown one is simply not in the list
  const offered = SITUATIONS.includes(situation) || !isWritten(situation) ? SITUATIONS : [situation, ...SITUATIONS];
  const name = nameOf(voice, contact);
  const now = (field: 'form' | 'language' | 'channel' | 'city', usual: string | null): string | null =>
    textOf(fields, field) ?? chosen[field] ?? usual;
  return {
    situations: optionsOf(offered, situation, (value) => voice.say(`word.situation.${value}`)),
    forms: optionsOf(forms, now('form', proposal.form), (form) => voice.say(`word.form.${form}`)),
    formHint: proposal.assumed ? voice.say('compose.form-ask') : null,
    mayKeepForm: proposal.assumed,
    keepForm: voice.say('compose.form-keep', { name }),
    languages: optionsOf(languages, now('language', proposal.language), (language) =>
      voice.say(`word.language.${language}`),
    ),
    channels: optionsOf(channels, now('channel', channelFor(situation)), (channel) =>
      voice.say(`word.channel.${channel}`),
    ),
    city: now('city', null),
    days: OFFERED_DAYS.map((number) => dayOf(voice, number, asked)),
    today: voice.today,
    open: isOpen(situation, asked),
  };
}

/** The times that are held, or as sent. */
function dayOf(voice: Voice, number: number, { fields, slots, account }: Asked): object {
  const slot = slots?.[number - 1];
  const zone = account.timeZone;
  const held = slot && {
    day: localDateOf(new Date(slot.start), zone),
    from: localTimeOf(new Date(slot.start), zone),
    until: localTimeOf(new Date(slot.end), zone),
  };
  return {
    number,
    label: voice.say(`compose.day-${number}`),
    day: textOf(fields, `day${number}`) ?? held?.day,
    from: textOf(fields, `from${number}`) ?? held?.from,
    until: textOf(fields, `until${number}`) ?? held?.until,
  };
}

/** City, days, language and way are folded away until one of them matters. */
function isOpen(situation: Situation, { fields, slots }: Asked): boolean {
  const given = ['city', 'day1', 'from1', 'until1', 'day2', 'from2', 'until2'].some(
    (name) => textOf(fields, name) !== null,
  );
  return situation === 'coffee-in-town' || given || (slots?.length ?? 0) > 0;
}

function isWritten(situation: string): boolean {
  return situation === 'follow-up';
}
