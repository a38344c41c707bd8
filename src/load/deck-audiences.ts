/**
 * The audiences that a deck names → audiences that exist: a group becomes its members, each audience stands once,
 * and what is said of an audience by its own id wins over what is said of its group.
 */
import { type Diagnostic, diagnose, type Outcome } from '../diagnostics/diagnostic.ts';
import { suggestName } from '../diagnostics/nearest.ts';
import type { Audience } from '../model/audience.ts';
import type { AudienceRef } from '../model/deck-spec.ts';
import { audienceNames } from './audiences.ts';

/** Gives the audiences of a deck in its order, those of a group in the order of `audiences.yaml`. */
export function resolveAudiences(
  refs: readonly AudienceRef[],
  audiences: ReadonlyMap<string, Audience>,
): Outcome<readonly AudienceRef[]> {
  const found: Diagnostic[] = [];
  const own = new Map<string, AudienceRef>();
  for (const ref of refs) {
    const first = own.get(ref.id);
    if (first === undefined) own.set(ref.id, ref);
    else {
      const related = [{ message: `"${ref.id}" stands here first`, at: first.at }];
      const hint = 'remove one of the two';
      found.push(
        diagnose('fm-duplicate-key', `the audience "${ref.id}" stands twice`, { at: ref.at, hint, related }),
      );
    }
  }
  const resolved = new Map<string, AudienceRef>();
  for (const ref of own.values()) {
    const ids = audiences.has(ref.id) ? [ref.id] : membersOf(ref.id, audiences);
    if (ids.length === 0) found.push(unknownAudience(ref, audiences));
    for (const id of ids) if (!resolved.has(id)) resolved.set(id, own.get(id) ?? { ...ref, id });
  }
  return { value: [...resolved.values()], diagnostics: found };
}

function membersOf(group: string, audiences: ReadonlyMap<string, Audience>): readonly string[] {
  return [...audiences.values()].filter(({ groups }) => groups.includes(group)).map(({ id }) => id);
}

function unknownAudience({ id, at }: AudienceRef, audiences: ReadonlyMap<string, Audience>): Diagnostic {
  const hint = suggestName(id, audienceNames(audiences), 'audiences and groups');
  return diagnose('unknown-audience', `no audience or group is called "${id}"`, { at, hint });
}
