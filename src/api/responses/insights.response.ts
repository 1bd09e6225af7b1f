import type { Insights } from '../../insights/insights.service.js';

export class ActiveWeeksResponse {
  /** Weeks with a message among them. */
  active!: number;
  /** At most the last four that count; pauses and the week that is not over do not. */
  of!: number;
  thisWeek!: boolean;
}

export class CalibrationBandResponse {
  /** Expectations from ... to, in percent. */
  from!: number;
  to!: number;
  attempts!: number;
  expected!: number | null;
  answered!: number | null;
}

export class CalibrationResponse {
  attempts!: number;
  /** Mean expectation before, in percent. */
  expected!: number;
  /** Share that was answered, in percent. */
  answered!: number;
  /** Brier score: 0 is always right, 1 always wrong. */
  brier!: number;
  bands!: CalibrationBandResponse[];
}

export class EffortResponse {
  talks!: number;
  /** 1 (easy) to 5 (hard), on average before and after. */
  expected!: number;
  was!: number;
  /** Talks that were easier than expected. */
  easier!: number;
}

export class InsightsResponse {
  days!: number;
  from!: string;
  to!: string;
  /** Messages that went out. */
  messages!: number;
  /** People written to, and how many of them answered. */
  writtenTo!: number;
  answered!: number;
  weeks!: ActiveWeeksResponse;
  /** Null until five messages with an expectation are closed. */
  calibration!: CalibrationResponse | null;
  /** Null until five talks were told about. */
  effort!: EffortResponse | null;
}

export function insightsResponse({ calibration, weeks, effort, ...figures }: Insights): InsightsResponse {
  return {
    ...figures,
    weeks: { ...weeks },
    calibration: calibration && { ...calibration, bands: calibration.bands.map((band) => ({ ...band })) },
    effort: effort && { ...effort },
  };
}
