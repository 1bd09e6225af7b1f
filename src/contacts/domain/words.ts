/** The fixed words of the API about people: one list per idea, types derived from it. */
export const layers = ['inner', 'warm', 'known', 'loose'] as const;
export type Layer = (typeof layers)[number];

export const forms = ['sie', 'du'] as const;
export type Form = (typeof forms)[number];

export const genders = ['f', 'm', 'd'] as const;
export type Gender = (typeof genders)[number];

export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

/** How hard it feels, or is worked out to be, to write to someone. */
export const rungs = ['easy', 'doable', 'courage'] as const;
export type Rung = (typeof rungs)[number];

export const channels = ['email', 'call', 'coffee', 'video', 'message', 'letter', 'event', 'other'] as const;
export type Channel = (typeof channels)[number];

/** Days without contact after which a contact counts as quiet, or "none": never by itself. */
export type Cadence = number | 'none';
