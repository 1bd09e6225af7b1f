import type { LocalDate } from '../../common/local-date.js';

/** What the attempts of a person say about them: derived by outreach, kept beside the contact. */
export interface OutreachFacts {
  readonly lastInMindOn: LocalDate | null;
  readonly comebackOn: LocalDate | null;
  /** The first day on which no request blocks a new suggestion; null if none does. */
  readonly waitsUntilOn: LocalDate | null;
  readonly lastNo: boolean;
  readonly refusalsInARow: number;
}
