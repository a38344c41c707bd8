/**
 * `<style scoped>` gets a random key from Marpit; this numbers the keys in the order in which they occur,
 * so that the same text gives the same bytes.
 */

const SCOPE = /data-marpit-scope-([A-Za-z0-9_-]{8})/g;

export function steadyScopes(
  slides: readonly string[],
  css: string,
): { readonly slides: readonly string[]; readonly css: string } {
  const keys = new Map<string, string>();
  for (const slide of slides) {
    for (const [, key = ''] of slide.matchAll(SCOPE)) if (!keys.has(key)) keys.set(key, `s${keys.size + 1}`);
  }
  if (keys.size === 0) return { slides, css };
  const renamed = (text: string) =>
    text.replace(SCOPE, (whole, key: string) =>
      keys.has(key) ? `data-marpit-scope-${keys.get(key)}` : whole,
    );
  return { slides: slides.map(renamed), css: renamed(css) };
}
