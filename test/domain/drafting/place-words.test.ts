import { describe, expect, it } from 'vitest';
import { placeWords } from '../../../src/outreach/drafting/place-words.js';
import { catalogue } from './drafting-support.js';

describe('where somebody works or studies, in words', () => {
  it.each([
    ['Radio Isarwelle', 'bei Radio Isarwelle'],
    ['Lokalradio Jena', 'beim Lokalradio Jena'],
    ['Universität Leipzig', 'an der Universität Leipzig'],
    ['Technische Universität Dresden', 'an der Technischen Universität Dresden'],
    ['Bauhaus-Universität Weimar', 'an der Bauhaus-Universität Weimar'],
    ['Süddeutsche Zeitung GmbH', 'bei der Süddeutschen Zeitung'],
    ['Frankfurter Rundschau', 'bei der Frankfurter Rundschau'],
    ['Bayerischer Rundfunk', 'beim Bayerischen Rundfunk'],
    ['Der Spiegel', 'beim Spiegel'],
    ['MDR', 'beim MDR'],
    ['Institut für Zeitungsforschung', 'am Institut für Zeitungsforschung'],
    ['Beispiel & Söhne GmbH & Co. KG', 'bei Beispiel & Söhne'],
  ])('%s: %s', (organisation, words) => {
    expect(placeWords(organisation, catalogue.organisationWords, 'de')).toBe(words);
  });
  it.each([
    ['University of Leeds', 'at the University of Leeds'],
    ['Leeds University', 'at Leeds University'],
    ['The Guardian', 'at the Guardian'],
    ['Example Ltd', 'at Example'],
  ])('%s: %s', (organisation, words) => {
    expect(placeWords(organisation, catalogue.organisationWords, 'en')).toBe(words);
  });
});
