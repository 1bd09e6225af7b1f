/** Things on their way at the same time, as long as none of them takes long. */
const LANES = 4;

/** Whatever takes longer gives its lane to the next one and goes on aside: nobody waits for a server that hangs. In ms. */
const PATIENCE_MS = 20_000;

/** What goes on aside at most, each with an open connection; beyond that nothing gets through anyway. */
const ASIDE = 50;

/**
 * The pool that things are sent through. With every lane taken by a server that hangs, the next one goes after
 * `patienceMs`, for 54 of them at the same time.
 */
export class Lanes {
  private taken = 0;
  private aside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly patienceMs: number = PATIENCE_MS) {}

  /** Waits until a lane is free and takes it; whoever has it calls `run` or `leave`. */
  async enter(): Promise<void> {
    if (this.taken < LANES) this.taken += 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Takes the other lanes that are free at the moment, and says how many; for each the caller calls `run` or `leave`. */
  enterFree(): number {
    const free = Math.max(LANES - this.taken, 0);
    this.taken += free;
    return free;
  }

  /** Gives back a lane that `enter` took. */
  leave(): void {
    const next = this.waiting.shift();
    if (next)
      next(); // the lane goes from hand to hand
    else this.taken -= 1;
  }

  /** Somebody besides the pass that fills the lanes waits for one. */
  get isWanted(): boolean {
    return this.waiting.length > 1;
  }

  /**
   * Does the work on the lane that `enter` took. Ends with the work, also when the lane was given up before. The lane is
   * kept for another `run` if the work's result `keeps` it; before, the work asks whether it may `stay`, as from then on
   * it is not given up any more.
   */
  async run<T>(
    work: (stay: () => boolean) => Promise<T>,
    keeps: (result: T) => boolean = (): boolean => false,
  ): Promise<T> {
    let isAside = false;
    let isKept = false;
    const timer = setTimeout(() => {
      if (this.aside >= ASIDE) return;
      isAside = true;
      this.aside += 1;
      this.leave();
    }, this.patienceMs);
    try {
      const result = await work(() => {
        clearTimeout(timer);
        return !isAside;
      });
      isKept = !isAside && keeps(result);
      return result;
    } finally {
      clearTimeout(timer);
      if (isAside) this.aside -= 1;
      else if (!isKept) this.leave();
    }
  }
}
