/** What an API token may do; `dav` is reading over CardDAV and CalDAV. */
export const tokenScopes = ['read', 'write', 'dav'] as const;
export type TokenScope = (typeof tokenScopes)[number];
