import type { Voice } from '../../common/voice/voice.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { shortName } from '../../contacts/domain/full-name.js';
import type { OfferForPerson, WhatToBring } from '../../outreach/bringing/bring.service.js';
import type { Option } from './options.view.js';
import { webAddress } from './offers.view.js';
import { nameOf } from './person-words.view.js';

/** As many as one chooses from on the page of a person or a letter. */
const MOST_SHOWN = 6;

/** "Was ich mitbringen kann": what fits off the shelf, then the three that everybody has. */
export function bringView(voice: Voice, { items, given, generic }: WhatToBring): object {
  return {
    offers: freshOnes(items).map(({ offer, ...why }) => ({
      id: offer.id,
      title: offer.title,
      link: webAddress(offer.url),
      why: reasonOf(voice, why),
    })),
    given: given.slice(0, MOST_SHOWN).map(({ offer, on }) => {
      return voice.say('offers.given', { title: offer.title, day: voice.fullDay(on) });
    }),
    generic: generic.map(({ code, station }) => voice.say(`offers.generic.${code}`, { station: station ?? 'none' })),
  };
}

/** The offers as a row to choose one from; null where the shelf has nothing for this person. */
export function offerChoice(
  voice: Voice,
  contact: Contact,
  { items, given }: WhatToBring,
  chosen: string | null,
): { readonly options: readonly Option[]; readonly hint: string | null } | null {
  const had = given.find(({ offer }) => offer.id === chosen);
  const fitting = freshOnes(items).map(({ offer }) => offer);
  const asked = items.find(({ offer }) => offer.id === chosen)?.offer ?? had?.offer;
  const shown = [...fitting, ...(asked && !fitting.includes(asked) ? [asked] : [])];
  if (shown.length === 0) return null;
  const none = { value: '', label: voice.say('offers.none-of-them'), chosen: !shown.some(({ id }) => id === chosen) };
  const options = shown.map(({ id, title }) => ({ value: id, label: title, chosen: id === chosen }));
  const name = shortName(contact, contact.form) || nameOf(voice, contact);
  const hint = had ? voice.say('offers.had-it', { name, day: voice.fullDay(had.on) }) : null;
  return { options: [none, ...options], hint };
}

function freshOnes(items: WhatToBring['items']): readonly OfferForPerson[] {
  return items.filter(({ isStale }) => !isStale).slice(0, MOST_SHOWN);
}

function reasonOf(voice: Voice, { sharesStation, sharedTags }: Omit<OfferForPerson, 'offer'>): string | null {
  if (sharesStation) return voice.say('offers.why-station');
  return sharedTags.length > 0 ? voice.say('offers.why-tags', { tags: voice.list(sharedTags) }) : null;
}
