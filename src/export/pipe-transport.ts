/**
 * The pipes of a browser as messages of the DevTools protocol: JSON texts, each ended by a NUL byte
 * (https://chromium.googlesource.com/chromium/src/+/main/content/browser/devtools/devtools_pipe_handler.cc).
 * It has the shape of puppeteer's `ConnectionTransport`.
 */
import type { RunningProgram } from '../host/host.ts';

export interface PipeTransport {
  send(message: string): void;
  close(): void;
  /** May give a promise; one that rejects means that the browser does not speak the protocol. */
  onmessage?: (message: string) => unknown;
  onclose?: () => void;
}

/** Makes a transport over the pipes of `program`. It closes when they do, and when what comes out is no protocol. */
export function pipeTransport(program: Pick<RunningProgram, 'input' | 'output'>): PipeTransport {
  let parts: Buffer[] = [];
  let isOpen = true;
  const transport: PipeTransport = {
    send: (message) => {
      // As bytes: Node writes a long text many times slower.
      if (isOpen) program.input.write(Buffer.from(`${message}\0`, 'utf8'));
    },
    close: () => {
      isOpen = false;
    },
  };
  const hangUp = () => {
    if (!isOpen) return;
    isOpen = false;
    transport.onclose?.();
  };
  const deliver = async (message: string) => {
    if (isOpen) await transport.onmessage?.(message);
  };
  program.output.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      parts.push(chunk.subarray(start, end));
      const message = Buffer.concat(parts).toString('utf8');
      parts = [];
      start = end + 1;
      // Puppeteer expects the promises of one message to be settled before the next.
      setImmediate(() => void deliver(message).catch(hangUp));
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  });
  program.output.on('close', hangUp);
  return transport;
}
