import type { Voice } from '../../common/voice/voice.js';
import type { ContactDetails } from '../../contacts/contact-details.service.js';
import { pairKey } from '../../contacts/domain/pair.js';
import type { Duplicate } from '../../people/duplicates/duplicates.service.js';
import { ContactResponse, contactResponse } from './contact.response.js';

export class LikenessReasonResponse {
  code!: string;
  /** The sentence, in the account's language. */
  text!: string;
  /** What it adds to the percentage, or takes from it. */
  amount!: number;
}

export class DuplicateResponse {
  /** Both ids with a point between them, the smaller one first. */
  id!: string;
  /** 50 (perhaps) to 100 (surely) one person. */
  percent!: number;
  /** What speaks for one person first, then what speaks against it. */
  reasons!: LikenessReasonResponse[];
  /** The two of them. */
  contacts!: ContactResponse[];
}

export class DuplicateListResponse {
  items!: DuplicateResponse[];
  nextCursor!: string | null;
}

export function duplicateResponse(
  duplicate: Duplicate,
  details: ReadonlyMap<string, ContactDetails>,
  voice: Voice,
): DuplicateResponse {
  const shown = (id: string): ContactResponse[] => {
    const found = details.get(id);
    return found ? [contactResponse(found.contact, found, voice.today)] : [];
  };
  return {
    id: pairKey(duplicate),
    percent: duplicate.percent,
    reasons: duplicate.reasons.map(({ code, points }) => ({
      code,
      text: voice.say(`likeness.${code}`),
      amount: points,
    })),
    contacts: [...shown(duplicate.oneId), ...shown(duplicate.otherId)],
  };
}
