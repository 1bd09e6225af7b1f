/** The fixed words of the API about meetings. */
export const meetingStates = ['proposed', 'agreed', 'done', 'not-this-time'] as const;
export type MeetingState = (typeof meetingStates)[number];

/** What a person says to an invitation (RFC 5545, 3.2.12, in our spelling). */
export type MeetingResponseWord = 'needs-action' | 'accepted' | 'tentative' | 'declined';
