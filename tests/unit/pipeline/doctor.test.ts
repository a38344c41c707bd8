import { afterEach, describe, expect, it } from 'vitest';
import { MemoryHost } from '../../../src/host/memory.ts';
import { examine } from '../../../src/pipeline/doctor.ts';
import { type RealWorld, realWorld } from '../host/real-host.ts';

let world: RealWorld | undefined;
afterEach(() => world?.end());

describe('the doctor', () => {
  it('tells the browser, its version and kind, and whether it keeps its sandbox', async () => {
    world = realWorld({ isRoot: false, nodeVersion: '22.1.0' });
    const path = await world.script(
      'chrome-headless-shell',
      'echo "Google Chrome for Testing 131.0.6778.204"',
    );
    const report = await examine(world.host, { browser: path });
    expect(report).toMatchObject({
      node: '22.1.0',
      lectern: expect.stringMatching(/^\d+\.\d+\.\d+/),
      browser: { path, version: '131.0.6778.204', kind: 'headless-shell', sandbox: true },
      project: null,
      looked: [{ what: '--browser', path, outcome: 'found' }],
    });
  });

  it('says what to do about a browser that does not even tell its version', async () => {
    world = realWorld();
    const path = await world.script('chrome', 'exit 1');
    const report = await examine(world.host, { browser: path });
    expect(report.browser).toMatchObject({ version: null });
    expect(report.mend?.join()).toContain('does not tell its version');
  });

  it('reports a named browser that is not there, rather than failing', async () => {
    const host = new MemoryHost({ '/package/package.json': '{ "version": "0.1.0" }' });
    const report = await examine(host, { browser: '/nowhere/chrome' });
    expect(report.browser).toBeNull();
    expect(report.looked).toMatchObject([{ outcome: 'not usable' }]);
    expect(report.mend).toContain('mend --browser, or leave it out and Lectern looks for a browser itself');
  });

  it('names the project with its decks and audiences, and the folder of fonts', async () => {
    const host = new MemoryHost({
      '/package/package.json': '{ "version": "0.1.0" }',
      '/usr/bin/chromium': '',
      '/usr/share/fonts/a.ttf': '',
      '/work/decks/audiences.yaml': 'press:\n  name: The press\n',
      '/work/decks/prices/deck.md': '# Prices\n',
    });
    const report = await examine(host, { browser: '/usr/bin/chromium' });
    expect(report.project).toEqual({ root: '/work', decks: ['prices'], audiences: ['press'] });
    expect(report.fonts).toBe('/usr/share/fonts');
  });

  it('asks for a newer Node and for fonts where they are missing', async () => {
    world = realWorld({ nodeVersion: '20.18.3' });
    expect((await examine(world.host)).mend).toContain(
      'Node 20.18.3 is too old: install 20.19 or a later one',
    );
    const bare = new MemoryHost({
      '/package/package.json': '{ "version": "0.1.0" }',
      '/usr/bin/chromium': '',
    });
    expect((await examine(bare, { browser: '/usr/bin/chromium' })).mend?.join()).toContain('install a font');
  });
});
