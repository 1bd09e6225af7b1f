import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { LARGEST_PAGE } from '../common/cursor.js';
import { mondayOf } from '../common/local-date.js';
import type { Contact } from '../contacts/contact.entity.js';
import { readEaseGroup } from '../contacts/domain/rank-columns.js';
import type { Rung } from '../contacts/domain/words.js';
import { byEase, type Candidate, candidateOf } from '../reactivation/domain/candidate.js';
import { isSilenced } from '../reminders/domain/silence.js';
import { AroundQuery, type AroundRow } from './around.query.js';
import type { OwnWay } from './domain/way-to-target.js';
import type { PersonAtTarget } from './target-people.service.js';
import { TargetPeople } from './target-people.service.js';
import { TargetsService } from './targets.service.js';
import type { Target } from './target.entity.js';

/** Somebody within one step of a target, and why. */
export interface PersonNearTarget {
  readonly contact: Contact;
  readonly rung: Rung;
  /** How they are at the target, or how the one is whom they know. */
  readonly way: OwnWay;
  /** Whom they know there; null: they are there themselves. */
  readonly through: { readonly contact: Contact; readonly kind: AroundRow['kind'] } | null;
  /** Not to be written to: listed last. */
  readonly paused: boolean;
}

export interface PeopleNearTarget {
  readonly target: Target;
  readonly people: readonly PersonNearTarget[];
  readonly more: boolean;
}

interface Near extends Omit<PersonNearTarget, 'rung' | 'paused'> {
  readonly candidate: Candidate;
}

/** Who is within one step of a target: there themselves, or belonging together with somebody who is (product.md, R12). */
@Injectable()
export class OneStepService {
  constructor(
    private readonly targets: TargetsService,
    private readonly people: TargetPeople,
    private readonly around: AroundQuery,
    private readonly clock: Clock,
  ) {}

  /** The easiest to write to first, at most 200. Throws TargetNotFound. */
  async of(account: Account, targetId: string): Promise<PeopleNearTarget> {
    const target = await this.targets.find(account.id, targetId);
    const { people: there, more } = await this.people.at(account, target);
    const known = await this.known(account.id, there.slice(0, LARGEST_PAGE));
    const all = [...there.map((one) => ({ ...one, through: null })), ...known];
    const monday = mondayOf(this.clock.today(account.timeZone));
    const near = all.map((one): Near => {
      const { id: contactId, easeGroup, silentSinceOn } = one.contact;
      const ranked = { contactId, group: readEaseGroup(easeGroup), silentSinceOn };
      return { ...one, candidate: candidateOf(ranked, monday, account.industry) };
    });
    const listed = near.map(({ candidate, ...one }) => {
      return { ...one, rung: candidate.rung, paused: isSilenced(one.contact), candidate };
    });
    listed.sort((one, other) => Number(one.paused) - Number(other.paused) || byEase(one.candidate, other.candidate));
    const first = listed.slice(0, LARGEST_PAGE).map(({ candidate: _, ...one }) => one);
    return { target, people: first, more: more || listed.length > first.length };
  }

  /** Who knows one of them, and is not there themselves. */
  private async known(accountId: string, there: readonly PersonAtTarget[]): Promise<Omit<Near, 'candidate'>[]> {
    const thereById = new Map(there.map((one) => [one.contact.id, one]));
    const around = await this.around.of(accountId, [...thereById.keys()]);
    const others = around.filter(({ contactId }) => !thereById.has(contactId));
    const living = await this.people.living(accountId, [...new Set(others.map(({ contactId }) => contactId))]);
    const found = new Map<string, Omit<Near, 'candidate'>>();
    for (const { contactId, throughId, kind } of others) {
      const [contact, through] = [living.get(contactId), thereById.get(throughId)];
      if (!contact || !through || found.has(contactId)) continue;
      found.set(contactId, { contact, way: through.way, through: { contact: through.contact, kind } });
    }
    return [...found.values()];
  }
}
