/** `lectern present` without a browser: addresses, refusals, ports, signals, notes, and edits that come thick and fast. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { folderWith, lectern, removeFolders, TOWN } from './program.ts';
import { ask, askRaw, present, run, stopAll, until } from './serving.ts';

afterEach(stopAll);
afterAll(removeFolders);

const NOTE = 'Breathe before this slide';
const totals = (text: string) => `---\ntitle: Totals\n---\n\n## Totals\n\n${text}\n`;

describe('the addresses', () => {
  it('are printed, one for the speaker and one for the audience, and nothing is written', async () => {
    const folder = folderWith(TOWN);
    const server = run(folder, ['present', 'budget', '-a', 'press', '--port', '0']);
    await until(() => server.stdout().split('\n').length > 2);
    expect(server.stdout()).toMatch(
      /^speaker {3}http:\/\/127\.0\.0\.1:\d+\/[\w-]{22}\/budget\/press\/\naudience {2}http:\/\/127\.0\.0\.1:\d+\/budget\/press\/\n$/,
    );
    await until(() => server.stderr().includes('Ctrl-C'));
  });

  it('lead to a list of all decks and audiences, with the speaker’s links behind the token only', async () => {
    const { addresses } = await present(folderWith(TOWN));
    const list = await ask(addresses.audience);
    expect(list.body).toContain('/budget/council/');
    expect(list.body).toContain('/budget/press/');
    const token = /[\w-]{22}/.exec(addresses.speaker)?.[0] ?? '?';
    expect(list.body).not.toContain(token);
    expect((await ask(addresses.speaker)).body).toContain(`/${token}/budget/press/`);
    expect((await ask(`${addresses.audience}budget/`)).body).toContain('/budget/press/');
  });

  it('are an error of the command when there is no such deck', async () => {
    const said = await lectern(folderWith(TOWN), ['present', 'buget']);
    expect([said.code, said.stdout]).toEqual([1, '']);
    expect(said.stderr).toContain('did you mean "budget"?');
  });
});

describe('speaker notes', () => {
  it('are on the speaker’s address and on no other', async () => {
    const { addresses } = await present(folderWith(TOWN), ['budget']);
    for (const { audience, speaker } of addresses.decks) {
      for (const address of [audience, `${audience}state`, addresses.audience])
        expect((await ask(address)).body).not.toContain(NOTE);
      expect((await ask(speaker)).body).toContain(NOTE);
      expect((await ask(`${speaker}state`)).body).toContain(NOTE);
    }
  });

  it('stay there also for an audience whose files may hold notes', async () => {
    const open = TOWN['decks/audiences.yaml'].replace('the press\n', 'the press\n  notes: true\n');
    const { addresses } = await present(folderWith({ ...TOWN, 'decks/audiences.yaml': open }), [
      '-a',
      'press',
    ]);
    const [press] = addresses.decks;
    expect((await ask(press?.audience ?? '')).body).not.toContain(NOTE);
  });
});

describe('a request that is not from here', () => {
  it('is refused, whatever it is', async () => {
    const folder = folderWith({ ...TOWN, '.env': 'SECRET=1\n' });
    const { addresses } = await present(folder, ['budget', '-a', 'press']);
    const { port } = addresses;
    const address = addresses.decks[0]?.audience ?? '';
    const status = async (headers: Record<string, string>, method = 'GET') =>
      (await ask(address, headers, method)).status;
    expect(await status({})).toBe(200);
    expect(await status({ host: 'evil.example' })).toBe(421);
    expect(await status({ host: `evil.example:${port}` })).toBe(421);
    expect(await status({ origin: 'http://evil.example' })).toBe(403);
    expect(await status({ origin: 'null' })).toBe(403);
    expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await status({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await status({ upgrade: 'websocket', connection: 'Upgrade' })).toBe(403);
    expect(await status({}, 'POST')).toBe(405);
    expect(await status({}, 'OPTIONS')).toBe(405);
    const targets = [
      ...[
        '/../',
        '/budget/../../.env',
        '/%2e%2e/.env',
        '/..%2f.env',
        '/%5c..%5c.env',
        '/%00',
        '/.env',
        '/decks/budget/deck.md',
      ],
      ...[
        '/budget/press/?raw??',
        '/budget/press/#x',
        '/__proto__',
        '/__proto__/',
        '/constructor/',
        '//evil.example/',
        '*',
      ],
      ...[
        `http://127.0.0.1:${port}/budget/press/`,
        'http://evil.example/',
        '\\budget\\press\\',
        '/a b',
        '/favicon.ico',
      ],
    ];
    for (const target of targets) expect([400, 404], target).toContain(await askRaw(port, `GET ${target}`));
    expect(await askRaw(port, 'GET /budget/press/')).toBe(200);
  });

  it('gets no word of another site’s leave, and no page may frame this one', async () => {
    const { addresses } = await present(folderWith(TOWN), ['budget', '-a', 'press']);
    const { headers, body } = await ask(addresses.decks[0]?.audience ?? '');
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(headers['content-security-policy']).toBe("frame-ancestors 'none'");
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(body)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy.match(/connect-src [^;]*/)?.[0]).toBe("connect-src 'self'");
    expect(policy).not.toContain('http');
  });

  it('does not reach a server that listens on this machine only', async () => {
    const { addresses } = await present(folderWith(TOWN));
    expect(new URL(addresses.audience).hostname).toBe('127.0.0.1');
  });
});

