import type { Engine } from '../../common/database/database.js';
import type { SqlValue } from '../../common/database/sql.js';
import { addDays, type LocalDate } from '../../common/local-date.js';
import { asleepAfterCadences, dormantAfterDays } from '../domain/cadence.js';
import type { StandingFilter } from '../contacts.input.js';

const KNOWN = '(last_interaction_on is not null or roughly_last_on is not null or connected_on is not null)';
const PAUSED = '(never_suggest = ? or please_dont = ?)';

/** The standing of product.md as SQL, for lists; reactivation/domain/dormancy.ts says it of one person. */
export function standingCondition(
  engine: Engine,
  standing: StandingFilter,
  today: LocalDate,
): { sql: string; values: SqlValue[] } {
  if (standing === 'paused') return { sql: PAUSED, values: [true, true] };
  const dormantSince = addDays(today, -dormantAfterDays);
  const silentDays =
    engine === 'sqlite'
      ? '(julianday(?) - julianday(silent_since_on))'
      : '(cast(? as date) - cast(silent_since_on as date))';
  const longer = `${silentDays} > ${asleepAfterCadences} * effective_cadence_days`;
  const conditions: Record<Exclude<StandingFilter, 'paused'>, { sql: string; values: SqlValue[] }> = {
    unknown: { sql: `not ${KNOWN}`, values: [] },
    fresh: { sql: `${KNOWN} and (quiet_on is null or quiet_on > ?)`, values: [today] },
    quiet: {
      sql: `${KNOWN} and quiet_on <= ? and silent_since_on > ? and not (${longer})`,
      values: [today, dormantSince, today],
    },
    asleep: {
      sql: `${KNOWN} and quiet_on <= ? and silent_since_on > ? and ${longer}`,
      values: [today, dormantSince, today],
    },
    dormant: { sql: `${KNOWN} and quiet_on <= ? and silent_since_on <= ?`, values: [today, dormantSince] },
  };
  const { sql, values } = conditions[standing];
  return { sql: `${sql} and not ${PAUSED}`, values: [...values, true, true] };
}
