/** A file that somebody may send by mistake or on purpose. Made when it is wanted: nothing big lies in the repository. */
export interface HostileFile {
  /** What is wrong with it. */
  readonly about: string;
  readonly name: string;
  readonly bytes: () => Buffer;
  /** Takes a while: tried on one database only. */
  readonly heavy?: boolean;
}