describe('--host', () => {
  it('warns, and puts a token before everything', async () => {
    const server = await present(folderWith(TOWN), ['--host', '127.0.0.1']);
    await until(() => server.stderr().includes('warning: other machines'));
    const { audience, speaker, port } = server.addresses;
    expect(audience).toMatch(/\/[\w-]{22}\/$/);
    expect(speaker).not.toBe(audience);
    expect((await ask(audience)).status).toBe(200);
    expect((await ask(`http://127.0.0.1:${port}/`)).status).toBe(404);
    expect((await ask(`http://127.0.0.1:${port}/budget/press/`)).status).toBe(404);
  });

  it('says which address cannot be listened at', async () => {
    const said = await lectern(folderWith(TOWN), ['present', '--host', '192.0.2.1', '--port', '0']);
    expect([said.code, said.stdout]).toEqual([2, '']);
    expect(said.stderr).toContain('192.0.2.1');
  });
});

describe.runIf(process.platform === 'linux')('--open', () => {
  const start = (args: readonly string[], opener?: string) => {
    const folder = folderWith(TOWN);
    const programs = join(folder, 'programs');
    mkdirSync(programs);
    if (opener !== undefined) writeFileSync(join(programs, 'xdg-open'), opener, { mode: 0o755 });
    const server = run(folder, ['present', ...args, '--open', '--port', '0'], { PATH: programs });
    return { server, opened: join(programs, 'opened') };
  };
  const audienceOf = (stdout: string) => /^audience {2}(.*)$/m.exec(stdout)?.[1] ?? '?';

  it('shows the audience’s page of one deck, the list of several, and never the speaker’s', async () => {
    for (const args of [['budget', '-a', 'press'], []]) {
      const { server, opened } = start(args, '#!/bin/sh\necho "$@" > "${0%/*}/opened"\n');
      await until(() => existsSync(opened) && readFileSync(opened, 'utf8').endsWith('\n'));
      expect(readFileSync(opened, 'utf8')).toBe(`${audienceOf(server.stdout())}\n`);
      expect(server.stderr()).not.toContain('No browser');
    }
  });

  it.each([
    ['is no program that opens', undefined],
    ['is one that fails', '#!/bin/sh\nexit 3\n'],
  ])('says the address when there %s, and serves', async (_, opener) => {
    const { server } = start(['budget', '-a', 'press'], opener);
    await until(() => server.stderr().includes('No browser'));
    const address = audienceOf(server.stdout());
    expect(server.stderr()).toContain(`Open ${address} yourself.`);
    expect((await ask(address)).status).toBe(200);
  });
});

describe('a port that is in use', () => {
  let other: Server;
  afterEach(() => other?.close());
  const occupy = (port: number) =>
    new Promise<number>((resolve) => {
      other = createServer().listen(port, '127.0.0.1', () =>
        resolve((other.address() as { port: number }).port),
      );
      other.on('error', () => resolve(port));
    });

  it('is a fault when it was asked for', async () => {
    const port = await occupy(0);
    const said = await lectern(folderWith(TOWN), ['present', '--port', String(port)]);
    expect([said.code, said.stdout]).toEqual([2, '']);
    expect(said.stderr).toContain(`port ${port} is in use`);
  });

  it('gives way to the next free one, with a message, when nobody asked', async () => {
    await occupy(4321);
    const server = run(folderWith(TOWN), ['present']);
    await until(() => server.stderr().includes('Ctrl-C'));
    expect(server.stderr()).toMatch(/Port 4321 is in use; \d+ is the next free one/);
    expect(server.stdout()).not.toContain(':4321/');
  });
});

