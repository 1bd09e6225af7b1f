/** The little of mailparser that the tests use; the package brings no types. */
declare module 'mailparser' {
  export interface AddressList {
    readonly value: readonly { readonly name: string; readonly address?: string }[];
    readonly text: string;
  }
  export interface ParsedMail {
    readonly messageId?: string;
    readonly subject?: string;
    readonly date?: Date;
    readonly from?: AddressList;
    readonly to?: AddressList;
    readonly replyTo?: AddressList;
    readonly inReplyTo?: string;
    readonly references?: string | readonly string[];
    readonly text?: string;
    readonly html: string | false;
    /** Lower-case names; a list where a header stands twice, an object where it has parameters. */
    readonly headers: ReadonlyMap<string, unknown>;
    readonly attachments: readonly { readonly contentType: string; readonly content: Buffer }[];
  }
  export function simpleParser(source: Buffer | string): Promise<ParsedMail>;
}
