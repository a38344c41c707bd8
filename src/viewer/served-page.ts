/**
 * The script that only a served page has: hears from the server what changed, hands the deck made anew to the viewer
 * (`lectern:deck`), and shows errors over the last good deck. Runs before the viewer, while the slides are as they were sent.
 */
import type { LiveMessage, LivePage, LiveStart, LiveUpdate } from '../model/live.ts';
import { createFaults } from './faults.ts';
import { sameSlide } from './same-slide.ts';

const SLIDES = '.lectern-deck > .lectern-slide';
const start = JSON.parse(document.getElementById('lectern-live')?.textContent ?? '{}') as LiveStart;
const faults = createFaults();
let { version, order } = start;
let asks = 0;
let sources = new Map<string, string>();
for (const [index, slide] of [...document.querySelectorAll(SLIDES)].entries())
  sources.set(order.keys[index] ?? '', slide.outerHTML);
faults.show(start.faults);
followWhileVisible();

function take(message: LiveMessage): void {
  if (message.kind === 'reload') location.reload();
  else if (message.kind === 'faults') faults.show(message.faults);
  else if (message.kind === 'update') takeUpdate(message.update);
  else {
    faults.show(message.faults);
    if (message.version !== version) void takeState();
  }
}

function takeUpdate(update: LiveUpdate): void {
  if (update.from === version) renew(update);
  else if (update.version !== version) void takeState();
}

/** The whole state, after something was missed. A page that never had a deck is loaded anew. Of several answers the last one asked for counts. */
async function takeState(): Promise<void> {
  if (version === '') return location.reload();
  asks += 1;
  const asked = asks;
  const answer = await fetch('state');
  if (!answer.ok) return location.reload();
  const page = (await answer.json()) as LivePage;
  if (asked !== asks) return;
  const keys = page.slides.map(({ key }) => key);
  renew({ ...page, order: { keys, looks: page.slides.map(({ look }) => look) } });
}

type Renewal = Omit<LiveUpdate, 'from'>;

function renew(made: Renewal): void {
  // The words around the slides are those of the language, and come with the page.
  if (made.lang !== undefined && made.lang !== document.documentElement.lang) {
    location.reload();
    return;
  }
  for (const { key, html } of made.slides) sources.set(key, html);
  sources = new Map(made.order.keys.map((key) => [key, sources.get(key) ?? '']));
  const slide = sameSlide(shownSlide(), order.looks, made.order.looks);
  ({ version, order } = made);
  const page = pageOf(made);
  page.documentElement.setAttribute('data-slide', String(slide));
  document.dispatchEvent(new CustomEvent('lectern:deck', { detail: page }));
}

/** The deck as the page that the server would send now. */
function pageOf({ title, css }: Renewal): Document {
  const page = document.implementation.createHTMLDocument(title ?? document.title);
  if (css !== undefined) {
    const style = page.createElement('style');
    style.id = 'lectern-deck-style';
    style.textContent = css;
    page.head.append(style);
  }
  const slides = order.keys.map((key) => sources.get(key) ?? '');
  page.body.innerHTML = `<div class="lectern-deck">${slides.join('')}</div>`;
  return page;
}

/** The viewer keeps the position in the address: `#4.2`. */
function shownSlide(): number {
  return Number(/^#(\d+)/.exec(location.hash)?.[1] ?? 1) - 1;
}

/** Browsers keep only six connections to a server: a page that nobody sees does without, and asks when it is seen again. */
function followWhileVisible(): void {
  let source: EventSource | undefined;
  const follow = () => {
    if (document.visibilityState === 'hidden') {
      source?.close();
      source = undefined;
    } else if (source === undefined) {
      source = new EventSource('events');
      source.onmessage = ({ data }) => take(JSON.parse(data) as LiveMessage);
    }
  };
  document.addEventListener('visibilitychange', follow);
  window.addEventListener('pagehide', () => source?.close());
  window.addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    source = undefined;
    follow();
  });
  follow();
}
