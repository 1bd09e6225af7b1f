/** So often the bar is drawn anew. In ms. */
const EVERY_MS = 100;
/** In characters. */
const WIDTH = 30;
const CLEAR_LINE = '\r\u001b[2K';

export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** How far an import is, on a terminal only: a program that reads along finds nothing of it. */
export class ImportBar {
  private readonly timer: NodeJS.Timeout | null;

  constructor(
    private readonly screen: Screen,
    progress: () => { readonly done: number; readonly total: number | null } | null,
  ) {
    const draw = (): void => {
      const now = progress();
      if (now) screen.write(CLEAR_LINE + barOf(now.done, now.total));
    };
    this.timer = screen.isTTY ? setInterval(draw, EVERY_MS) : null;
  }

  end(): void {
    if (this.timer === null) return;
    clearInterval(this.timer);
    this.screen.write(CLEAR_LINE);
  }
}

/**
 * The bar as text.
 *
 * @example barOf(5, 10) // '[###############               ] 5 / 10'
 */
function barOf(done: number, total: number | null): string {
  if (total === null || total === 0) return `${done} rows`;
  const filled = Math.round((Math.min(done, total) / total) * WIDTH);
  return `[${'#'.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${done} / ${total}`;
}
