/** What a PDF says about itself as XMP (ISO 16684-1): the same facts as in its information dictionary, where archives look for them. */
import type { PdfFacts } from './pdf.ts';

/** The packet as text; to be stored in UTF-8. */
export function xmpPacket(facts: PdfFacts, creator: string): string {
  const { title, author, subject, keywords = [], lang, date } = facts;
  const day = `${date.toISOString().slice(0, 19)}Z`;
  const inEachLanguage = (text: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
  const all = (kind: 'Bag' | 'Seq', texts: readonly string[]) =>
    `<rdf:${kind}>${texts.map((text) => `<rdf:li>${escapeXml(text)}</rdf:li>`).join('')}</rdf:${kind}>`;
  const properties: readonly (readonly [name: string, value: string])[] = [
    ['dc:format', 'application/pdf'],
    ['dc:title', inEachLanguage(title)],
    ['dc:language', all('Bag', [lang])],
    ...(author === undefined ? [] : [['dc:creator', all('Seq', [author])] as const]),
    ...(subject === undefined ? [] : [['dc:description', inEachLanguage(subject)] as const]),
    ...(keywords.length === 0
      ? []
      : ([
          ['dc:subject', all('Bag', keywords)],
          ['pdf:Keywords', escapeXml(keywords.join(', '))],
        ] as const)),
    ['xmp:CreatorTool', escapeXml(creator)],
    ['xmp:CreateDate', day],
    ['xmp:ModifyDate', day],
  ];
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">',
    ...properties.map(([name, value]) => `<${name}>${value}</${name}>`),
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}

/** Signs that XML 1.0 does not allow are left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
