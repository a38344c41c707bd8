/** Printing in a browser that somebody else runs, as a pool does. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowsers } from '../../src/export/find-browser.ts';
import { launchEnvironment, launchFlags } from '../../src/export/launch-flags.ts';
import { testHost } from '../host.ts';
import { folderWith, lectern, removeFolders, TOWN } from './program.ts';

let browser: ChildProcess;
let address = '';

beforeAll(async () => {
  const profile = folderWith({});
  const host = testHost(profile, { PATH: process.env.PATH ?? '' });
  const { chosen } = await findBrowsers(host);
  if (chosen === undefined) throw new Error('no browser to test with');
  const flags = launchFlags(chosen, { profile, careful: false }).filter(
    (flag) => flag !== '--remote-debugging-pipe',
  );
  browser = spawn(chosen.path, [...flags, '--remote-debugging-port=0'], {
    env: launchEnvironment(host, chosen, profile),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  address = await new Promise((resolve, reject) => {
    let said = '';
    browser.stderr?.on('data', (chunk) => {
      said += chunk;
      const told = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (told !== undefined) resolve(told);
    });
    browser.on('exit', () => reject(new Error(said)));
  });
});
afterAll(() => {
  browser.kill('SIGKILL');
  removeFolders();
});

const pages = async () => {
  const list = await fetch(`http://${new URL(address).host}/json/list`);
  return ((await list.json()) as { type: string }[]).filter(({ type }) => type === 'page').length;
};
const printed = (folder: string) =>
  readFileSync(join(folder, 'out/budget/press/deck.pdf')).toString('latin1');

describe('a browser elsewhere', () => {
  it('prints what one here prints, is left running, and keeps nothing open', async () => {
    const [here, there] = [folderWith(TOWN), folderWith(TOWN)];
    const before = await pages();
    expect((await lectern(here, ['build', '-f', 'pdf', '--no-cache'])).code).toBe(0);
    const run = await lectern(there, ['build', '-f', 'pdf', '--browser-url', address]);
    expect(run.code, run.stderr).toBe(0);
    expect(printed(there)).toBe(printed(here));
    expect(browser.exitCode).toBeNull();
    expect(await pages()).toBe(before);
  });

  it('is found by its HTTP address and by a variable', async () => {
    const folder = folderWith(TOWN);
    const variables = { LECTERN_BROWSER_URL: `http://${new URL(address).host}` };
    const run = await lectern(folder, ['build', '-f', 'pdf'], variables);
    expect(run.code, run.stderr).toBe(0);
    expect(printed(folder)).toMatch(/^%PDF-/);
  });

  it('that does not answer ends the run with 2, and its token is not shown', async () => {
    const folder = folderWith(TOWN);
    const run = await lectern(folder, [
      'build',
      '-f',
      'pdf',
      '--browser-url',
      'ws://127.0.0.1:9/pool?token=secret',
    ]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('no browser answers at ws://127.0.0.1:9\n');
    expect(run.stderr).not.toContain('secret');
    const odd = await lectern(folder, ['build', '-f', 'pdf', '--browser-url', 'chrome']);
    expect(odd.stderr).toContain('--browser-url wants an address');
  });
});
