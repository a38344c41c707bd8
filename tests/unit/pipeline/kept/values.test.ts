/** What is made from files is made again only when they change. */
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../../src/diagnostics/diagnostic.ts';
import { MemoryHost } from '../../../../src/host/memory.ts';
import { createKeptDisk } from '../../../../src/pipeline/kept/disk.ts';
import { createKeptValues, joinBases } from '../../../../src/pipeline/kept/values.ts';

const THEME = '/work/themes/flowers.css';

function world() {
  const host = new MemoryHost({ [THEME]: 'rose', '/work/a.md': 'a' });
  const disk = createKeptDisk(host);
  const values = createKeptValues(disk);
  let made = 0;
  const build = () =>
    values.run(async (kept, keep) => {
      await kept.stat('/work/a.md');
      return keep('theme', async (inner) => {
        made += 1;
        return String(new TextDecoder().decode(await inner.readFile(THEME)));
      });
    });
  const change = async (path: string, text: string) => {
    await host.writeFile(path, text);
    const changed = await disk.refresh(new Set([path]));
    values.drop(changed);
    return changed;
  };
  return { values, build, change, timesMade: () => made };
}

describe('a kept value', () => {
  it('is made once for many builds, each of which knows what it rests on', async () => {
    const { build, timesMade } = world();
    const [one, other] = [await build(), await build()];
    expect([one.value, other.value, timesMade()]).toEqual(['rose', 'rose', 1]);
    expect(other.asked).toEqual(new Set(['stat /work/a.md', `read ${THEME}`]));
  });

  it('is made again when its file has changed, and not when another one has', async () => {
    const { build, change, timesMade } = world();
    await build();
    await change('/work/a.md', 'longer');
    await build();
    expect(timesMade()).toBe(1);
    await change(THEME, 'iris');
    expect((await build()).value).toBe('iris');
    expect(timesMade()).toBe(2);
  });

  it('is made again each time while it has errors', async () => {
    const { values } = world();
    let made = 0;
    const build = () =>
      values.run((_, keep) =>
        keep('sources', async () => {
          made += 1;
          return { value: undefined, diagnostics: [diagnose('deck-missing', 'there are no decks here')] };
        }),
      );
    await build();
    await build();
    expect(made).toBe(2);
  });

  it('is made again after it has failed', async () => {
    const { values } = world();
    await expect(values.run((_, keep) => keep('x', () => Promise.reject(new Error('no'))))).rejects.toThrow();
    expect((await values.run((_, keep) => keep('x', async () => 'yes'))).value).toBe('yes');
  });

  it('goes when nobody asks any longer for what it rests on', async () => {
    const { values, build, timesMade } = world();
    const { asked, used } = await build();
    values.retain({ asked, used });
    await build();
    expect(timesMade()).toBe(1);
    values.retain({ asked: new Set(), used });
    await build();
    expect(timesMade()).toBe(2);
  });

  it('goes when no build uses it any longer, though its file is still asked for', async () => {
    const { values } = world();
    const made: string[] = [];
    const build = (name: string) =>
      values.run((_, keep) =>
        keep(name, async (inner) => {
          made.push(name);
          return inner.readFile(THEME);
        }),
      );
    values.retain(joinBases([await build('line 1'), await build('line 2')]));
    await build('line 1');
    values.retain(await build('line 2'));
    await build('line 1');
    expect(made).toEqual(['line 1', 'line 2', 'line 1']);
  });
});
