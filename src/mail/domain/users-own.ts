/**
 * Mails of a user's to other people, by their own mail account and never by the service's: a message, an invitation to a
 * meeting or the news of a change, and that it is off.
 */
export const usersOwnKinds = ['letter', 'invitation', 'cancellation'] as const;
export type UsersOwnKind = (typeof usersOwnKinds)[number];

/**
 * Whether a mail of that kind goes by the user's own mail account, at most once. All others go to the account's own
 * address by the service's. Never throws.
 *
 * @example isUsersOwn('digest') // false
 */
export function isUsersOwn(kind: string): kind is UsersOwnKind {
  return usersOwnKinds.some((own) => own === kind);
}
