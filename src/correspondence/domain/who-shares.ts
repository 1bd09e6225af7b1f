/** Somebody an address reaches, with what speaks for them. */
interface Sharing {
  readonly contactId: string;
  /** The mail belongs to the thread of a message to them. */
  readonly isThreaded: boolean;
  /** A request to them waits that was sent before the mail. */
  readonly isWaitedFor: boolean;
}

/**
 * Whose mail it is where several people share one address, as couples do: whose thread it belongs to, else whose answer
 * is waited for, else all of theirs. Never throws. Of `a` and of `b`, who is waited for: `['b']`.
 */
export function whoShares(people: readonly Sharing[]): readonly string[] {
  const threaded = people.filter(({ isThreaded }) => isThreaded);
  const waitedFor = people.filter(({ isWaitedFor }) => isWaitedFor);
  const [some = people] = [threaded, waitedFor].filter(({ length }) => length > 0);
  return some.map(({ contactId }) => contactId);
}
