/** A plan that is made once for the same files: what makes plans is loaded only when one of them has changed. */
import type { Host } from '../host/host.ts';
import { hashOf } from './cache/hash.ts';
import { openPlainCache } from './cache/open.ts';
import { recall, remember } from './cache/recall.ts';
import type { Question } from './kept/disk.ts';
import type { PlanRequest, PlanResult } from './plan.ts';

/** As `planDecks`. */
export async function planUnlessKnown(host: Host, request: PlanRequest): Promise<PlanResult> {
  const cache = await openPlainCache(host);
  if (cache === undefined) return (await import('./plan.ts')).planDecks(host, request);
  const facts = ['plan', cache.program, host.workingFolder, host.packageFolder(), request];
  const key = hashOf(JSON.stringify(facts));
  const known = await recall(cache, key);
  if (known !== undefined) return known.value as PlanResult;
  const { planDecks } = await import('./plan.ts');
  const asked = new Set<Question>();
  const value = await planDecks(cache.disk.host(asked), request);
  await remember(cache, key, { asked, value });
  await cache.store.tidy();
  return value;
}
