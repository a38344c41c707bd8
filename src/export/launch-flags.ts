/**
 * How a browser is started for printing: the flags and the environment. Each flag keeps it off the network, keeps the
 * output the same everywhere, or spares it work; what was measured to make no difference is left out.
 */
import type { Host } from '../host/host.ts';
import type { FoundBrowser } from '../model/browser.ts';

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AcceptCHFrame',
];

/** With CSP and offline mode the third wall: names resolve to nothing, and WebRTC finds no way around. */
const OFFLINE = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
];

const SAME_EVERYWHERE = [
  '--disable-lcd-text',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--force-device-scale-factor=1',
  '--hide-scrollbars',
  '--lang=en-US',
];

/**
 * Without `--disable-gpu` the browser tries in vain for 90 ms to start a process for the graphics card. Without
 * `--disable-frame-rate-limit` the two frames that a print waits for take 25 ms instead of 7.
 */
const LEAN = [
  '--disable-gpu',
  '--disable-frame-rate-limit',
  '--mute-audio',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-hang-monitor',
  '--disable-backgrounding-occluded-windows',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--password-store=basic',
  '--use-mock-keychain',
];

export interface LaunchSettings {
  /** A folder of the browser's own. */
  readonly profile: string;
  /**
   * True after a crash: shared memory is then kept in files. A container often has only 64 MB of it, which a large deck
   * can use up (https://github.com/puppeteer/puppeteer/issues/1834); files make every print a tenth slower.
   */
  readonly careful: boolean;
}

/** The arguments to start `found` with. */
export function launchFlags(found: FoundBrowser, { profile, careful }: LaunchSettings): readonly string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    ...QUIET,
    ...OFFLINE,
    ...SAME_EVERYWHERE,
    ...LEAN,
    ...(found.sandbox ? [] : ['--no-sandbox']),
    ...(careful ? ['--disable-dev-shm-usage'] : []),
    'about:blank',
  ];
}

const KEPT = ['PATH', 'HOME', 'USER', 'LOGNAME', 'LD_LIBRARY_PATH', 'FONTCONFIG_FILE', 'FONTCONFIG_PATH'];
const KEPT_ON_WINDOWS = [
  ...[
    'Path',
    'SystemRoot',
    'SystemDrive',
    'windir',
    'ComSpec',
    'PATHEXT',
    'USERPROFILE',
    'APPDATA',
    'LOCALAPPDATA',
  ],
  ...['ProgramData', 'PROGRAMFILES', 'PROGRAMFILES(X86)', 'NUMBER_OF_PROCESSORS', 'PROCESSOR_ARCHITECTURE'],
];
const KEPT_XDG = ['XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_DATA_DIRS', 'XDG_CONFIG_DIRS'];

/**
 * The environment of a browser. Language and time zone are fixed, since both show in what it prints; its temporary
 * files go where they are removed with the profile.
 */
export function launchEnvironment(
  host: Host,
  found: FoundBrowser,
  temp: string,
): Readonly<Record<string, string>> {
  const names = [...KEPT, ...KEPT_XDG, ...(host.platform === 'win32' ? KEPT_ON_WINDOWS : [])];
  const kept = names.flatMap((name) => {
    const value = host.env(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const fixed = { LANG: 'C.UTF-8', TZ: 'UTC', TMPDIR: temp, TEMP: temp, TMP: temp };
  return { ...Object.fromEntries(kept), ...fixed, ...found.environment };
}
