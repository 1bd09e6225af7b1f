import type { Voice } from '../../common/voice/voice.js';
import { fullName } from '../../contacts/domain/full-name.js';
import type { Rung } from '../../contacts/domain/words.js';
import type { TargetKind } from '../../targets/domain/words.js';
import type { PeopleNearTarget, PersonNearTarget } from '../../targets/one-step.service.js';
import { reasonNear } from '../../targets/reason-near.js';
import type { Target } from '../../targets/target.entity.js';

export class TargetResponse {
  id!: string;
  kind!: TargetKind;
  name!: string;
  note!: string | null;
  createdAt!: string;
  updatedAt!: string;
}

export class TargetListResponse {
  items!: TargetResponse[];
  nextCursor!: string | null;
}

export class TargetPersonNameResponse {
  id!: string;
  name!: string;
}

export class TargetPersonResponse {
  contact!: TargetPersonNameResponse;
  rung!: Rung;
  /** How they are at the target, or how the one is whom they know there. */
  code!: PersonNearTarget['way']['code'];
  /** Whom they know there; null: they are there themselves. */
  through!: TargetPersonNameResponse | null;
  /** Why, as a sentence in the account's language. */
  reason!: string;
  /** Not to be written to. */
  paused!: boolean;
}

export class TargetPeopleResponse {
  items!: TargetPersonResponse[];
  nextCursor!: string | null;
  /** There are more people with these words than were looked at. */
  more!: boolean;
}

export function targetResponse({ id, kind, name, note, createdAt, updatedAt }: Target): TargetResponse {
  return { id, kind, name, note, createdAt, updatedAt };
}

export function targetPeopleResponse({ people, more }: PeopleNearTarget, voice: Voice): TargetPeopleResponse {
  const items = people.map((person) => {
    const { contact, rung, way, through, paused } = person;
    return {
      contact: { id: contact.id, name: fullName(contact) },
      rung,
      code: way.code,
      through: through && { id: through.contact.id, name: fullName(through.contact) },
      reason: reasonNear(person, (key, params) => voice.say(key, params)),
      paused,
    };
  });
  return { items, nextCursor: null, more };
}
