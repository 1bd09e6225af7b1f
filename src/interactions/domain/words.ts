/** Who turned to whom. */
export const directions = ['outbound', 'inbound', 'mutual'] as const;
export type Direction = (typeof directions)[number];

/** Who wrote a talk down where it was not the user: a mailbox that was read. */
export type NotedBy = 'mailbox';
