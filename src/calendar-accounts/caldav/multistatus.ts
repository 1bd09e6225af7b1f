import { childOf, childrenOf, dav, textOf, type XmlElement } from '../../common/xml/xml-element.js';

/** What a server says about one thing (RFC 4918, 14.24). */
export interface DavResponse {
  /** As it was said: absolute, or a path. */
  readonly href: string;
  /** Of the thing as a whole, where the server says one. */
  readonly status: number | null;
  /** The properties that it has; those that were refused or are not there are left out. */
  readonly props: readonly XmlElement[];
}

/**
 * The responses of a multistatus (RFC 4918, 13), in their order. A response for several things at once counts for each of
 * them. Null for a document that is none. Never throws.
 */
export function multistatusOf(root: XmlElement): DavResponse[] | null {
  if (root.name !== dav('multistatus')) return null;
  return childrenOf(root, dav('response')).flatMap((response) => {
    const status = statusOf(response);
    const props = childrenOf(response, dav('propstat'))
      .filter((propstat) => isSuccess(statusOf(propstat)))
      .flatMap((propstat) => childOf(propstat, dav('prop'))?.children ?? []);
    return childrenOf(response, dav('href')).map((href) => ({ href: href.text.trim(), status, props }));
  });
}

/** A property of a response; null if it has none of that name. Never throws. */
export function propOf({ props }: DavResponse, name: string): XmlElement | null {
  return props.find((prop) => prop.name === name) ?? null;
}

/** The conditions that a refusal names (RFC 4918, 16). Never throws. */
export function conditionsOf(root: XmlElement): readonly string[] {
  return root.name === dav('error') ? root.children.map(({ name }) => name) : [];
}

/** `HTTP/1.1 404 Not Found` (RFC 4918, 14.28); without one: null. */
function statusOf(element: XmlElement): number | null {
  const code = /^\S+\s+(\d{3})\b/.exec(textOf(childOf(element, dav('status'))) ?? '')?.[1];
  return code === undefined ? null : Number(code);
}

/** Some servers leave the status of what is there out. */
function isSuccess(status: number | null): boolean {
  return status === null || (status >= 200 && status < 300);
}
