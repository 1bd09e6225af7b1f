import type { Account } from '../../../src/accounts/account.entity.js';
import { AccountsService } from '../../../src/accounts/accounts.service.js';
import { Holidays } from '../../../src/common/holidays.js';
import { addDays, type LocalDate } from '../../../src/common/local-date.js';
import type { Contact } from '../../../src/contacts/contact.entity.js';
import { rankColumns } from '../../../src/contacts/domain/rank-columns.js';
import { TagsService } from '../../../src/contacts/tags/tags.service.js';
import { DigestService } from '../../../src/digest/digest.service.js';
import { CloseSilentService } from '../../../src/outreach/moves/close-silent.service.js';
import { LadderService } from '../../../src/reactivation/ladder.service.js';
import { TodayReader } from '../../../src/web/readers/today.reader.js';
import type { TestApp } from '../../support/app.js';
import { aContact, anAccount, aStation, stored } from '../../support/builders.js';
import { Dice } from './dice.js';
import { type Facts, readFacts } from './facts.js';
import { ladderRules, type Seen } from './ladder-rules.js';
import { messageRules, type Stored } from './message-rules.js';
import { Player } from './player.js';
import { readRules } from './reading.js';

export interface Plan {
  readonly people: number;
  readonly days: number;
  readonly seed: number;
  /** A Monday. */
  readonly from: LocalDate;
}

export interface Lived {
  /** What was against a rule, with its day: empty. */
  readonly broken: readonly string[];
  readonly done: ReadonlyMap<string, number>;
  readonly refusals: ReadonlyMap<string, number>;
  /** How many people were on a ladder that was looked at. */
  readonly shown: number;
  readonly mails: number;
  /** How often each thing that a rule is about was there to be looked at. */
  readonly met: Readonly<Record<string, number>>;
}

const tooMany = 20;
const stationEnd = '2022-08-31';

/** Lives day by day with the service: time passes, the mail comes, somebody does something, and every rule is looked at. */
export async function live(app: TestApp, plan: Plan): Promise<Lived> {
  const dice = new Dice(plan.seed);
  const player = new Player(app, dice);
  const accountId = await begin(app, plan, dice);
  const broken: string[] = [];
  const met: Record<string, number> = {};
  let shown = 0;
  for (let nth = 0; nth < plan.days && broken.length < tooMany; nth += 1) {
    const today = addDays(plan.from, nth);
    app.clock.set(`${today}T07:31:00.000Z`);
    await app.get(CloseSilentService).closeDue(app.clock.now());
    await app.get(DigestService).sendDue(app.clock.now());
    await note({ broken, met }, app, accountId, { today, when: 'morning', looks: false });
    app.clock.set(`${today}T10:00:00.000Z`);
    if (dice.falls(0.6) && !isHoliday(nth)) {
      const account = await app.get(AccountsService).find(accountId);
      const { ladder } = await app.get(TodayReader).read(account);
      const facts = await factsOf(app, accountId, today);
      shown += ladder.items.length;
      const ids = facts.people.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id);
      await player.day(account, today, { ladder, attempts: facts.attempts, ids });
    }
    app.clock.set(`${today}T16:00:00.000Z`);
    await note({ broken, met }, app, accountId, { today, when: 'evening', looks: dice.falls(0.5) });
  }
  const { digests } = await factsOf(app, accountId, addDays(plan.from, plan.days - 1));
  const mails = digests.filter(({ state }) => state === 'queued').length;
  return { broken, done: player.done, refusals: player.refusals, shown, mails, met };
}

/** Five weeks in which nobody looks: a break. */
function isHoliday(nth: number): boolean {
  return nth >= 150 && nth < 185;
}

