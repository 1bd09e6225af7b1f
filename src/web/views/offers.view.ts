import { textOf } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import { revisionOf } from '../../common/http/revisions.js';
import { offerKinds } from '../../offers/domain/words.js';
import type { TaggedOffer } from '../../offers/offer-parts.service.js';
import type { Station } from '../../stations/station.entity.js';
import type { OfferFacts, SentOfferForm, ShelfFacts } from '../readers/offers.reader.js';
import { type Option, optionsOf } from './options.view.js';

interface Urls {
  path(path: string): string;
}

/** An address that may be a link; a file that was read in may hold anything. */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) ? url : null;
}

/** The shelf, with one line to add something. */
export function offersPage(
  voice: Voice,
  urls: Urls,
  facts: ShelfFacts & { readonly sent: SentOfferForm | null },
): Page {
  const { offers, nextCursor, sent } = facts;
  const given = (name: string): string | null => (sent ? textOf(sent.fields, name) : null);
  const view = {
    rows: offers.map((offer) => rowOf(voice, offer, facts)),
    more: nextCursor && urls.path(`/offers?cursor=${encodeURIComponent(nextCursor)}`),
    kinds: kindsOf(voice, given('kind') ?? 'article'),
    values: { title: given('title'), url: given('url') },
    problem: sent?.problem ?? null,
  };
  return { name: 'offers', title: voice.say('offers.title'), place: 'people', view };
}

/** One thing to bring: to change, and who has had it. */
export function offerPage(
  voice: Voice,
  { offer, stations, uses, sent }: OfferFacts & { readonly sent: SentOfferForm | null },
): Page {
  const stored = { ...offer, tags: offer.tags.map(({ name }) => name).join(', ') };
  const given = (name: 'kind' | 'title' | 'url' | 'note' | 'tags' | 'stationId' | 'freshUntil'): string | null =>
    sent ? textOf(sent.fields, name) : stored[name];
  const names = ['title', 'url', 'note', 'tags', 'freshUntil'] as const;
  const view = {
    id: offer.id,
    title: offer.title,
    revision: sent && !sent.isNew ? textOf(sent.fields, 'revision') : revisionOf(offer),
    values: Object.fromEntries(names.map((name) => [name, given(name)])),
    kinds: kindsOf(voice, given('kind') ?? offer.kind),
    stations: stationsOf(voice, stations, given('stationId')),
    link: webAddress(offer.url),
    uses: uses.map(({ contactId, name, on, situation }) => ({
      contactId,
      name: name || voice.say('person.unnamed'),
      when: voice.fullDay(on),
      what: voice.say(`word.situation.${situation}`),
    })),
    problem: sent?.problem ?? null,
  };
  return { name: 'offer', title: offer.title, place: 'people', view };
}

function rowOf(voice: Voice, offer: TaggedOffer, { uses, stations }: ShelfFacts): object {
  const { id, title, kind, url, freshUntil, stationId } = offer;
  const station = stations.find((one) => one.id === stationId);
  const isStale = freshUntil !== null && freshUntil < voice.today;
  const fresh =
    freshUntil && voice.say(isStale ? 'offers.was-fresh' : 'offers.fresh-until', { day: voice.shortDay(freshUntil) });
  return {
    id,
    title,
    link: webAddress(url),
    what: [voice.say(`word.offer.${kind}`), station?.organisation, fresh].filter(Boolean).join(' · '),
    tags: offer.tags.map(({ name }) => name),
    used: voice.say('offers.used', { count: uses.get(id) ?? 0 }),
  };
}

function kindsOf(voice: Voice, chosen: string): Option[] {
  return optionsOf(offerKinds, chosen, (kind) => voice.say(`word.offer.${kind}`));
}

function stationsOf(voice: Voice, stations: readonly Station[], chosen: string | null): Option[] {
  const none = { value: '', label: voice.say('offers.no-station'), chosen: chosen === null };
  return [none, ...stations.map(({ id, organisation }) => ({ value: id, label: organisation, chosen: id === chosen }))];
}
