/** When each slide of a talk is due: the minutes of the plan, shared out evenly among the slides of a section. */
import type { RenderedPage } from './deck-page.ts';
import { slideSections } from './slide-sections.ts';

export interface SlideTime {
  /** Minutes since the talk began. */
  readonly start: number;
  readonly end: number;
}

/** One for each slide of a page. */
export function slideTimes(page: RenderedPage): readonly SlideTime[] {
  const kept = page.deck.plan.sections.filter((entry) => entry.included);
  return shareTime(
    slideSections(page).map(({ section }) => section),
    new Map(kept.map((entry) => [entry.id, entry.minutes])),
  );
}

/** The section of each slide and the minutes of each section → times. Slides of sections without minutes, generated ones, take none. */
export function shareTime(
  sections: readonly string[],
  minutes: ReadonlyMap<string, number>,
): readonly SlideTime[] {
  const counts = new Map<string, number>();
  for (const section of sections) counts.set(section, (counts.get(section) ?? 0) + 1);
  let now = 0;
  return sections.map((section) => {
    const start = now;
    now += (minutes.get(section) ?? 0) / (counts.get(section) ?? 1);
    return { start, end: now };
  });
}

/** `4:30`, from an hour on `1:04:30`; rounded to seconds. */
export function clockTime(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  const two = (count: number) => String(count).padStart(2, '0');
  const [hours, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return hours === 0 ? `${rest}:${two(seconds % 60)}` : `${hours}:${two(rest)}:${two(seconds % 60)}`;
}

/** `4:30 – 6:00`; a moment when nothing passes between the two. */
export function clockSpan({ start, end }: SlideTime): string {
  const [from, to] = [clockTime(start), clockTime(end)];
  return from === to ? from : `${from} – ${to}`;
}
