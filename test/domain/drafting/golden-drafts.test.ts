import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../../src/common/folders.js';
import type { Form, Language } from '../../../src/contacts/domain/words.js';
import { type OpeningSection, openingSections } from '../../../src/outreach/domain/opening-choice.js';
import { type Situation, situations } from '../../../src/outreach/domain/words.js';
import type { DraftRequest, WrittenDraft } from '../../../src/outreach/drafting/draft-writer.js';
import { anAccount, aPerson, aRequest, aStation, aWriter, catalogue, manners, twoSlots } from './drafting-support.js';

const fixtures = join(projectFolder(), 'test/fixtures/drafts');
const updatesGolden = process.env['UPDATE_GOLDEN'] === '1';

describe('golden drafts: every template, for somebody well known and for somebody hardly known', () => {
  for (const { language, form, folder } of manners) {
    it.each(situations)(`${folder}: %s reads as it was approved`, (situation) => {
      const manner = { language, form };
      const well = aWriter().write({ ...wellKnown(language, form, situation), ...manner });
      const little = aWriter().write({ ...knownALittle(language, situation), ...manner });
      const hardly = aWriter().write({ ...hardlyKnown(language, situation), ...manner });
      const page = `${printed('WELL KNOWN', well)}\n\n\n${printed('KNOWN A LITTLE', little)}\n\n\n${printed('HARDLY KNOWN', hardly)}\n`;
      expectGolden(`${folder}.${situation}.txt`, page);
    });

    it(`${folder}: the openings read as they were approved`, () => {
      const sections = openingSections.filter((section) => catalogue.openings(section, language, form).length > 0);
      const pages = sections.map((section) => `# ${section}\n\n${allOpenings(section, language, form).join('\n')}`);
      expectGolden(`${folder}.openings.txt`, `${pages.join('\n\n')}\n`);
    });
  }
});

function expectGolden(name: string, page: string): void {
  const file = join(fixtures, name);
  if (updatesGolden) writeFileSync(file, page);
  expect(existsSync(file), `${file} is missing: UPDATE_GOLDEN=1 writes it`).toBe(true);
  expect(page).toBe(readFileSync(file, 'utf8'));
}

/** Each line of a section, filled with all there is to know; the same line as often as a template says it anew. */
function allOpenings(section: OpeningSection, language: Language, form: Form): string[] {
  const [situation] = situations.filter((one) => catalogue.find(one, language, form).opening === section);
  if (situation === undefined) return [];
  const request = { ...wellKnown(language, form, situation), language, form };
  const count = catalogue.openings(section, language, form).length;
  const usedOpenings: string[] = [];
  return Array.from({ length: count }, () => {
    const { opening, body } = aWriter().write({ ...request, usedOpenings });
    usedOpenings.push(opening ?? '');
    return `${opening}: ${body.split('\n\n')[1] ?? ''}`;
  }).sort();
}

function wellKnown(locale: Language, form: Form, situation: Situation): DraftRequest {
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
    offerLink: 'https://example.org/stadtradios',
    about: aboutOf(german, form)[situation],
    introducer: { givenName: 'Mia', familyName: 'Beispiel', nickname: null },
    introduced: { givenName: 'Kim', familyName: 'Muster', nickname: null },
    noReason: situation === 'new-date' ? 'wrong-date' : 'too-busy',
    parent: { situation: 'coffee-in-town', channel: 'email', city: german ? 'München' : 'Munich' },
  });
}

/** The few words of the writer's, as the form asks for them. */
function aboutOf(german: boolean, form: Form): Partial<Record<Situation, string>> {
  const whose = form === 'sie' ? 'Ihrer' : 'eurer';
  return {
    advice: german ? 'Volontariate im Hörfunk' : 'traineeships in radio',
    'project-or-job': german ? 'Volontariate im Hörfunk' : 'traineeships in radio',
    congratulation: german ? 'zur neuen Stelle' : 'on the new job',
    'introduction-request': german ? `jemanden aus ${whose} Redaktion` : 'somebody in your newsroom',
  };
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
    noReason: 'no-need-now',
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
    ...(draft.opening === null ? [] : [`Opening: ${draft.opening}`]),
    draft.body,
    `## short (${count(draft.short)} words)`,
    draft.short,
    ...(draft.script === null ? [] : ['## script', draft.script]),
    `## ${count(draft.body)} words; hints: ${draft.checks.map(({ code }) => code).join(', ') || 'none'}`,
  ];
  return parts.join('\n\n');
}
