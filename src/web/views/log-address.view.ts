/** What the part of the settings shows about the address that notes mails; null: no mailbox is read, so there is no part. */
export interface LogAddressView {
  /** Null: none was made yet. */
  readonly address: string | null;
}

export async function logAddressView(
  source: { readonly isPossible: boolean; of(accountId: string): Promise<string | null> },
  accountId: string,
): Promise<LogAddressView | null> {
  return source.isPossible ? { address: await source.of(accountId) } : null;
}
