/** Where the packages come from, which versions are known to be good, and that none of ours runs anything at installation. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

interface Locked {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> };
const manifest = read('package.json') as { scripts: Record<string, string>; dependencies: object };
const locked = Object.entries(packages).filter(([path]) => path.startsWith('node_modules/'));

/** The oldest version of a package that may be installed anywhere in the tree, and what was wrong before. */
const FLOORS: Readonly<Record<string, readonly [string, string]>> = {
  postcss: ['8.5.23', 'older ones let a value of CSS end the <style> element that it stands in'],
  '@marp-team/marpit': ['3.2.0', 'what marp-core 5 was tested with'],
  'markdown-it': ['14.1.1', 'a line of many asterisks took for ever'],
  katex: ['0.16.10', 'macros could run for ever, and addresses got past "trust" (CVE-2024-28243 to 28246)'],
  yaml: ['2.2.2', 'some texts threw outside of the parser (CVE-2023-2251)'],
  'js-yaml': ['3.14.2', 'a merge key could change prototypes (CVE-2025-64718)'],
  'fast-xml-parser': ['4.4.1', 'a regular expression took for ever (CVE-2024-41818)'],
  ws: ['8.17.1', 'a request with many headers ended the process (CVE-2024-37890)'],
  'tar-fs': ['3.1.1', 'an archive could write outside of its folder (CVE-2025-59343)'],
};

const numbers = (version: string) => version.split('-')[0]?.split('.').map(Number) ?? [];

function isOlder(version: string, floor: string): boolean {
  const [have, want] = [numbers(version), numbers(floor)];
  const at = want.findIndex((number, index) => number !== have[index]);
  return at !== -1 && (have[at] ?? 0) < (want[at] ?? 0);
}

describe('a version', () => {
  it('is compared number by number', () => {
    const older = (a: string, b: string) => isOlder(a, b);
    expect([older('8.5.3', '8.5.23'), older('8.5.23', '8.5.23'), older('9.0.0', '8.5.23')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is nowhere in the tree older than those known to be good, in the lockfile and as installed', () => {
    const old = locked.flatMap(([path, { version }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const [floor, reason] = FLOORS[name] ?? [];
      const installed = installedVersion(path);
      return [version, ...(installed === undefined ? [] : [installed])].flatMap((one) =>
        floor !== undefined && isOlder(one, floor) ? [`${path} ${one} < ${floor}: ${reason}`] : [],
      );
    });
    expect(old).toEqual([]);
  });

  it('is known for each package with a floor', () => {
    const present = new Set(locked.map(([path]) => path.replace(/^.*node_modules\//, '')));
    expect(Object.keys(FLOORS).filter((name) => !present.has(name))).toEqual([]);
  });
});

function installedVersion(path: string): string | undefined {
  try {
    return (read(join(path, 'package.json')) as Locked).version;
  } catch {
    // Optional, for another system.
    return undefined;
  }
}

describe('a package', () => {
  it('comes from the registry of npm, with a hash of its content', () => {
    const strange = locked.filter(
      ([, { resolved, integrity }]) =>
        (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')) ||
        !integrity?.startsWith('sha512-'),
    );
    expect(strange.map(([path]) => path)).toEqual([]);
  });

  it('that runs something when it is installed is one of two that are known', () => {
    const running = locked.filter(([, one]) => one.hasInstallScript === true).map(([path]) => path);
    expect(running.sort()).toEqual(['node_modules/esbuild', 'node_modules/puppeteer']);
  });

  it('of ours runs nothing when it is installed', () => {
    const hooks = [
      'preinstall',
      'install',
      'postinstall',
      'prepare',
      'prepublish',
      'preprepare',
      'postprepare',
    ];
    expect(hooks.filter((hook) => hook in manifest.scripts)).toEqual([]);
  });
});
