import type { Voice } from '../../common/voice/voice.js';

const FILES = [
  { id: 'all', links: [{ say: 'all-get', file: 'account.zip' }] },
  { id: 'json', links: [{ say: 'json-get', file: 'account.json' }] },
  {
    id: 'vcf',
    links: [
      { say: 'vcf-get', file: 'contacts.vcf' },
      { say: 'vcf3-get', file: 'contacts.vcf?version=3.0' },
    ],
  },
  {
    id: 'csv',
    links: [
      { say: 'csv-get', file: 'contacts.csv' },
      { say: 'csv-semicolon-get', file: 'contacts.csv?delimiter=%3B' },
    ],
  },
  { id: 'ics', links: [{ say: 'ics-get', file: 'calendar.ics' }] },
];

/** What can be taken out, each with a sentence what it is for. */
export function takeoutView(voice: Voice, urls: { path(path: string): string }): object {
  const files = FILES.map(({ id, links }) => ({
    id,
    title: voice.say(`exports.${id}`),
    note: voice.say(`exports.${id}-note`),
    links: links.map(({ say, file }) => ({
      href: urls.path(`/api/v1/exports/${file}`),
      label: voice.say(`exports.${say}`),
    })),
  }));
  return { files };
}
