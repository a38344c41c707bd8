/**
 * The parts of a host that hear from outside: HTTP requests and changes on the disk. Types only; `http-server.ts` and
 * `watcher.ts` are the real ones. A request comes as it was sent, nothing decoded, so that whoever answers decides
 * what it means.
 */

export interface WebRequest {
  readonly method: string;
  /** The request target as it was sent: `/talk/press/`. */
  readonly target: string;
  /** By name in lower case; one value for each time that the header was sent. */
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
  /** The address and port of this machine that the request came to. */
  readonly localAddress: string;
  readonly localPort: number;
}

export interface WebResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Text or bytes, sent whole; or a function that gets a stream to write to for as long as both sides like. */
  readonly body: string | Uint8Array | ((stream: WebStream) => void);
}

/** The body of a response that goes on. Writing after the other side has gone is silent. */
export interface WebStream {
  /** False when the other side reads more slowly than is written: hold back until `drained`. */
  write(text: string): boolean;
  onDrained(run: () => void): void;
  onClosed(run: () => void): void;
  end(): void;
}

export interface ServeRequest {
  /** Address or name to listen at. */
  readonly address: string;
  /** 0: any free one. */
  readonly port: number;
  /** Must not throw. */
  readonly respond: (request: WebRequest) => Promise<WebResponse>;
}

export interface Serving {
  readonly port: number;
  /** Stops listening and ends every connection; may be called more than once. */
  close(): Promise<void>;
}

export interface Watching {
  /** The folders to hear from, absolute, in place of those named before. Settles when they are heard from. Never rejects. */
  follow(folders: ReadonlySet<string>): Promise<void>;
  close(): Promise<void>;
}
