import { fullName } from '../../contacts/domain/full-name.js';
import type { TriageQuestion } from '../../imports/triage/triage.service.js';
import type { LocalDate } from '../../common/local-date.js';

export class TriageItemResponse {
  contactId!: string;
  name!: string;
  organisation!: string | null;
  role!: string | null;
  lastInteractionOn!: LocalDate | null;
  /** The day on which they connected, as LinkedIn tells it. */
  connectedOn!: LocalDate | null;
  /** The user's station they seem to come from. */
  stationId!: string | null;
}

export class TriageListResponse {
  items!: TriageItemResponse[];
  nextCursor!: string | null;
}

export function triageItemResponse({ contact, station }: TriageQuestion): TriageItemResponse {
  const { id, organisation, role, lastInteractionOn, connectedOn } = contact;
  return {
    contactId: id,
    name: fullName(contact),
    ...{ organisation, role, lastInteractionOn, connectedOn },
    stationId: station?.id ?? null,
  };
}
