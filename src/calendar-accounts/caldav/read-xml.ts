import sax, { type QualifiedTag } from 'sax';
import { Turns } from '../../common/turns.js';
import type { XmlElement } from './xml-element.js';

/** A multistatus is 7 deep; whatever servers put into their own properties is a little more. */
const DEEPEST = 40;
/** Ten for each of 20,000 events. */
const MOST_ELEMENTS = 200_000;
/** Characters that are read at one go: a few milliseconds. */
const SLICE = 16 * 1024;
/** A tag with its attributes, in characters: the parser compares each attribute with all before it. */
const LONGEST_TAG = 16 * 1024;

/** XML 1.0, 2.2: no character of a document. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/** What should be XML is none, or none that is read here. */
export class NotXml extends Error {}

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: OpenElement[];
  text: string;
}

/**
 * Reads a document with its namespaces, in slices, so that others have their turn between them. A document type is refused
 * and entities other than those of XML itself are not known: nothing is ever loaded or expanded (RFC 4918, 20.6). Throws
 * NotXml, also for what is too deep or has too many elements.
 *
 * @param bytes UTF-8 (RFC 4918, 8.2)
 */
export async function readXml(bytes: Uint8Array): Promise<XmlElement> {
  const tree = new Tree();
  const turns = new Turns();
  const text = new TextDecoder().decode(bytes);
  if (CONTROLS.test(text)) throw new NotXml();
  for (let from = 0; from < text.length; from += SLICE) {
    tree.write(text.slice(from, from + SLICE));
    if (turns.due) await turns.pass();
  }
  return tree.end();
}

class Tree {
  private readonly parser = sax.parser(true, { xmlns: true, strictEntities: true, position: false });
  private readonly open: OpenElement[] = [];
  private root: OpenElement | null = null;
  private elements = 0;
  /** So many characters of a tag that is not at its end yet were read; null: between tags. */
  private ofTag: number | null = null;

  constructor() {
    const refuse = (): never => {
      throw new NotXml();
    };
    const addText = (text: string): void => {
      const top = this.open.at(-1);
      if (top) top.text += text;
    };
    this.parser.onerror = refuse;
    this.parser.ondoctype = refuse;
    this.parser.ontext = addText;
    this.parser.oncdata = addText;
    this.parser.onopentagstart = () => {
      this.ofTag = 0;
    };
    this.parser.onopentag = (tag) => {
      this.ofTag = null;
      this.begin(`{${tag.uri}}${tag.local}`, plainAttributes(tag));
    };
    this.parser.onclosetag = () => void this.open.pop();
  }

  write(text: string): void {
    this.parser.write(text);
    if (this.ofTag !== null && (this.ofTag += text.length) > LONGEST_TAG) throw new NotXml();
  }

  end(): XmlElement {
    this.parser.close();
    if (!this.root) throw new NotXml();
    return this.root;
  }

  private begin(name: string, attributes: OpenElement['attributes']): void {
    this.elements += 1;
    if (this.elements > MOST_ELEMENTS || this.open.length >= DEEPEST) throw new NotXml();
    const element = { name, attributes, children: [], text: '' };
    this.open.at(-1)?.children.push(element);
    this.root ??= element;
    this.open.push(element);
  }
}

function plainAttributes({ attributes }: QualifiedTag): Readonly<Record<string, string>> {
  const plain = Object.values(attributes).filter(({ uri }) => uri === '');
  return Object.fromEntries(plain.map(({ local, value }) => [local, value]));
}
