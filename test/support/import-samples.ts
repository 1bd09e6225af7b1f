/** What is known of somebody after an import: every field that is not empty, and what hangs on them. */
export type Told = Readonly<Record<string, unknown>>;

export interface Sample {
  /** In test/fixtures/imports. */
  readonly file: string;
  readonly format: string;
  /** Rows that stay out unless the user says otherwise, with the reason. */
  readonly leftOut?: readonly (readonly [row: number, reason: string])[];
  /** Rows that are added all the same. */
  readonly added?: readonly number[];
  readonly people: readonly Told[];
}

type Kind = 'email' | 'phone' | 'link';
const point = (kind: Kind, value: string, label?: string): Told => ({ kind, value, ...(label ? { label } : {}) });
const preferred = (told: Told): Told => ({ ...told, preferred: true });
const linkedIn = (slug: string): Told => point('link', `https://www.linkedin.com/in/${slug}`, 'LinkedIn');
const kept = (origin: 'vcard' | 'table', ...entries: readonly (readonly [name: string, value: string])[]): Told => ({
  origin,
  entries: entries.map(([name, value]) => ({ name, value })),
});

/** The samples that the formats were written after, each to its last field. */
export const samples: readonly Sample[] = [
  {
    file: 'linkedin-Connections-en.csv',
    format: 'linkedin',
    leftOut: [[3, 'closed-account']],
    people: [
      {
        ...{ givenName: 'Greta', familyName: 'Beispiel', source: 'linkedin', connectedOn: '2024-03-05' },
        ...{ organisation: 'Muster, Beispiel & Co. KG', role: 'Redaktionsleiterin' },
        points: [linkedIn('greta-beispiel-1a2b')],
      },
      {
        ...{ givenName: 'Jonas', familyName: 'Probe', source: 'linkedin', connectedOn: '2023-01-12' },
        points: [point('email', 'jonas@probe.example'), linkedIn('jonas-probe')],
      },
    ],
  },
  {
    file: 'linkedin-Connections-de.csv',
    format: 'linkedin',
    people: [
      {
        ...{ givenName: 'Hanna', familyName: 'Muster', source: 'linkedin', connectedOn: '2022-04-03' },
        ...{ organisation: 'Beispiel AG', role: 'Volontärin', points: [linkedIn('hanna-muster')] },
      },
    ],
  },
  {
    file: 'linkedin-messages.csv',
    format: 'linkedin-messages',
    // one conversation alone does not tell which of the two the user is
    leftOut: [
      [1, 'perhaps-you'],
      [2, 'perhaps-you'],
    ],
    added: [1],
    people: [
      {
        ...{ givenName: 'Greta', familyName: 'Beispiel', source: 'linkedin-messages' },
        points: [linkedIn('greta-beispiel-1a2b')],
        lastInteractionOn: '2024-03-07',
        talks: [
          {
            ...{ on: '2024-03-07', loggedOn: '2024-03-07', channel: 'message', direction: 'mutual' },
            summary: '2 Nachrichten über LinkedIn',
          },
        ],
      },
    ],
  },
  {
    file: 'google-new.csv',
    format: 'google',
    people: [
      {
        ...{ givenName: 'Greta', familyName: 'Beispiel', honorific: 'Dr.', birthday: '--05-17', source: 'google' },
        ...{ organisation: 'Radio Muster', role: 'Redaktionsleiterin', city: 'München', country: 'DE' },
        points: [
          preferred(point('email', 'greta@radio.example', 'Work')),
          point('email', 'g.beispiel@radio.example', 'Work'),
          point('phone', '+49 151 0000000', 'Mobile'),
        ],
        addresses: [{ street: 'Musterstr. 1', postalCode: '80331', city: 'München', country: 'DE', label: 'Work' }],
        tags: ['Praktikum'],
      },
    ],
  },
  {
    file: 'google-old.csv',
    format: 'google',
    people: [
      {
        ...{ givenName: 'Jonas', familyName: 'Probe', birthday: '1996-02-29', source: 'google' },
        ...{ organisation: 'Agentur Beispiel', role: 'Volontär' },
        points: [
          preferred(point('email', 'jonas@probe.example', 'Home')),
          point('phone', '0151 1111111', 'Mobile'),
          point('phone', '030 222222', 'Mobile'),
        ],
        tags: ['Uni'],
      },
    ],
  },
  {
    file: 'outlook-com-en.csv',
    format: 'outlook',
    people: [
      {
        ...{ givenName: 'Jonas', familyName: 'Probe', source: 'outlook' },
        ...{ organisation: 'Agentur Beispiel', role: 'Trainee', points: [point('email', 'jonas@probe.example')] },
      },
    ],
  },
  {
    file: 'outlook-classic-en.csv',
    format: 'outlook',
    people: [
      {
        ...{ givenName: 'Greta', familyName: 'Beispiel', honorific: 'Dr.', birthday: '1980-05-17', source: 'outlook' },
        ...{ organisation: 'Radio Muster', role: 'Editor', city: 'München' },
        points: [point('email', 'greta@radio.example')],
        addresses: [{ city: 'München', label: 'work' }],
        tags: ['Internship', 'Press'],
      },
      { givenName: 'No', familyName: 'Birthday', source: 'outlook' },
    ],
  },
  {
    file: 'outlook-classic-de.csv',
    format: 'outlook',
    people: [
      {
        ...{ givenName: 'Hanna', familyName: 'Müßig', gender: 'f', birthday: '1980-05-17', source: 'outlook' },
        ...{ organisation: 'Beispiel AG', role: 'Redakteurin', city: 'Köln' },
        points: [point('email', 'h.muessig@beispiel.example')],
        addresses: [{ city: 'Köln', label: 'work' }],
        tags: ['Medien', 'Praktikum'],
      },
    ],
  },
  {
    file: 'apple.vcf',
    format: 'vcard',
    leftOut: [[2, 'not-a-person']],
    people: [
      {
        ...{ givenName: 'Greta', familyName: 'Beispiel', honorific: 'Dr.', birthday: '--05-17', source: 'vcard' },
        ...{ organisation: 'Radio Muster', role: 'Redaktionsleiterin', city: 'München', country: 'Deutschland' },
        notes: 'Hat sich an meinen Reportagen gefreut, immer begeistert von meinen Themen;  Kaffee im Funkhaus',
        points: [
          preferred(point('email', 'greta@radio.example', 'work')),
          point('phone', '+49 89 000000', 'Büro'),
          preferred(point('phone', '+49 151 0000000', 'cell')),
          point('link', 'http://www.linkedin.com/in/greta-beispiel-1a2b', 'linkedin'),
          preferred(point('link', 'https://radio.example', 'homepage')),
        ],
        addresses: [
          {
            ...{ street: 'Musterstr. 1 Hinterhaus', postalCode: '80331', city: 'München', country: 'Deutschland' },
            ...{ label: 'work', preferred: true },
          },
        ],
        extras: [
          kept(
            'vcard',
            ['PRODID', '-//Apple Inc.//macOS 14.5//EN'],
            ['ORG', 'Radio Muster;Kultur'],
            ['item2.X-ABADR', 'de'],
            ['item3.X-ABDATE;type=pref', '2019-08-01'],
            ['item3.X-ABLabel', 'Praktikum'],
            ['item4.X-ABRELATEDNAMES;type=pref', 'Jonas Probe'],
            ['item4.X-ABLabel', '_$!<Friend>!$_'],
            ['UID', '5A32A740-23B0-97AA-0000-000000000001'],
          ),
        ],
      },
    ],
  },
  {
    file: 'monica-4x-export.json',
    format: 'monica',
    people: [
      {
        ...{ givenName: 'Greta', familyName: 'Beispiel', gender: 'f', birthday: '--05-17', source: 'monica' },
        ...{ organisation: 'Radio Muster', role: 'Redaktionsleiterin', cadence: 90, notes: 'Mag Radiofeatures' },
        points: [point('email', 'greta@radio.example')],
        tags: ['Praktikum'],
        lastInteractionOn: '2021-06-01',
        talks: [
          {
            ...{ on: '2021-06-01', loggedOn: '2021-06-01', channel: 'call', direction: 'outbound' },
            summary: 'Kurz telefoniert',
          },
        ],
        extras: [kept('table', ['first_met_date', '2019-08-01'])],
      },
    ],
  },
];
