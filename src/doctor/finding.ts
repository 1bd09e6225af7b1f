/** One line of what somebody who helps would ask first. */
export interface Finding {
  readonly what: string;
  readonly fine: boolean;
  readonly detail: string;
}
