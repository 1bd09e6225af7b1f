/** A secret: whoever knows it may have mails noted. */
export class LogAddressResponse {
  address!: string;
}
