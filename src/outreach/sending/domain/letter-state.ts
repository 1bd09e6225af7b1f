/** Where a letter is: what the user sees, whatever the outbox calls it. */
export type LetterState = 'on-its-way' | 'waits' | 'unclear' | 'turned-away' | 'went-out';

/** What the outbox knows of it. */
interface Progress {
  readonly state: 'queued' | 'sending' | 'sent' | 'ambiguous' | 'dead';
  /** Tries since the user put it on its way. */
  readonly attempts: number;
}

/**
 * on-its-way: being sent, or about to be · waits: the server asked for patience or could not be reached, it is tried again
 * · unclear: the answer got lost (RFC 1047), the user decides · turned-away: it did not go out, the draft is free again ·
 * went-out: the server took it over. Never throws.
 *
 * @example letterState({ state: 'ambiguous', attempts: 1 }) // 'unclear'
 */
export function letterState({ state, attempts }: Progress): LetterState {
  switch (state) {
    case 'queued':
      return attempts === 0 ? 'on-its-way' : 'waits';
    case 'sending':
      return 'on-its-way';
    case 'ambiguous':
      return 'unclear';
    case 'dead':
      return 'turned-away';
    case 'sent':
      return 'went-out';
    default:
      return state satisfies never;
  }
}
