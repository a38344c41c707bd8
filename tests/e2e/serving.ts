/** The built program as a server or a watcher: started in a folder, talked to, ended. */
import { type ChildProcess, spawn } from 'node:child_process';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';

const main = join(import.meta.dirname, '..', '..', 'dist', 'lectern.js');

export interface Addresses {
  readonly port: number;
  readonly speaker: string;
  readonly audience: string;
  readonly decks: readonly {
    readonly deck: string;
    readonly audienceId: string | null;
    readonly speaker: string;
    readonly audience: string;
  }[];
}

export interface Running {
  readonly child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** Ends it with a signal and gives its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const running = new Set<Running>();

/** Starts `lectern …args`; `environment` comes beside that of the tests. */
export function run(
  cwd: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Running {
  const env = { ...process.env, NO_COLOR: '1', ...environment };
  const child = spawn(process.execPath, [main, ...args], { cwd, env });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => (stdout += data));
  child.stderr.on('data', (data) => (stderr += data));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const one: Running = {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    stop: (signal = 'SIGINT') => {
      running.delete(one);
      child.kill(signal);
      return ended;
    },
  };
  running.add(one);
  return one;
}

/** Starts `lectern present … --json` at any free port, unless the arguments name one, and waits for its addresses. */
export async function present(
  cwd: string,
  args: readonly string[] = [],
): Promise<Running & { readonly addresses: Addresses }> {
  const port = args.includes('--port') ? [] : ['--port', '0'];
  const server = run(cwd, ['present', ...args, ...port, '--json']);
  await until(() => server.stdout().endsWith('}\n') || server.child.exitCode !== null);
  return { ...server, addresses: JSON.parse(server.stdout()) as Addresses };
}

/** Ends all that was started. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((one) => one.stop('SIGKILL')));
}

export async function until(holds: () => boolean, timeout = 60_000): Promise<void> {
  const end = Date.now() + timeout;
  while (!holds()) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Asks with headers of any kind; `fetch` would refuse most of them. */
export function ask(
  address: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers, method, agent: false }, (response) => {
      let body = '';
      response.on('data', (data) => (body += data));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Sends a request line that no client would send and gives the status. */
export function askRaw(port: number, line: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`${line} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`),
    );
    let back = '';
    socket.on('data', (data) => (back += data));
    socket.on('error', reject);
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(back)?.[1] ?? 0)));
  });
}
