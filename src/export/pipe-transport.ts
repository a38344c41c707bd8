/**
 * The pipes of a browser as messages of the DevTools protocol: JSON texts, each ended by a NUL byte
 * (https://chromium.googlesource.com/chromium/src/+/main/content/browser/devtools/devtools_pipe_handler.cc).
 * It has the shape of puppeteer's `ConnectionTransport`.
 */
import type { RunningProgram } from '../host/host.ts';

export interface PipeTransport {
  send(message: string): void;
  close(): void;
  onmessage?: (message: string) => void;
  onclose?: () => void;
}

/** Makes a transport over the pipes of `program`. It closes when the program's end of the pipe does. */
export function pipeTransport(program: Pick<RunningProgram, 'input' | 'output'>): PipeTransport {
  let parts: Buffer[] = [];
  let isOpen = true;
  const transport: PipeTransport = {
    send: (message) => {
      if (isOpen) program.input.write(`${message}\0`);
    },
    close: () => {
      isOpen = false;
    },
  };
  program.output.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      parts.push(chunk.subarray(start, end));
      const message = Buffer.concat(parts).toString('utf8');
      parts = [];
      start = end + 1;
      // Puppeteer expects the promises of one message to be settled before the next.
      setImmediate(() => isOpen && transport.onmessage?.(message));
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  });
  program.output.on('close', () => {
    isOpen = false;
    transport.onclose?.();
  });
  return transport;
}
