/** Why the last look found nothing out; each has a sentence `busy.problem.WORD`. At most 20 characters. */
export const lookProblems = [
  'name', // no server is known by this name
  'private', // not on the public internet
  'address', // no http(s) or webcal address, or one that leads to one
  'redirects',
  'status', // the server has no calendar there, or asks for a password
  'slow',
  'large',
  'encoding',
  'certificate',
  'connection', // nobody answers
  'not-a-calendar', // a page, for instance
  'locked', // the key of the service has changed: the address can't be read any more
  'sign-in', // the CalDAV account lets nobody in
  'trouble', // an error of ours; the log has it
] as const;
export type LookProblem = (typeof lookProblems)[number];
