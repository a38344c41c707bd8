import { afterEach, describe, expect, it, vi } from 'vitest';
import { Fault } from '../../../src/diagnostics/fault.ts';
import { createSession, type PrintPage } from '../../../src/export/browser-session.ts';
import { BrowserLost, pageNavigated } from '../../../src/export/print-faults.ts';
import type { ProgramEnd } from '../../../src/host/host.ts';

const SIZE = { width: 1280, height: 720 };

/** A browser whose pages do what `print` says; it counts what was done with them. */
function fakeBrowser(
  print: (html: string) => Promise<Uint8Array>,
  clear: () => Promise<void> = async () => {},
) {
  const did: string[] = [];
  let exit: (end: ProgramEnd) => void = () => {};
  let isConnected = true;
  let pages = 0;
  const page = (): PrintPage => {
    pages += 1;
    const name = `page ${pages}`;
    return {
      print: async (html) => {
        did.push(`${name} prints ${html}`);
        return print(html);
      },
      clear: async () => {
        did.push(`${name} is cleared`);
        await clear();
      },
      close: async () => void did.push(`${name} is closed`),
    };
  };
  const session = createSession({
    firstPage: page(),
    openPage: async () => page(),
    isConnected: () => isConnected,
    exited: new Promise((resolve) => {
      exit = resolve;
    }),
    end: async () => void did.push('ended'),
  });
  return {
    session,
    did,
    die: () => {
      isConnected = false;
      exit({ code: null });
    },
  };
}

const prints = async (html: string) => new TextEncoder().encode(html);

afterEach(() => void vi.useRealTimers());

describe('the pages of a browser', () => {
  it('are cleared and used again; a second one is opened for a second job', async () => {
    const { session, did } = fakeBrowser(prints);
    await Promise.all([session.print('a', SIZE), session.print('b', SIZE)]);
    await session.print('c', SIZE);
    expect(did).toEqual(['page 1 prints a', 'page 2 prints b', 'page 1 is cleared', 'page 1 prints c']);
  });

  it('are cleared when the caller had time to go on, if no other job wants them before', async () => {
    vi.useFakeTimers();
    const { session, did } = fakeBrowser(prints);
    await session.print('a', SIZE);
    expect(did).toEqual(['page 1 prints a']);
    await vi.advanceTimersByTimeAsync(100);
    expect(did).toEqual(['page 1 prints a', 'page 1 is cleared']);
    await session.print('b', SIZE);
    expect(did.slice(2)).toEqual(['page 1 prints b']);
  });

  it('are left as they are when the browser has ended', async () => {
    vi.useFakeTimers();
    const { session, did, die } = fakeBrowser(prints);
    await session.print('a', SIZE);
    die();
    await vi.advanceTimersByTimeAsync(100);
    expect(did).toEqual(['page 1 prints a']);
  });

  it('that cannot be cleared are replaced', async () => {
    const { session, did } = fakeBrowser(prints, async () => Promise.reject(new Error('stuck')));
    await session.print('a', SIZE);
    await session.print('b', SIZE);
    expect(did).toContain('page 1 is closed');
    expect(did).toContain('page 2 prints b');
  });

  it('whose job failed are thrown away', async () => {
    const { session, did } = fakeBrowser(async (html) =>
      html === 'bad' ? Promise.reject(pageNavigated()) : prints(html),
    );
    await expect(session.print('bad', SIZE)).rejects.toMatchObject({ code: 'print-navigated' });
    await session.print('good', SIZE);
    expect(did).toEqual(['page 1 prints bad', 'page 1 is closed', 'page 2 prints good']);
  });
});

describe('a job', () => {
  it('that takes too long ends with print-timeout', async () => {
    const { session } = fakeBrowser(() => new Promise(() => {}));
    await expect(session.print('endless', { ...SIZE, timeoutMs: 30 })).rejects.toMatchObject({
      code: 'print-timeout',
      message: 'printing took longer than 0.03 seconds',
    });
  });

  it('whose browser ends is lost', async () => {
    const { session, die } = fakeBrowser(() => new Promise(() => {}));
    const job = session.print('a', SIZE);
    die();
    await expect(job).rejects.toBeInstanceOf(BrowserLost);
  });

  it('whose browser hangs up is lost, though its process lives on', async () => {
    const { session, die } = fakeBrowser(async () => {
      die();
      throw new Error('Target closed');
    });
    await expect(session.print('a', SIZE)).rejects.toBeInstanceOf(BrowserLost);
  });

  it('that the browser refuses says its words', async () => {
    const { session } = fakeBrowser(async () => Promise.reject(new Error('Printing failed')));
    const fault = await session.print('a', SIZE).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({
      code: 'print-crash',
      message: 'the browser refused to print: Printing failed',
    });
  });
});

describe('a session', () => {
  it('is ended once, however often it is asked', async () => {
    const { session, did } = fakeBrowser(prints);
    await Promise.all([session.end(), session.end()]);
    expect(did).toEqual(['ended']);
  });
});
