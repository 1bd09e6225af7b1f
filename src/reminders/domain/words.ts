/** The fixed words of the API about reminders. */
export const reminderKinds = ['follow-up', 'thank-you', 'promise', 'reconnect', 'birthday', 'own'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

export const reminderStates = ['open', 'done', 'dismissed'] as const;
export type ReminderState = (typeof reminderStates)[number];
