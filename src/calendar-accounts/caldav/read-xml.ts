import { readXmlText, type XmlLimits } from '../../common/xml/read-xml-text.js';
import type { XmlElement } from '../../common/xml/xml-element.js';

/** A multistatus is 7 deep, and whatever servers put into their own properties a little more; ten for each of 20,000 events. */
const LIMITS: XmlLimits = { depth: 40, elements: 200_000 };

/**
 * Reads what a server answered. Throws NotXml, also for what is too deep or has too many elements.
 *
 * @param bytes UTF-8 (RFC 4918, 8.2)
 */
export function readXml(bytes: Uint8Array): Promise<XmlElement> {
  return readXmlText(new TextDecoder().decode(bytes), LIMITS);
}
