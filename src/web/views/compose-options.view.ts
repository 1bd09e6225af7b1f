import type { Account } from '../../accounts/account.entity.js';
import { type Fields, textOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import { proposeForm } from '../../contacts/domain/form-proposal.js';
import { channels, forms, languages } from '../../contacts/domain/words.js';
import type { OfferedSlot } from '../../outreach/attempt-times.service.js';
import { channelFor } from '../../outreach/domain/situation-choice.js';
import { isNote, noteSituations, type Situation } from '../../outreach/domain/words.js';
import { templateOption, templateOf } from '../compose.fields.js';
import type { Span } from '../../slots/domain/free-slots.js';
import type { Recipient } from '../readers/recipient.reader.js';
import { offerChoice } from './bring.view.js';
import { composeTimes } from './compose-times.view.js';
import { nameOf } from './person-words.view.js';
import { optionsOf } from './options.view.js';

/** Occasions as one thinks of them; a follow-up continues its request and is offered only where it is one already. */
const GROUPS: Readonly<Record<string, readonly Situation[]>> = {
  meet: ['coffee-in-town', 'coffee', 'call', 'video-call'],
  ask: ['advice', 'project-or-job', 'introduction-request'],
  again: ['after-a-no', 'new-date'],
  note: noteSituations,
};
/** What a few words of one's own are about, by occasion: the label and the example are `compose.about-KIND`. */
const ABOUT: Partial<Record<Situation, string>> = {
  advice: 'topic',
  'project-or-job': 'topic',
  congratulation: 'joy',
  'introduction-request': 'whom',
};

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
    readonly about?: string | null;
    readonly templateId?: string | null;
    readonly offerId?: string | null;
  };
  readonly slots?: readonly OfferedSlot[];
  /** Times that could be offered. */
  readonly free: readonly Span[];
}

/** What the form offers; the offers stand in it only where the shelf has something for this person. */
interface ComposeOptions {
  readonly [field: string]: unknown;
  readonly offers: ReturnType<typeof offerChoice>;
}

export function composeOptions(voice: Voice, asked: Asked): ComposeOptions {
  const { recipient, account, fields, chosen } = asked;
  const { contact, station } = recipient;
  const known = { ...contact, stationKind: station?.kind ?? null, accountLocale: account.locale };
  const proposal = proposeForm(known);
  const situation = (textOf(fields, 'situation') ?? chosen.situation) as Situation; // an unknown one is simply not in the list
  const name = nameOf(voice, contact);
  const now = (field: 'form' | 'language' | 'channel' | 'city' | 'about', usual: string | null): string | null =>
    textOf(fields, field) ?? chosen[field] ?? usual;
  return {
    offers: offerChoice(voice, contact, recipient.bring, textOf(fields, 'offerId') ?? chosen.offerId ?? null),
    groups: [...templateGroup(voice, asked), ...groupsOf(voice, templateNow(asked) === null ? situation : null)],
    about: now('about', null),
    abouts: [...new Set(Object.values(ABOUT))].map((kind) => ({
      kind,
      label: voice.say(`compose.about-${kind}`),
      example: voice.say(`compose.about-${kind}-example`),
    })),
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
    times: composeTimes(voice, { contact, account, fields, slots: asked.slots ?? [], free: asked.free }),
    open: isOpen(situation, asked),
  };
}

/** One's own templates stand first; those for another language or form are not offered. */
function templateGroup(voice: Voice, asked: Asked): object[] {
  const present = templateNow(asked);
  const options = asked.recipient.templates.map(({ id, name, situation }) => ({
    value: templateOption(id),
    label: voice.say('templates.choice-one', { name, situation: voice.say(`word.situation.${situation}`) }),
    chosen: id === present,
    about: ABOUT[situation],
    isNote: isNote(situation),
  }));
  return options.length === 0 ? [] : [{ label: voice.say('templates.choice'), options }];
}

/** The one that is chosen; null: none, or one for another language or form. */
function templateNow({ recipient, fields, chosen }: Asked): string | null {
  const isAsked = textOf(fields, 'situation') !== null || textOf(fields, 'templateId') !== null;
  const present = isAsked ? templateOf(fields) : chosen.templateId;
  return recipient.templates.find(({ id }) => id === present)?.id ?? null;
}

function groupsOf(voice: Voice, chosen: Situation | null): object[] {
  return Object.entries(GROUPS).map(([group, situations]) => {
    const offered = group === 'again' && chosen === 'follow-up' ? [...situations, chosen] : situations;
    const options = offered.map((value) => ({
      value,
      label: voice.say(`word.situation.${value}`),
      chosen: value === chosen,
      about: ABOUT[value],
      isNote: isNote(value),
    }));
    return { label: voice.say(`compose.group-${group}`), options };
  });
}

/** City, language and way are folded away until one of them matters. */
function isOpen(situation: Situation, { fields }: Asked): boolean {
  return situation === 'coffee-in-town' || textOf(fields, 'city') !== null;
}
