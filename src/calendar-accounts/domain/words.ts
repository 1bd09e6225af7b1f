/**
 * Why something with a CalDAV server did not work; each has its words for the user:
 * name (nobody knows it) · private (not on the public internet) · address · reach · certificate · slow · large · redirects ·
 * plain (a password would go unencrypted) · elsewhere (the server leads on to somebody else) · sign-in · digest (another kind
 * of signing in) · not-caldav · no-calendars · gone (the calendar is not there) · read-only · full · busy (asks to wait) ·
 * server (anything else that it said) · locked (the key of the service has changed) · there-already (another event there has
 * the same UID)
 */
export const caldavProblems = [
  ...(['name', 'private', 'address', 'reach', 'certificate', 'slow', 'large', 'redirects', 'plain'] as const),
  ...(['elsewhere', 'sign-in', 'digest', 'not-caldav', 'no-calendars', 'gone', 'read-only', 'full', 'busy'] as const),
  ...(['server', 'locked', 'there-already'] as const),
] as const;
export type CaldavProblem = (typeof caldavProblems)[number];
