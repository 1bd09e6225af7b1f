/** tls: encrypted from the first byte (465, 993) · starttls: encrypted before anything secret is said (587, 143). Never plain. */
export type Security = 'tls' | 'starttls';

/** The step of a connection at which it ended: each has its own words for the user. */
export type ConnectionProblem = 'name' | 'private' | 'reach' | 'tls' | 'sign-in' | 'refused' | 'folder' | MailboxOnly;

/** too-much: it said far more than it was asked for · renumbered: it gives its mails other numbers again and again. */
type MailboxOnly = 'too-much' | 'renumbered';
