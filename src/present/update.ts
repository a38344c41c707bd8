/** Two states of a page → what an open page must be told to become the newer one: only the slides that are new. */
import { type LivePage, type LiveUpdate, orderOf } from '../model/live.ts';

/** The difference; undefined when the two show the same. */
export function updateBetween(before: LivePage, after: LivePage): LiveUpdate | undefined {
  if (before.version === after.version) return undefined;
  const known = new Set(before.slides.map(({ key }) => key));
  const fresh = new Map(after.slides.filter(({ key }) => !known.has(key)).map((slide) => [slide.key, slide]));
  return {
    from: before.version,
    version: after.version,
    ...(before.title === after.title ? {} : { title: after.title }),
    ...(before.lang === after.lang ? {} : { lang: after.lang }),
    ...(before.style === after.style ? {} : { css: after.css }),
    order: orderOf(after.slides),
    slides: [...fresh.values()],
  };
}
