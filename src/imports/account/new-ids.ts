import { createHash } from 'node:crypto';

/** Time, as version 7 has it in front (RFC 9562, 5.7): "01980000-0000-". */
const TIME_LENGTH = 14;

/**
 * The id that a row gets where its own belongs to somebody else on the same server: always the same one for the same
 * account, so that taking a file in twice doubles nothing. It keeps its time in front, the rest is a digest (RFC 9562, 5.8).
 */
export function otherId(accountId: string, id: string): string {
  const digest = createHash('sha256').update(`${accountId} ${id}`).digest('hex');
  const [a, b, c] = [digest.slice(0, 3), digest.slice(3, 6), digest.slice(6, 18)];
  return `${id.slice(0, TIME_LENGTH)}8${a}-8${b}-${c}`;
}

/** What ids of the file have become here; most stay as they are. */
export class NewIds {
  private readonly byOld = new Map<string, string>();

  set(old: string, now: string): void {
    if (old !== now) this.byOld.set(old, now);
  }

  of(id: string): string {
    return this.byOld.get(id) ?? id;
  }

  /** In values kept as JSON, ids may stand anywhere, and as names of fields. */
  within(value: unknown): unknown {
    if (this.byOld.size === 0) return value;
    if (typeof value === 'string') return this.of(value);
    if (Array.isArray(value)) return value.map((part) => this.within(part));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [this.of(name), this.within(part)]));
  }
}
