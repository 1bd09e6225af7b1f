/** Who turned to whom. */
export const directions = ['outbound', 'inbound', 'mutual'] as const;
export type Direction = (typeof directions)[number];
