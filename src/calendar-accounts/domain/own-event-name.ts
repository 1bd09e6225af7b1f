const NAME = /^wiedersehen-[\da-f-]+\.ics$/;

/**
 * The last part of the address that a meeting of ours has in a calendar there: `wiedersehen-` and its id. Never throws.
 *
 * @example ownEventName('0192…') // 'wiedersehen-0192….ics'
 */
export function ownEventName(meetingId: string): string {
  return `wiedersehen-${meetingId}.ics`;
}

/** Whether something there is a meeting that we wrote. Never throws. */
export function isOwnEventName(name: string): boolean {
  return NAME.test(name);
}
