/**
 * A page in the browser → the facts of its slides. The page measures itself; only slides with a text that stands on no
 * plain colour are looked at, by `look-behind.ts`.
 */
import { readFacts } from '../check/page/read-facts.ts';
import type { OpenPage } from '../export/page-work.ts';
import type { SlideFacts } from '../model/page-facts.ts';
import { type Looks, lookBehind } from './look-behind.ts';

export interface Measuring {
  /** Of `loadMeasureScript`. */
  readonly script: string;
  /** How many slides the page has. */
  readonly slides: number;
  /** Where it is kept what lies behind texts; undefined when that need not be known. */
  readonly looks?: Looks | undefined;
}

/** Facts of all slides, in order. Throws a `RangeError` when the page gives none that can be read. */
export async function measurePage(page: OpenPage, measuring: Measuring): Promise<readonly SlideFacts[]> {
  const { script, slides, looks } = measuring;
  const wish = `${script}\nlecternMeasure.measure(${looks !== undefined})`;
  const facts = readFacts(await page.ask(wish), slides);
  return looks === undefined ? facts : lookBehind(page, facts, looks);
}
