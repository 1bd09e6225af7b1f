/** Mails on their way at the same time, as long as none of them takes long. */
const LANES = 4;

/** A mail that takes longer gives its lane to the next one and goes on aside: nobody waits for a server that hangs. In ms. */
const PATIENCE_MS = 20_000;

/** Mails that go on aside at most, each with an open connection; beyond that nothing gets through anyway. */
const ASIDE = 50;

/**
 * The pool that mails are sent through. With every lane taken by a server that hangs, the next mail goes after
 * PATIENCE_MS, for 54 of them at the same time.
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

  /** Gives back a lane that `enter` took. */
  leave(): void {
    const next = this.waiting.shift();
    if (next)
      next(); // the lane goes from hand to hand
    else this.taken -= 1;
  }

  /** Does the work on the lane that `enter` took. Ends with the work, also when the lane was given up before. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    let isAside = false;
    const step = (): void => {
      if (this.aside >= ASIDE) return;
      isAside = true;
      this.aside += 1;
      this.leave();
    };
    const timer = setTimeout(step, this.patienceMs);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      if (isAside) this.aside -= 1;
      else this.leave();
    }
  }
}
