/** A build and its browser open no socket to any network, and a deck that is opened asks for nothing. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderWith, lectern, removeFolders, TOWN } from './program.ts';
import { watchSockets } from './sockets.ts';

afterAll(removeFolders);

const main = join(import.meta.dirname, '..', '..', 'dist', 'lectern.js');

/** Everything that has ever made a deck ask for something: links, emoji, formulas, code, diagrams, themes with web fonts. */
const RICH = {
  ...TOWN,
  'decks/budget/sections/reserve.md':
    '---\nfor: official\n---\n\n## Reserve :tada: 🏦\n\n[The law](https://example.org/law) and https://example.org\n\n$a^2$\n\n```js\nconst a = 1;\n```\n\n```mermaid\ngraph LR\n  a --> b\n```\n',
  'gaia.md': '---\ntheme: gaia\n---\n\n# Fonts from a service\n',
};

function run(program: string, args: readonly string[], cwd: string) {
  const child = spawn(program, args, { cwd, stdio: 'ignore', env: { ...process.env, NO_COLOR: '1' } });
  const watch = watchSockets(child.pid ?? 0);
  return new Promise<{ code: number | null; looks: number; sockets: readonly string[] }>((resolve) =>
    child.on('close', (code) => resolve({ code, looks: watch.looks(), sockets: watch.stop() })),
  );
}

describe.runIf(process.platform === 'linux')('a build', () => {
  it('opens no socket, nor does its browser', async () => {
    const folder = folderWith(RICH);
    for (const args of [['build'], ['build', 'gaia.md', '-f', 'html,pdf,png']]) {
      const { code, looks, sockets } = await run(process.execPath, [main, ...args, '--force'], folder);
      expect({ code, sockets }).toEqual({ code: 0, sockets: [] });
      expect(looks).toBeGreaterThan(20);
    }
  });

  it('would be caught if it did', async () => {
    const script =
      "require('net').createServer().listen(0, '127.0.0.1'); setTimeout(() => process.exit(), 400)";
    const child = `require('child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(script)}])`;
    const { sockets } = await run(process.execPath, ['-e', child], folderWith({}));
    expect(sockets).toEqual([expect.stringMatching(/: tcp 0100007F:/)]);
  });
});

describe('a remote file', () => {
  it('is not fetched, whatever way it is written', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const ways = [
      `![](http://${host}/a.png)`,
      `![bg](//${host}/b.png)`,
      `<img src="//${host}/c.png">`,
      `<img srcset="http://${host}/d.png 1x" src="e.png">`,
      `<video src="http://${host}/f.mp4" poster="http://${host}/g.png"></video>`,
      `<style>@import url("http://${host}/h.css");</style>\n\n# a`,
      `<style>@font-face{font-family:z;src:url(http://${host}/i.woff2)}</style>\n\n# a`,
      `<!-- backgroundImage: url(http://${host}/j.png) -->\n\n# a`,
      `<iframe src="http://${host}/k"></iframe>\n\n# a`,
      `<link rel="stylesheet" href="http://${host}/l.css">\n\n# a`,
      `<meta http-equiv="refresh" content="0;url=http://${host}/m">\n\n# a`,
      `<object data="http://${host}/n"></object>\n\n# a`,
      `<script src="http://${host}/o.js"></script>\n\n# a`,
      `<base href="http://${host}/">\n\n# a`,
    ];
    const tried = process.env.SLOW === 'all' ? ways : ways.filter((_, index) => index % 3 === 0);
    const files = Object.fromEntries(tried.map((text, index) => [`talk-${index}.md`, text]));
    const folder = folderWith(files);
    const names = Object.keys(files);
    for (let at = 0; at < names.length; at += 4)
      await Promise.all(
        names
          .slice(at, at + 4)
          .map((name) => lectern(folder, ['build', name, '-f', 'pdf', '-o', `out-${name}`])),
      );
    await new Promise((resolve) => server.close(resolve));
    expect(asked).toEqual([]);
  }, 180_000);
});
