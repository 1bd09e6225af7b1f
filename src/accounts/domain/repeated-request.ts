/** `running`: nothing of it is stored yet; `written`: its change is stored; `done`: it was answered. */
export type RequestState = 'running' | 'written' | 'done';

/** How long an answer is kept. Unit: ms. Source: api.md, "POST accepts Idempotency-Key (24 h ...)". */
export const ANSWER_KEPT_MS = 24 * 3_600_000;

/**
 * How long a request may take before it is taken for dead. Unit: ms. No POST of ours takes longer than a few seconds;
 * shorter would let a slow one be repeated beside itself, longer makes a client wait after a crash.
 */
export const LEASE_MS = 60_000;

export interface EarlierRequest {
  readonly state: RequestState;
  readonly requestHash: string;
  /** Instant. */
  readonly leaseUntil: string;
  /** Null: no answer is kept. */
  readonly status: number | null;
  /** Instant. */
  readonly createdAt: string;
}

export interface RequestNow {
  readonly requestHash: string;
  /** Instant. */
  readonly now: string;
  /** Instant, ANSWER_KEPT_MS before `now`. */
  readonly keptSince: string;
}

/**
 * What becomes of a request whose key has been used before: `run` (the earlier one is forgotten, or broke off before
 * anything was stored), `replay` its answer, or refuse it because it is another request (`reused`), because the earlier
 * one may still be at work (`still-running`), or because that one was done but its answer is not there
 * (`answer-not-kept`: it broke off after its change was stored, or the answer held a secret).
 *
 * Instants are ISO 8601 in UTC with milliseconds. Never throws. Source: draft-ietf-httpapi-idempotency-key-header, 2.6
 * and 2.7.
 *
 * @example repeatedRequest({ state: 'done', requestHash: 'a', status: 201, ... }, { requestHash: 'b', ... }) // 'reused'
 */
export function repeatedRequest(
  { state, requestHash, leaseUntil, status, createdAt }: EarlierRequest,
  request: RequestNow,
): 'run' | 'replay' | 'reused' | 'still-running' | 'answer-not-kept' {
  if (createdAt <= request.keptSince) return 'run';
  if (requestHash !== request.requestHash) return 'reused';
  if (state === 'done') return status === null ? 'answer-not-kept' : 'replay';
  if (leaseUntil > request.now) return 'still-running';
  return state === 'running' ? 'run' : 'answer-not-kept';
}
