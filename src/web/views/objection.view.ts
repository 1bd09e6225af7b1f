import type { Account } from '../../accounts/account.entity.js';
import type { Voice } from '../../common/voice/voice.js';
import { mondayOf } from '../../common/local-date.js';
import { readEaseGroup } from '../../contacts/domain/rank-columns.js';
import { type Objection, objectionFor } from '../../insights/domain/objections.js';
import { candidateOf } from '../../reactivation/domain/candidate.js';
import type { DraftFacts } from '../readers/compose.reader.js';

export interface ObjectionWords {
  readonly claim: string;
  readonly answer: string;
  /** The research behind the answer. */
  readonly source: string;
}

export function objectionWords(voice: Voice, objection: Objection): ObjectionWords {
  return {
    claim: voice.say(`objection.${objection}.claim`),
    answer: voice.say(`objection.${objection}.answer`),
    source: voice.say(`objection.${objection}.source`),
  };
}

/** One card for a draft that was opened again and again without being sent (product.md, R4). */
export function objectionCard(voice: Voice, draft: DraftFacts, { industry }: Account): ObjectionWords | null {
  const { attempt, recipient } = draft;
  const { id: contactId, easeGroup, silentSinceOn } = recipient.contact;
  const ranked = { contactId, group: readEaseGroup(easeGroup), silentSinceOn };
  const { rung, silentDays } = candidateOf(ranked, mondayOf(voice.today), industry);
  const { situation, timesOpened } = attempt;
  const fitting = objectionFor({ situation, rung, silentDays, timesOpened: timesOpened ?? 0 });
  return fitting && objectionWords(voice, fitting);
}
