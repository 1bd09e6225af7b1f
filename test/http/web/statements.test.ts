import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../support/app.js';
import { type FullAccount, fullAccount } from '../../support/full-account.js';
import { MailLinksWorld } from '../../support/mail-links-world.js';
import { filledIn, pageRoutes } from '../../support/page-routes.js';
import { statementsOf } from '../../support/statements.js';

const [FEW, MANY] = [10, 60];
/** Two accounts with everything are some 300 requests: seconds, unless the machine is busy. */
const PATIENCE_MS = 120_000;

/** What an address needs to have something to show. */
const queryByPath: Readonly<Record<string, (ids: FullAccount['idByPlace']) => string>> = {
  '/compose': ({ people }) => `?to=${people}`,
  '/people/:id/merge': ({ double }) => `?with=${double}`,
  '/log': () => '?who=Mara%20Probe%201',
};

/** Only show the way to somebody who is signed in. */
const leadsOn = ['/', '/setup', '/sign-in', '/meetings/:id/invitation.ics'];

/**
 * The ladder asks on, group of ease by group of ease, until its places are filled. There are a handful of groups, however
 * many people are in them.
 */
const FURTHER_GROUPS = 2;
const hasLadder = ['/today', '/network'];

/** So many statements at most, the two that ask whose session it is included. */
const mostByPath: Readonly<Record<string, number>> = {
  '/healthz': 2,
  '/readyz': 3,
  '/': 2,
  '/setup': 3,
  '/sign-in': 2,
  '/help': 2,
  '/welcome': 5,
  '/welcome/feelings': 4,
  '/today': 47,
  '/people/trash': 4,
  '/people/trash/empty': 3,
  '/people/:id/delete': 3,
  '/people/:id/purge': 3,
  '/people': 8,
  '/people/duplicates': 16,
  '/people/:id/merge': 9,
  '/people/new': 5,
  '/people/:id/edit': 8,
  '/people/:id': 40,
  '/reminders/:id': 4,
  '/offers': 6,
  '/offers/:id': 8,
  '/targets': 3,
  '/targets/:id': 11,
  '/people/:id/why': 12,
  '/stations/new': 2,
  '/stations/:id/edit': 3,
  '/stations/:id/delete': 3,
  '/stations': 5,
  '/stations/:id': 7,
  '/templates': 5,
  '/templates/new': 4,
  '/templates/:id': 8,
  '/people/:id/timeline': 12,
  '/log': 9,
  '/compose': 22,
  '/compose/:id': 34,
  '/attempts/:id/rehearsal': 6,
  '/outbox': 7,
  '/outbox/:id': 8,
  '/outbox/:id/why': 8,
  '/trips': 4,
  '/trips/:id': 24,
  '/trips/:id/edit': 3,
  '/trips/:id/drafts': 24,
  '/calendar': 12,
  '/meetings/new': 2,
  '/reminders/new': 2,
  '/meetings/:id': 26,
  '/meetings/:id/edit': 9,
  '/meetings/:id/invitation.ics': 8,
  '/meetings/:id/meeting.ics': 5,
  '/insights': 5,
  '/network': 27,
  '/attitude': 2,
  '/attitude/message': 15,
  '/import': 3,
  '/import/:id/columns': 6,
  '/import/:id': 12,
  '/import/:id/rows/:row': 4,
  '/triage': 3,
  '/settings': 2,
  '/settings/you': 2,
  '/settings/security': 3,
  '/settings/rhythm': 7,
  '/settings/fields': 3,
  '/settings/data': 2,
  '/settings/busy-calendars': 3,
  '/settings/calendar-accounts': 3,
  '/settings/calendar-accounts/:id': 7,
  '/settings/calendar': 3,
  '/settings/calendar/:id': 3,
  '/settings/phone': 3,
  '/help/phone': 2,
  '/settings/tokens': 3,
  '/settings/webhooks': 3,
  '/settings/webhooks/:id': 5,
  '/past-events': 3,
  '/settings/mail': 4,
  '/settings/delivery': 6,
  '/m/:token': 7,
};

describe('what a page asks the database', () => {
  let app: TestApp;
  let few: FullAccount;
  let many: FullAccount;
  let paths: string[];

  beforeAll(async () => {
    app = await startApp();
    few = await fullAccount(app, FEW);
    many = await fullAccount(app, MANY);
    const gets = pageRoutes(app).filter(({ method, path }) => method === 'GET' && !path.endsWith(':file'));
    paths = gets.map(({ path }) => path);
    [few, many] = [await withLink(few), await withLink(many)];
    // whoever is shown for the first time in a week is noted, once
    for (const { visitor } of [few, many]) await visitor.get('/today');
  }, PATIENCE_MS);
  afterAll(() => app.close());

  /** A link in a mail about one of their people. */
  const withLink = async (owner: FullAccount): Promise<FullAccount> => {
    const line = {
      kind: 'suggestion',
      contactId: owner.idByPlace.people ?? null,
      reminderIds: [],
      meetingIds: [],
    } as const;
    const m = await new MailLinksWorld(app).link(owner.account, line, 'later');
    return { ...owner, idByPlace: { ...owner.idByPlace, m } };
  };

  const count = async ({ visitor, idByPlace }: FullAccount, path: string): Promise<number> => {
    const address = filledIn(path, idByPlace) + (queryByPath[path]?.(idByPlace) ?? '');
    const statements = await statementsOf(app, async () => {
      const { statusCode } = await visitor.get(address);
      expect([address, statusCode]).toEqual([address, leadsOn.includes(path) ? 303 : 200]);
    });
    return statements.length;
  };

  it('is bounded for every page, and a new page has to say its bound', () => {
    expect(paths.filter((path) => !(path in mostByPath))).toEqual([]);
    expect(Object.keys(mostByPath).filter((path) => !paths.includes(path))).toEqual([]);
  });

  it(
    `is no more with ${MANY} people than with ${FEW}`,
    async () => {
      const [tooMany, grown]: [string[], string[]] = [[], []];
      for (const path of paths) {
        const [forFew, forMany] = [await count(few, path), await count(many, path)];
        const further = hasLadder.includes(path) ? FURTHER_GROUPS : 0;
        if (forMany > (mostByPath[path] ?? 0)) tooMany.push(`'${path}': ${forMany},`);
        if (forMany > forFew + further) grown.push(`${path}: ${forFew} with ${FEW} people, ${forMany} with ${MANY}`);
      }
      expect(grown).toEqual([]);
      expect(tooMany).toEqual([]);
    },
    PATIENCE_MS,
  );
});