async function note(
  { broken, met }: { broken: string[]; met: Record<string, number> },
  app: TestApp,
  accountId: string,
  { today, when, looks }: { today: LocalDate; when: string; looks: boolean },
): Promise<void> {
  const account = await app.get(AccountsService).find(accountId);
  const lines = looks ? (await app.get(TodayReader).read(account)).lines : [];
  const facts = await factsOf(app, accountId, today);
  const week = readRules(facts);
  const seen = {
    ...{ facts, week },
    ladder: await app.get(LadderService).ladder(account),
    again: await app.get(LadderService).ladder(account),
    lines: lines.map((line) => ({
      kind: line.kind,
      ids: line.kind === 'meeting' ? line.contactIds : [line.contactId ?? ''].filter(Boolean),
    })),
  };
  count(met, seen);
  for (const [rule, check] of [...Object.entries(ladderRules), ...Object.entries(messageRules)]) {
    for (const what of check(seen)) {
      const found = `"${rule}": ${what}`;
      // once is enough: most stay wrong on the days after
      if (!broken.some((line) => line.endsWith(found))) broken.push(`${today} ${when}: ${found}`);
    }
  }
}

function count(met: Record<string, number>, { ladder, week, facts, lines }: Seen & Stored): void {
  const found = {
    bonus: ladder.items.filter(({ bonus }) => bonus).length,
    warmUp: ladder.items.filter(({ warmUp }) => warmUp).length,
    greeting: ladder.items.filter(({ onlyGreeting }) => onlyGreeting).length,
    comeback: ladder.items.filter(({ reasons }) => reasons.some(({ code }) => code === 'comeback')).length,
    afterBreak: Number(week.afterBreak),
    resting: week.resting.size,
    used: week.used.size,
    chosenRung: Number(ladder.chosenRung !== null),
    waiting: facts.attempts.filter(({ state }) => state === 'sent').length,
    silences: facts.attempts.filter(({ outcome }) => outcome === 'silence').length,
    heldSlots: facts.slots.filter(({ releasedAt }) => releasedAt === null).length,
    lines: lines.length,
  };
  for (const [name, times] of Object.entries(found)) met[name] = (met[name] ?? 0) + times;
}

async function factsOf(app: TestApp, accountId: string, today: LocalDate): Promise<Facts> {
  const isHolidayHere = await app.get(Holidays).in('DE', null);
  const stationEnds = new Map(stationIds.get(accountId)?.map((id) => [id, stationEnd]));
  return readFacts(app, accountId, { today, isHoliday: isHolidayHere, stationEnds });
}

const stationIds = new Map<string, string[]>();

async function begin(app: TestApp, { people, from }: Plan, dice: Dice): Promise<string> {
  const account = anAccount({ createdAt: `${addDays(from, -1)}T08:00:00.000Z` });
  const station = aStation(account, { to: '2022-08' });
  stationIds.set(account.id, [station.id]);
  const crowd = Array.from({ length: people }, () => somebody(account, { dice, from, stationId: station.id }));
  app.clock.set(`${from}T05:00:00.000Z`);
  await stored(app.unitOfWork, account, station, ...crowd);
  await app.get(TagsService).create(account.id, { name: 'Chor', cadence: 60 });
  await app.get(TagsService).create(account.id, { name: 'Presse', cadence: 'none' });
  return account.id;
}

function somebody(
  account: Account,
  { dice, from, stationId }: { dice: Dice; from: LocalDate; stationId: string },
): Contact {
  const ago = (days: number): LocalDate => addDays(from, -dice.below(days));
  const when = dice.oneOf<Partial<Contact>>(
    {},
    { roughlyLastOn: ago(200) },
    { roughlyLastOn: ago(1500) },
    { connectedOn: ago(2500) },
  );
  const contact = aContact(account, {
    ...when,
    layer: dice.oneOf('inner', 'warm', 'known', 'known', 'loose', 'loose'),
    metInPerson: dice.oneOf(null, true, false),
    gotOnWell: dice.oneOf<number | null>(null, null, 3, 5),
    form: dice.oneOf(null, 'du', 'sie'),
    language: 'de',
    higherStatus: dice.oneOf(null, null, true),
    tension: dice.oneOf(null, null, null, true),
    feltRung: dice.oneOf(null, null, null, 'easy', 'doable', 'courage'),
    stationId: dice.oneOf(null, stationId),
    birthday: dice.oneOf(null, '--03-15', '1999-07-01'),
  });
  const inputs = { ...contact, effectiveCadence: contact.effectiveCadenceDays ?? ('none' as const) };
  return Object.assign(contact, rankColumns({ ...inputs, stationEndOn: contact.stationId ? stationEnd : null }));
}
