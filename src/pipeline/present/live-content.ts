/** What is served → what stands behind each address: pages with the script that follows the server, states, events. */
import type { Host } from '../../host/host.ts';
import { loadServedScript } from '../../load/viewer-files.ts';
import { type LiveStart, orderOf } from '../../model/live.ts';
import type { Content, ServedPage } from '../../present/answer.ts';
import { listPage, waitingPage } from '../../present/list-page.ts';
import type { Reader, Route } from '../../present/routes.ts';
import type { InputWatch } from '../kept/watch-inputs.ts';
import { makeViewerPage } from '../viewer-page.ts';
import { type LiveDeck, ROLES } from './live-deck.ts';
import { listedDeck, type Shelf } from './shelf.ts';

/** Makes the content. A deck is built, in its turn, when it is asked for. */
export function liveContent(host: Host, shelf: Shelf, watch: InputWatch): Content {
  let read: Promise<string> | undefined;
  const script = () => {
    read ??= loadServedScript(host);
    return read;
  };
  const ready = async ({ deck }: Route): Promise<LiveDeck | undefined> => {
    const live = deck === undefined ? undefined : shelf.deck(deck);
    if (live !== undefined) await watch.between(() => live.ensure());
    return live;
  };
  const deckPage = async (live: LiveDeck, reader: Reader): Promise<ServedPage> => {
    const made = live.made(reader);
    const faults = live.faults();
    if (made === undefined)
      return waitingPage(live.place.id, { script: await script(), start: { ...NO_START, faults } });
    const { version, slides } = made.live;
    const start: LiveStart = { version, order: orderOf(slides), faults };
    const html = await makeViewerPage(host, made.page, {
      role: ROLES[reader],
      live: { script: await script(), start, connect: "'self'" },
      ...(reader === 'speaker' ? { audiencePage: shelf.routes().pathOf('audience', live.place.path) } : {}),
    });
    return { html };
  };
  return {
    page: async (route) => {
      const listed = route.deck === undefined ? undefined : listedDeck(route.deck);
      if (route.deck === undefined || listed !== undefined)
        return listPage(shelf.entries(route.reader, listed), { script: await script(), start: NO_START });
      const live = await ready(route);
      return live && deckPage(live, route.reader);
    },
    state: async (route) => {
      const made = (await ready(route))?.made(route.reader);
      return made && JSON.stringify(made.live);
    },
    events: async (route) => {
      if (route.deck === undefined || listedDeck(route.deck) !== undefined) return shelf.listen;
      const live = shelf.deck(route.deck);
      return live && ((stream) => live.listen(route.reader, stream));
    },
  };
}

const NO_START: LiveStart = { version: '', order: { keys: [], looks: [] }, faults: [] };
