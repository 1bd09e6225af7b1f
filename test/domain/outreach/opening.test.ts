import { describe, expect, it } from 'vitest';
import { opening } from '../../../src/outreach/domain/opening.js';

describe('how a letter begins', () => {
  it.each([
    ['the first sentence ends it', 'heute bist du mir eingefallen. Und noch etwas.', 'heute bist du mir eingefallen.'],
    ['a question too', 'hast du am 3. Mai Zeit? Ich ja.', 'hast du am 3. Mai Zeit?'],
    ['a title does not', 'ich dachte an Prof. Dr. Probe. Sie auch?', 'ich dachte an Prof. Dr. Probe.'],
    ['a club does not', 'ich dachte an Ruder e. V. in Kiel. Du auch?', 'ich dachte an Ruder e. V. in Kiel.'],
    ['a quotation goes along', 'du sagtest „bis bald.“ Und dann?', 'du sagtest „bis bald.“'],
    ['without an end it is all of it', 'nur ein Gruß', 'nur ein Gruß'],
  ])('%s', (_, text, sentence) => {
    expect(opening(`Hallo Mia,\n\n${text}\n\nJana`)).toBe(`Hallo Mia,\n${sentence}`);
  });

  it('is the greeting alone where nothing follows', () => {
    expect(opening('Hallo Mia,')).toBe('Hallo Mia,');
  });
});
