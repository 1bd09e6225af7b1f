import sax, { type QualifiedTag } from 'sax';
import { Turns } from '../turns.js';
import type { XmlElement } from './xml-element.js';

/**
 * Characters that are read at one go: well below a millisecond, and few enough that a tag with too many attributes is noticed
 * before sax, which compares each with all others, has read many.
 */
const SLICE = 8 * 1024;
/** Of one element; clients and servers are seen to use ten, namespaces among them. */
const MOST_ATTRIBUTES = 100;
/** What no document may hold, not even as a reference (XML 1.0, 2.2). */
const NO_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** What should be XML is none, or none that is read here. */
export class NotXml extends Error {}

/** How large a document may be beyond its octets. */
export interface XmlLimits {
  /** Elements within elements. */
  readonly depth: number;
  readonly elements: number;
  /** Of a name with its namespace, and of the value of an attribute; left out: any. Unit: characters. */
  readonly name?: number;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: OpenElement[];
  text: string;
}

/**
 * Reads a document with its namespaces, in slices, so that others have their turn between them. A document type is refused
 * and entities other than those of XML itself are not known: nothing is ever loaded or expanded (RFC 4918, 20.6). Throws
 * NotXml, also for what is too deep, has too many elements or too long a name.
 *
 * @example (await readXmlText('<a xmlns="DAV:">x</a>', { depth: 2, elements: 2 })).name // '{DAV:}a'
 */
export async function readXmlText(text: string, limits: XmlLimits): Promise<XmlElement> {
  const tree = new Tree(limits);
  const turns = new Turns();
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

  constructor(private readonly limits: XmlLimits) {
    const refuse = (): never => {
      throw new NotXml();
    };
    const addText = (text: string): void => {
      if (NO_CHARACTER.test(text)) refuse();
      const top = this.open.at(-1);
      if (top) top.text += text;
    };
    this.parser.onerror = refuse;
    this.parser.ondoctype = refuse;
    this.parser.ontext = addText;
    this.parser.oncdata = addText;
    this.parser.onopentag = (tag) => this.begin(`{${tag.uri}}${tag.local}`, plainAttributes(tag));
    this.parser.onclosetag = () => void this.open.pop();
  }

  write(text: string): void {
    this.parser.write(text);
    if (this.parser.attribList.length > MOST_ATTRIBUTES) throw new NotXml();
  }

  end(): XmlElement {
    this.parser.close();
    if (!this.root) throw new NotXml();
    return this.root;
  }

  private begin(name: string, attributes: OpenElement['attributes']): void {
    this.elements += 1;
    const isSecondRoot = this.root !== null && this.open.length === 0;
    const isTooLarge = this.elements > this.limits.elements || this.open.length >= this.limits.depth;
    const { name: longest = Infinity } = this.limits;
    const isTooLong = [name, ...Object.values(attributes)].some(({ length }) => length > longest);
    if (isSecondRoot || isTooLarge || isTooLong) throw new NotXml();
    const element = { name, attributes, children: [], text: '' };
    this.open.at(-1)?.children.push(element);
    this.root ??= element;
    this.open.push(element);
  }
}

function plainAttributes({ attributes }: QualifiedTag): Readonly<Record<string, string>> {
  const plain = Object.values(attributes).filter(({ uri }) => uri === '');
  if (plain.some(({ value }) => NO_CHARACTER.test(value))) throw new NotXml();
  return Object.fromEntries(plain.map(({ local, value }) => [local, value]));
}
