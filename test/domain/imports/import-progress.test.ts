import { describe, expect, it } from 'vitest';
import { Voice } from '../../../src/common/voice/voice.js';
import { Texts } from '../../../src/common/text.js';
import type { Import } from '../../../src/imports/import.entity.js';
import { progressView } from '../../../src/web/views/import-progress.view.js';

const voice = new Voice(new Texts(), 'de', 'Europe/Berlin', '2026-11-23');
const current = {
  id: 'x',
  state: 'importing',
  newRows: 0,
  existingRows: 0,
  unclearRows: 0,
  added: 0,
  updated: 0,
} as Import;

function view(done: number, said: number | null): Record<string, unknown> {
  const asked = { current, said, progress: { done, total: 1000 } };
  return progressView(voice, { path: (path) => path }, asked) as Record<string, unknown>;
}

describe('how far an import is', () => {
  it('is said once for each tenth of the way: "aria-live every 10 %"', () => {
    expect(view(199, 0)).toMatchObject({ say: '10 Prozent sind geschafft.', poll: '/import/x?said=10' });
    expect(view(199, 10)).toMatchObject({ say: null, poll: '/import/x?said=10' });
    expect(view(200, 10)).toMatchObject({ say: '20 Prozent sind geschafft.' });
  });

  it('is not said aloud where the whole page is new', () => {
    expect(view(500, null)).toMatchObject({ say: null, value: 500, max: 1000 });
  });

  it('has no end while a file is being read', () => {
    const reading = { current: { ...current, state: 'reading' as const, newRows: 7 }, said: null, progress: null };
    expect(progressView(voice, { path: (path) => path }, reading)).toMatchObject({
      max: null,
      text: '7 Menschen bis jetzt.',
    });
  });
});
