/** What is used of sax 1.6 (https://github.com/isaacs/sax-js), which has no types of its own. */
declare module 'sax' {
  export interface QualifiedTag {
    readonly local: string;
    readonly uri: string;
    readonly attributes: Readonly<
      Record<string, { readonly local: string; readonly uri: string; readonly value: string }>
    >;
  }

  class SAXParser {
    /** Of the tag that is being read: looked at, never written. */
    readonly attribList: readonly unknown[];
    onerror: (error: Error) => void;
    ondoctype: (doctype: string) => void;
    onopentag: (tag: QualifiedTag) => void;
    /** Its name is read, its attributes are not. */
    onopentagstart: (tag: object) => void;
    onclosetag: (name: string) => void;
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    write(chunk: string): this;
    close(): this;
  }

  const sax: {
    parser(strict: boolean, options: { xmlns: boolean; strictEntities: boolean; position: boolean }): SAXParser;
  };
  // eslint-disable-next-line no-restricted-syntax -- that is how the package is made
  export default sax;
}
