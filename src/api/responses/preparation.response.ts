import type { LocalDate } from '../../common/local-date.js';
import type { Channel } from '../../contacts/domain/words.js';
import type { PreparedPerson, Preparation } from '../../calendar/preparation/preparation.service.js';

export class LastTalkResponse {
  on!: LocalDate;
  channel!: Channel;
  summary!: string | null;
}

export class OpenPromiseResponse {
  id!: string;
  text!: string | null;
  dueOn!: LocalDate;
}

export class OfferToBringResponse {
  id!: string;
  title!: string;
}

export class PreparedPersonResponse {
  contactId!: string;
  lastTalk!: LastTalkResponse | null;
  promises!: OpenPromiseResponse[];
  /** What fits them and is still news; for the first three people. */
  offers!: OfferToBringResponse[];
}

export class PreparationResponse {
  meetingId!: string;
  people!: PreparedPersonResponse[];
}

export function preparationResponse({ meeting, people }: Preparation): PreparationResponse {
  return { meetingId: meeting.id, people: people.map(personResponse) };
}

function personResponse({ contact, lastTalk, promises, bring }: PreparedPerson): PreparedPersonResponse {
  const fresh = bring?.items.filter(({ isStale }) => !isStale) ?? [];
  return {
    contactId: contact.id,
    lastTalk: lastTalk && { on: lastTalk.on, channel: lastTalk.channel, summary: lastTalk.summary },
    promises: promises.map(({ id, text, dueOn }) => ({ id, text, dueOn })),
    offers: fresh.map(({ offer: { id, title } }) => ({ id, title })),
  };
}