describe('Ctrl-C', () => {
  it('ends the server at once, with open pages too, and leaves nothing listening', async () => {
    const server = await present(folderWith(TOWN), ['budget', '-a', 'press']);
    const events = ask(`${server.addresses.decks[0]?.audience}events`).catch(() => 'ended');
    await ask(server.addresses.audience);
    const start = Date.now();
    expect(await server.stop('SIGINT')).toBe(130);
    expect(Date.now() - start).toBeLessThan(2_000);
    await events;
    await expect(ask(server.addresses.audience)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('edits', () => {
  it('of a hundred saves in one second are built together, in their last state', async () => {
    const folder = folderWith(TOWN);
    const server = await present(folder, ['budget', '-a', 'press']);
    const { audience = '' } = server.addresses.decks[0] ?? {};
    const file = join(folder, 'decks/budget/sections/totals.md');
    void ask(`${audience}events`).catch(() => undefined);
    await ask(audience);
    await until(() => server.stderr().includes('built'));
    for (let number = 1; number <= 100; number += 1) {
      // Half of the saves replace the file.
      if (number % 2 === 0) writeFileSync(file, totals(`Sum ${number}.`));
      else {
        writeFileSync(`${file}~`, totals(`Sum ${number}.`));
        renameSync(`${file}~`, file);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await until(() => server.stderr().includes('changed'));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await ask(`${audience}state`)).body).toContain('Sum 100.');
    // Once, by a clock of the test's own (`watch-inputs.test.ts`). A busy machine may hold a save back for so long that it
    // seems to be the last, which no clock of ours can rule out here.
    expect(server.stderr().match(/changed/g)?.length).toBeLessThanOrEqual(20);
  });

  it('in a row are never lost', async () => {
    const folder = folderWith(TOWN);
    const { addresses } = await present(folder, ['budget', '-a', 'press']);
    const address = `${addresses.decks[0]?.audience}state`;
    const file = join(folder, 'decks/budget/sections/totals.md');
    for (let number = 1; number <= 30; number += 1) {
      writeFileSync(file, totals(`Sum ${number}.`));
      await expect
        .poll(async () => (await ask(address)).body.includes(`Sum ${number}.`), { timeout: 10_000 })
        .toBe(true);
    }
  });
});

describe('build --watch', () => {
  it('builds, and builds again what an edit touches, with a line for each', async () => {
    const folder = folderWith(TOWN);
    const watcher = run(folder, ['build', '--watch', '-f', 'html']);
    await until(() => watcher.stderr().includes('Watching'));
    expect(watcher.stdout()).toContain('out/budget/council/deck.html');
    const before = watcher.stdout().length;
    writeFileSync(
      join(folder, 'decks/budget/sections/reserve.md'),
      '---\ntitle: Reserve\nfor: official\n---\n\n## Six millions\n',
    );
    await until(() => watcher.stdout().slice(before).includes('deck.html'));
    const again = watcher.stdout().slice(before);
    expect(again).toContain('out/budget/council/deck.html');
    expect(again).not.toContain('out/budget/press/deck.html');
    writeFileSync(join(folder, 'decks/budget/sections/totals.md'), '---\ntitel: Totals\n---\n\n## Totals\n');
    await until(() => watcher.stderr().includes('Nothing was written'));
    expect(watcher.stderr()).toContain('totals.md:2:1 error unknown-key');
    writeFileSync(join(folder, 'decks/budget/sections/totals.md'), totals('Mended.'));
    await until(() => watcher.stdout().slice(before).includes('press/deck.html'));
    expect(await watcher.stop('SIGINT')).toBe(130);
  });

  it('is no single document', async () => {
    const said = await lectern(folderWith(TOWN), ['build', '--watch', '--json', '-f', 'html']);
    expect([said.code, said.stdout]).toEqual([2, '']);
  });
});
