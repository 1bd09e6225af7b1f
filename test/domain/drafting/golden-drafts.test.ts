import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../../src/common/folders.js';
import type { Language } from '../../../src/contacts/domain/words.js';
import type { Situation } from '../../../src/outreach/domain/words.js';
import type { DraftRequest, WrittenDraft } from '../../../src/outreach/drafting/draft-writer.js';
import {
  anAccount,
  aPerson,
  aRequest,
  aStation,
  aWriter,
  manners,
  twoSlots,
  writtenSituations,
} from './drafting-support.js';

const fixtures = join(projectFolder(), 'test/fixtures/drafts');
const updatesGolden = process.env['UPDATE_GOLDEN'] === '1';

describe('golden drafts: every template, for somebody well known and for somebody hardly known', () => {
  for (const { language, form, folder } of manners) {
    it.each(writtenSituations)(`${folder}: %s reads as it was approved`, (situation) => {
      const well = aWriter().write({ ...wellKnown(language, situation), language, form });
      const little = aWriter().write({ ...knownALittle(language, situation), language, form });
      const hardly = aWriter().write({ ...hardlyKnown(language, situation), language, form });
      const page = `${printed('WELL KNOWN', well)}\n\n\n${printed('KNOWN A LITTLE', little)}\n\n\n${printed('HARDLY KNOWN', hardly)}\n`;
      const file = join(fixtures, `${folder}.${situation}.txt`);
      if (updatesGolden) writeFileSync(file, page);
      expect(existsSync(file), `${file} is missing: UPDATE_GOLDEN=1 writes it`).toBe(true);
      expect(page).toBe(readFileSync(file, 'utf8'));
    });
  }
});

function wellKnown(locale: Language, situation: Situation): DraftRequest {
  const german = locale === 'de';
  return aRequest({
    account: anAccount({ locale, city: 'Leipzig' }),
    contact: aPerson({
      givenName: 'Marlene',
      familyName: 'Aşkın-Hoffmann',
      honorific: 'Dr.',
      gender: 'f',
      organisation: german ? 'Süddeutsche Zeitung GmbH' : 'University of Leeds',
      city: 'Leipzig',
      likes: german ? 'die Reihe über die leeren Läden' : 'the series about the empty shops',
      lastInteractionOn: '2024-05-01',
    }),
    station: aStation(german ? {} : { organisation: 'Radio Riverside', city: 'London' }),
    situation,
    channel: 'email',
    purpose: 'job',
    city: situation === 'coffee-in-town' ? (german ? 'München' : 'Munich') : null,
    slots: twoSlots,
    offer: german
      ? 'frische Zahlen aus meiner Masterarbeit über Stadtradios'
      : 'fresh numbers from my thesis on city radio',
    parent: { situation: 'coffee-in-town', channel: 'email', city: german ? 'München' : 'Munich' },
  });
}

/** What is there most often: a name, a shared station, one thing they liked. */
function knownALittle(locale: Language, situation: Situation): DraftRequest {
  const german = locale === 'de';
  return aRequest({
    account: anAccount({ locale }),
    contact: aPerson({
      givenName: 'Kim',
      familyName: 'Muster',
      city: 'Jena',
      likes: german ? 'Segeln' : 'sailing',
      lastInteractionOn: '2022-05-01',
    }),
    station: aStation({ kind: 'study', organisation: german ? 'Universität Leipzig' : 'University of Leeds' }),
    situation,
    channel: 'email',
    purpose: 'advice',
  });
}

function hardlyKnown(locale: Language, situation: Situation): DraftRequest {
  return aRequest({
    account: anAccount({ locale }),
    contact: aPerson({ givenName: 'der mit dem Fahrradhelm' }),
    situation,
    channel: 'call',
  });
}

function printed(title: string, draft: WrittenDraft): string {
  const count = (text: string): number => text.split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word)).length;
  const parts = [
    `# ${title}`,
    `Subject: ${draft.subject}`,
    draft.body,
    `## short (${count(draft.short)} words)`,
    draft.short,
    ...(draft.script === null ? [] : ['## script', draft.script]),
    `## ${count(draft.body)} words; hints: ${draft.checks.map(({ code }) => code).join(', ') || 'none'}`,
  ];
  return parts.join('\n\n');
}
