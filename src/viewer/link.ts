/**
 * Two windows that follow each other. The presenter's page leads: it tells every other where it stands, and takes from
 * each where somebody moved on. On `file:`, where pages have no origin, messages go from window to window; elsewhere by
 * BroadcastChannel, which also finds windows that were opened by hand. A window that was loaded again says hello and is told.
 */
import { marked } from './dom.ts';
import type { Blank, Stage } from './stage.ts';

interface Message {
  readonly lectern: string;
  readonly from: 'presenter' | 'audience';
  /** `hello` asks where the others stand, `here` only shows that the window is there, `at` moves. */
  readonly says: 'hello' | 'here' | 'at' | 'bye';
  readonly slide: number;
  readonly step: number;
  readonly blank: Blank;
  /** The window in which somebody moved, so that its own move does not come back to it late. */
  readonly mover: string;
}

export interface Link {
  /** Opens the audience's window, or brings it to the front. */
  open(address: string): boolean;
  /** Called when a window is found or lost. */
  watch(listener: (found: boolean) => void): void;
}

const HERE_MS = 1500;

export function linkWindows(stage: Stage, from: Message['from']): Link {
  const deck = marked('deck') ?? '';
  const self = `${from}${Math.random()}`;
  let mover = self;
  const windows = new Set<Window>();
  const watchers: ((found: boolean) => void)[] = [];
  const onFile = location.protocol === 'file:';
  const channel =
    onFile || !('BroadcastChannel' in window) ? undefined : new BroadcastChannel(`lectern:${deck}`);
  const opener = window.opener as Window | null;
  if (onFile && from === 'audience' && opener !== null) windows.add(opener);

  const send = (says: Message['says']) => {
    const { at, blank } = stage.state();
    const message: Message = { lectern: deck, from, says, ...at, blank, mover };
    channel?.postMessage(message);
    // A page from a file has no origin that could be named; nothing but numbers is sent.
    for (const one of windows) one.postMessage(message, onFile ? '*' : location.origin);
  };
  const found = (yes: boolean) => {
    for (const watcher of watchers) watcher(yes);
  };
  const take = (data: unknown, source: Window | undefined) => {
    if (!isMessage(data, deck) || data.from === from) return;
    if (data.says === 'bye') return found(false);
    const isNew = source !== undefined && !windows.has(source);
    if (source !== undefined) windows.add(source);
    found(true);
    if (data.says === 'at') {
      if (data.mover === self) return;
      mover = data.mover;
      stage.take({ at: { slide: data.slide, step: data.step }, blank: data.blank });
    } else if (from === 'presenter' && (isNew || data.says === 'hello')) send('at');
    else if (data.says === 'hello') send('here');
  };
  channel?.addEventListener('message', ({ data }) => take(data, undefined));
  window.addEventListener('message', ({ data, source, origin }) => {
    if (onFile && origin === 'null' && source !== null && isWindow(source)) take(data, source);
  });
  window.addEventListener('pagehide', () => send('bye'));
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) send('hello');
  });
  stage.listen((_, cause) => {
    // What came from another window goes on to the rest, by the one that leads.
    if (cause === 'here' || cause === 'address') mover = self;
    else if (cause === 'deck' || from === 'audience') return;
    send('at');
  });
  send('hello');
  if (onFile)
    window.setInterval(() => {
      if (from === 'audience') send('here');
      else found([...windows].some((one) => !one.closed));
    }, HERE_MS);
  return {
    open(address) {
      const opened = window.open(address, `lectern-${deck}`);
      if (opened !== null && onFile) windows.add(opened);
      return opened !== null;
    },
    watch: (listener) => void watchers.push(listener),
  };
}

function isWindow(source: MessageEventSource): source is Window {
  return 'closed' in source;
}

function isMessage(data: unknown, deck: string): data is Message {
  if (typeof data !== 'object' || data === null) return false;
  const { lectern, says, slide, step, blank, mover } = data as Partial<Record<keyof Message, unknown>>;
  return (
    lectern === deck &&
    typeof says === 'string' &&
    typeof mover === 'string' &&
    Number.isSafeInteger(slide) &&
    Number.isSafeInteger(step) &&
    (blank === undefined || blank === 'black' || blank === 'white')
  );
}
