/** The fields of the form about a person that are plain text: shown, filled in again and read by these names. */
export const personTexts = [
  'givenName',
  'familyName',
  'nickname',
  'honorific',
  'organisation',
  'role',
  'city',
  'country',
  'likes',
  'notes',
] as const;
