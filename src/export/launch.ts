/**
 * Starts the process of a browser, with a profile of its own that goes when it ends, and says in words why one does
 * not start. It is Lectern that starts it, not puppeteer: puppeteer ignores the time limit when it speaks through
 * pipes, and the browser starts while puppeteer is still being loaded.
 */
import { Fault } from '../diagnostics/fault.ts';
import type { Host, ProgramEnd, Programs, RunningProgram } from '../host/host.ts';
import type { FoundBrowser } from '../model/browser.ts';
import { launchEnvironment, launchFlags } from './launch-flags.ts';
import { type PipeTransport, pipeTransport } from './pipe-transport.ts';

export interface LaunchedBrowser {
  readonly transport: PipeTransport;
  readonly exited: Promise<ProgramEnd>;
  /** Why it ended before it could be used; asks the browser for its version. */
  explain(end: ProgramEnd): Promise<Fault>;
  /** Ends it with all its processes and removes its profile. */
  end(): Promise<void>;
}

const VERSION_LIMIT_MS = 5_000;

/** Starts `found`; `careful` after a crash. Throws `browser-launch` when the host cannot start programs at all. */
export async function launchBrowser(
  host: Host,
  found: FoundBrowser,
  careful: boolean,
): Promise<LaunchedBrowser> {
  const { programs } = host;
  if (programs === undefined) throw new Fault('browser-launch', 'no programs can be started here');
  const profile = await host.makeTempFolder(programs.tempFolder, 'browser-');
  const environment = launchEnvironment(host, found, profile);
  const program = programs.start(found.path, launchFlags(found, { profile, careful }), { environment });
  return {
    transport: pipeTransport(program),
    exited: program.exited,
    explain: (end) => explainEnd(programs, { found, program, end, environment }),
    end: async () => {
      program.kill();
      await program.exited;
      await host.remove(profile).catch(() => {});
    },
  };
}

/** The version that a browser says it has, `147.0.7727.0`; undefined when it does not say. */
export async function browserVersion(host: Host, found: FoundBrowser): Promise<string | undefined> {
  if (host.platform === 'win32') return versionBeside(host, found.path);
  const environment = launchEnvironment(host, found, host.programs?.tempFolder ?? '');
  const outcome = await host.programs?.run(found.path, ['--version'], {
    environment,
    timeoutMs: VERSION_LIMIT_MS,
  });
  return outcome && versionIn(outcome.stdout);
}

/** On Windows `--version` opens a window; the version is the name of a folder beside the program. */
async function versionBeside(host: Host, path: string): Promise<string | undefined> {
  const folder = path.replace(/[\\/][^\\/]*$/, '');
  const names = await host.list(folder);
  return names.map(versionIn).findLast((version) => version !== undefined) ?? versionIn(folder);
}

function versionIn(text: string): string | undefined {
  return /\d+(?:\.\d+){3}/.exec(text)?.[0];
}

interface Failed {
  readonly found: FoundBrowser;
  readonly program: RunningProgram;
  readonly end: ProgramEnd;
  readonly environment: Readonly<Record<string, string>>;
}

async function explainEnd(programs: Programs, { found, program, end, environment }: Failed): Promise<Fault> {
  if (end.failure !== undefined) {
    return new Fault(
      'browser-launch',
      `the browser "${found.path}" does not start: ${end.failure}`,
      launchHint(''),
    );
  }
  const said = program.stderr();
  const probe = await programs.run(found.path, ['--version'], { environment, timeoutMs: VERSION_LIMIT_MS });
  const version = versionIn(probe.stdout);
  const words = firstLines(said) || firstLines(probe.stderr) || `it ended at once with exit code ${end.code}`;
  const browser = `the browser "${found.path}"${version === undefined ? '' : `, version ${version},`}`;
  return new Fault('browser-launch', `${browser} does not start: ${words}`, launchHint(said));
}

function firstLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 3)
    .join(' | ')
    .slice(0, 400);
}

function launchHint(said: string): string {
  if (/sandbox|namespace/i.test(said)) {
    return 'install Google Chrome, which brings a sandbox that this system allows; or, for texts that you trust, set LECTERN_NO_SANDBOX=1';
  }
  const library = /loading shared libraries: ([^:\s]+)/.exec(said)?.[1];
  if (library !== undefined) return `install the system package that holds ${library}`;
  return 'lectern doctor shows which browsers there are; name another one with --browser';
}
