/** A postal address; every part may be missing, but not all of them. */
export interface PostalAddress {
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
  readonly label: string | null;
  readonly preferred: boolean;
}

/** A place of work that is over. `from` and `to` are days, months or years: `2021`, `2021-10`, `2021-10-01`. */
export interface PastRole {
  readonly organisation: string | null;
  readonly role: string | null;
  readonly from: string | null;
  readonly to: string | null;
}
