/**
 * The open pages of one address, told of changes by server-sent events. A page that reads more slowly than an author
 * types is not told everything: nothing is kept for it but that it fell behind, and it is greeted anew when it can read.
 */
import type { WebStream } from '../host/host.ts';
import type { LiveMessage } from '../model/live.ts';

export interface Feed {
  /** Takes a page in; `greeting` says where things stand, now and whenever the page has fallen behind. */
  add(stream: WebStream, greeting: () => LiveMessage): void;
  /** Tells all pages. */
  send(message: LiveMessage): void;
  /** Says something that means nothing, so that connections to pages that are gone are noticed. */
  breathe(): void;
  /** Ends every connection. */
  close(): void;
  readonly size: number;
}

export function createFeed(): Feed {
  const readers = new Map<WebStream, { behind: boolean }>();
  const write = (stream: WebStream, text: string) => {
    const reader = readers.get(stream);
    if (reader !== undefined && !stream.write(text)) reader.behind = true;
  };
  return {
    add: (stream, greeting) => {
      const reader = { behind: false };
      readers.set(stream, reader);
      stream.onClosed(() => readers.delete(stream));
      stream.onDrained(() => {
        if (!reader.behind) return;
        reader.behind = false;
        write(stream, eventText(greeting()));
      });
      // A page that lost its connection comes back soon, so that a server that is started again is found.
      write(stream, `retry: 500\n${eventText(greeting())}`);
    },
    send: (message) => {
      const text = eventText(message);
      for (const [stream, { behind }] of readers) if (!behind) write(stream, text);
    },
    breathe: () => {
      for (const [stream, { behind }] of readers) if (!behind) write(stream, ':\n\n');
    },
    close: () => {
      for (const stream of readers.keys()) stream.end();
      readers.clear();
    },
    get size() {
      return readers.size;
    },
  };
}

/** JSON has no line breaks of its own, so one `data` field holds it: https://html.spec.whatwg.org/multipage/server-sent-events.html */
function eventText(message: LiveMessage): string {
  return `data: ${JSON.stringify(message)}\n\n`;
}
