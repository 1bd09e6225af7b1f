/** A file that somebody brings. */
export interface FileToImport {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** The name of a format; unset: it is guessed. */
  readonly format?: string | undefined;
  /** Typed or pasted: lines of names, unless it looks like something else. */
  readonly pasted?: boolean | undefined;
}
