/** Steps of one rule: hourly for 460 days are 11,040, daily with COUNT for 80 years 29,220. */
const STEPS_PER_RULE = 40_000;
/** Occurrences of one rule that are kept. */
const FOUND_PER_RULE = 12_000;
/** Of all rules of a file: 250 rules have about 50,000 steps. A step takes some microseconds. */
const STEPS_PER_FILE = 400_000;

/** A rule was given up. What was found of it counts. */
export class BudgetSpent extends Error {}

/** How much work the rules of one file may be. */
export class Budget {
  private steps = 0;
  private ofRule = 0;
  private foundOfRule = 0;
  private foundOfAll = 0;
  /** Rules that were given up before their end. */
  cut = 0;

  /**
   * @param most steps of all rules together
   * @param mostFound occurrences of all rules together
   */
  constructor(
    private readonly most = STEPS_PER_FILE,
    private readonly mostFound = Infinity,
  ) {}

  nextRule(): void {
    this.ofRule = 0;
    this.foundOfRule = 0;
  }

  /** Throws BudgetSpent. */
  step(): void {
    this.steps += 1;
    this.ofRule += 1;
    if (this.ofRule > STEPS_PER_RULE || this.steps > this.most) throw new BudgetSpent();
  }

  /** Throws BudgetSpent. */
  found(): void {
    this.foundOfRule += 1;
    this.foundOfAll += 1;
    if (this.foundOfRule > FOUND_PER_RULE || this.foundOfAll > this.mostFound) throw new BudgetSpent();
  }
}
