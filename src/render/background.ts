/**
 * Background pictures for people who cannot see them. Marp draws `![bg Words](x.png)` as a figure whose caption browsers
 * leave out of a PDF's tags; named as an image it stays. One without words is decoration and goes out of the tree.
 */

const FIGURE =
  /<figure( style="background-image:[^"]*")>(?:<figcaption>([\s\S]*?)<\/figcaption>)?<\/figure>/g;

export function nameBackgrounds(html: string): string {
  return html.replace(FIGURE, (_, style: string, caption: string | undefined) => {
    if (caption === undefined || caption.trim() === '') return `<figure aria-hidden="true"${style}></figure>`;
    const label = caption.replace(/<[^>]*>/g, '').replaceAll('"', '&quot;');
    return `<figure role="img" aria-label="${label}"${style}><figcaption>${caption}</figcaption></figure>`;
  });
}
