/** Marp's own script, which the page carries once. */

/** Marp appends its script to the last slide; the page carries it once, behind the slides. */
export function takeScript(html: readonly string[]): {
  slides: readonly string[];
  script: string;
} {
  const last = html.at(-1) ?? '';
  const found = /<script[^>]*>([\s\S]*?)<\/script>(?=<\/foreignObject>\s*<\/svg>\s*$)/.exec(last);
  if (found === null) return { slides: html, script: '' };
  return {
    slides: [...html.slice(0, -1), last.replace(found[0], '')],
    script: found[1] ?? '',
  };
}
