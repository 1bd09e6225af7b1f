import type { Channel } from '../../contacts/domain/words.js';
import type { Interaction } from '../../interactions/interaction.entity.js';
import type { Direction } from '../../interactions/domain/words.js';

export class InteractionResponse {
  id!: string;
  contactId!: string;
  on!: string;
  channel!: Channel;
  direction!: Direction;
  summary!: string | null;
  attemptId!: string | null;
  createdAt!: string;
}

export class InteractionListResponse {
  items!: InteractionResponse[];
  nextCursor!: string | null;
}

export function interactionResponse({
  accountId: _,
  loggedOn: __,
  notedBy: ___,
  ...shown
}: Interaction): InteractionResponse {
  return shown;
}
