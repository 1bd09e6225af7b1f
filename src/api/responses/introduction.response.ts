import { fullName } from '../../contacts/domain/full-name.js';
import type { IntroductionChain } from '../../contacts/relations/introductions.service.js';

class IntroductionPerson {
  id!: string;
  name!: string;
  /** 1: directly. */
  steps!: number;
}

export class IntroducerResponse extends IntroductionPerson {}

export class IntroducedResponse extends IntroductionPerson {
  introducedById!: string;
}

export class IntroductionChainResponse {
  /** Who introduced the person, who introduced those, and so on: the nearest first. */
  up!: IntroducerResponse[];
  /** Whom the person introduced, whom those introduced, and so on. */
  down!: IntroducedResponse[];
  /** Introductions on the longest chain through the person. */
  length!: number;
}

export function introductionChainResponse({ up, down, length }: IntroductionChain): IntroductionChainResponse {
  return {
    up: up.map((person) => ({ id: person.id, name: fullName(person), steps: person.steps })),
    down: down.map(({ id, steps, introducedById, ...named }) => ({ id, name: fullName(named), steps, introducedById })),
    length,
  };
}
