import type { Voice } from '../../common/voice/voice.js';
import { fullName } from '../../contacts/domain/full-name.js';
import type { Channel } from '../../contacts/domain/words.js';
import type { Direction } from '../../interactions/domain/words.js';
import type { QuickLogAnswer, Unsure } from '../../people/quick-log/quick-log.service.js';
import { InteractionResponse, interactionResponse } from './interaction.response.js';

export class UnderstoodPersonResponse {
  id!: string;
  name!: string;
}

export class UnderstoodResponse {
  contact!: UnderstoodPersonResponse | null;
  channel!: Channel | null;
  direction!: Direction;
  on!: string | null;
  summary!: string | null;
}

export class UnsureOptionResponse {
  /** To be sent as this field with the next try. */
  value!: string;
  label!: string;
}

export class UnsureResponse {
  field!: 'contactId' | 'on' | 'channel';
  /** In the account's language. */
  question!: string;
  options!: UnsureOptionResponse[];
}

export class QuickLogResponse {
  understood!: UnderstoodResponse;
  unsure!: UnsureResponse[];
  saved!: InteractionResponse | null;
}

export function quickLogResponse({ understood, unsure, saved }: QuickLogAnswer, voice: Voice): QuickLogResponse {
  const { contact, channel, direction, on, summary } = understood;
  return {
    understood: {
      contact: contact && { id: contact.id, name: fullName(contact) },
      channel,
      direction,
      on,
      summary,
    },
    unsure: unsure.map((open) => ({
      field: open.field,
      question: voice.say(`quick-log.ask.${open.why}`, 'name' in open ? { name: open.name } : {}),
      options: optionsOf(open, voice),
    })),
    saved: saved && interactionResponse(saved),
  };
}

function optionsOf(open: Unsure, voice: Voice): UnsureOptionResponse[] {
  switch (open.why) {
    case 'several-people':
      return open.people.map((person) => ({ value: person.id, label: labelOf(person) }));
    case 'day-ahead':
    case 'which-day':
      return open.days.map((day) => ({ value: day, label: day }));
    case 'which-channel':
      return open.channels.map((channel) => ({ value: channel, label: voice.say(`word.channel.${channel}`) }));
    case 'nobody-known':
    case 'nobody-named':
      return [];
  }
}

/** Two of one name differ in where they are. */
function labelOf(
  person: Parameters<typeof fullName>[0] & { organisation: string | null; city: string | null },
): string {
  return [fullName(person), person.organisation ?? person.city].filter(Boolean).join(', ');
}
