import { type CardText, type Placed } from './card-text.js';
import { type Labelling, labelled, withoutParams } from './line-heads.js';
import { spelledText } from './spelling.js';

/** Something that a person may have several of, each with a label. */
export interface Labelled {
  readonly label: string | null;
  readonly preferred: boolean;
}

/** How things of one kind stand in a card. */
export interface Kind<T extends Labelled> {
  /** The names of their lines; in the first one new ones are written. */
  readonly names: readonly string[];
  /** What our reader makes of a line; null: nothing. */
  readonly read: (card: CardText, placed: Placed) => T | null;
  /** What tells one from another, label and preference aside. */
  readonly key: (thing: T) => string;
  /** The value of a line; `placed` is the line that told another one so far. */
  readonly spelled: (thing: T, card: CardText, placed: Placed | null) => string;
  /** Lines of these names can say another thing in the same place. */
  readonly changeable: ReadonlySet<string>;
  /** More of them are not ours. */
  readonly most: number;
}

interface Pair<T> {
  readonly placed: Placed;
  readonly thing: T;
}

/** What only says something about the value that stood there. RFC 6350, 5.2 and 6.3.1. */
const OF_THE_VALUE = ['value', 'label', 'mediatype'];

/**
 * Brings the lines of a kind to what is wanted: those that say it already stay as they are, a changed label or value goes
 * into the line that had the old one, the rest goes (with its label) and comes. Never throws.
 *
 * @example setLines(card, emails, [{ kind: 'email', value: 'greta@neu.example', label: 'work', preferred: true }])
 */
export function setLines<T extends Labelled>(card: CardText, kind: Kind<T>, wanted: readonly T[]): void {
  const there = card.of(...kind.names).flatMap((placed): Pair<T>[] => {
    const thing = kind.read(card, placed);
    return thing === null ? [] : [{ placed, thing }];
  });
  if (there.length > kind.most) return;
  const left = { there, wanted: [...wanted] };
  take(left, (one, other) => kind.key(one) === kind.key(other) && isLabelledAlike(one, other));
  for (const [pair, thing] of take(left, (one, other) => kind.key(one) === kind.key(other))) {
    relabel(card, pair.placed, thing);
  }
  const canChange = ({ placed }: Pair<T>): boolean => kind.changeable.has(placed.line.name);
  for (const [{ placed }, thing] of take(left, isLabelledAlike, canChange)) {
    card.replace(placed, withoutParams(placed.line.head, OF_THE_VALUE), kind.spelled(thing, card, placed));
  }
  for (const { placed } of left.there) card.removeWithLabel(placed);
  for (const thing of left.wanted) add(card, kind, thing);
}

/** Takes the pairs that belong together out of both lists. */
function take<T>(
  left: { there: Pair<T>[]; wanted: T[] },
  belong: (one: T, other: T) => boolean,
  may: (pair: Pair<T>) => boolean = () => true,
): [Pair<T>, T][] {
  const taken: [Pair<T>, T][] = [];
  left.there = left.there.filter((pair) => {
    const at = may(pair) ? left.wanted.findIndex((thing) => belong(pair.thing, thing)) : -1;
    if (at === -1) return true;
    taken.push(...left.wanted.splice(at, 1).map((thing): [Pair<T>, T] => [pair, thing]));
    return false;
  });
  return taken;
}

function isLabelledAlike(one: Labelled, other: Labelled): boolean {
  return one.label === other.label && one.preferred === other.preferred;
}

function relabel(card: CardText, placed: Placed, thing: Labelled): void {
  const { line } = placed;
  const beside = line.group === null ? [] : card.of('x-ablabel').filter((label) => label.line.group === line.group);
  for (const label of beside) card.remove(label);
  write(card, { ...labelled(line, thing, card.version), value: line.value, group: line.group }, placed);
}

function add<T extends Labelled>(card: CardText, kind: Kind<T>, thing: T): void {
  const name = kind.names[0] ?? '';
  const labelling = labelled({ head: name.toUpperCase(), name, types: [] }, thing, card.version);
  write(card, { ...labelling, value: kind.spelled(thing, card, null), group: null }, kind.names);
}

type Written = Labelling & { readonly value: string; readonly group: string | null };

/** In place of a line, or behind those of its kind; the label right behind it. */
function write(card: CardText, { head, label, value, group }: Written, where: Placed | readonly string[]): void {
  const tie = group ?? (label === null ? null : card.freeGroup());
  const named = group === null && tie !== null ? `${tie}.${head}` : head;
  if ('line' in where) card.replace(where, named, value);
  else card.add(named, value, where);
  if (label !== null && tie !== null) card.addLabel(tie, groupAsWritten(named), spelledText(label, card.version));
}

function groupAsWritten(head: string): string {
  return head.slice(0, head.indexOf('.'));
}
