/** What was made before is kept up to a weight, and what is used stays. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemory, createPendingMemory, createRecent } from '../../../src/source/memory.ts';

describe('a memory', () => {
  it('makes a value once, also one that is undefined', () => {
    const remember = createMemory<string | undefined>({ most: 100 });
    let made = 0;
    const make = () => {
      made += 1;
      return undefined;
    };
    expect([remember('a', make), remember('a', make), made]).toEqual([undefined, undefined, 1]);
  });

  it('forgets what was not asked for the longest, and keeps what is asked for again and again', () => {
    const remember = createMemory<string>({ most: 30, weigh: (text) => text.length });
    const made: string[] = [];
    const ask = (key: string) =>
      remember(key, () => {
        made.push(key);
        return '123456789';
      });
    for (const key of ['a', 'b', 'c', 'a', 'd', 'a', 'e', 'a', 'b']) ask(key);
    expect(made).toEqual(['a', 'b', 'c', 'd', 'e', 'b']);
  });

  it('keeps one value that is heavier than all that may be kept', () => {
    const remember = createMemory<string>({ most: 5, weigh: (text) => text.length });
    let made = 0;
    const ask = () =>
      remember('a', () => {
        made += 1;
        return 'a long text';
      });
    ask();
    ask();
    expect(made).toBe(1);
  });

  it('never holds more than the weight, whatever is put in, but for the newest', () => {
    const act = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), weight: fc.nat(12) });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const recent = createRecent<number>(20);
        for (const [index, { key, weight }] of acts.entries()) {
          recent.set(key, weight, weight);
          if (index % 3 === 0) recent.weigh(key, weight, weight);
        }
        const held = ['a', 'b', 'c', 'd', 'e'].flatMap((key) => recent.get(key) ?? []);
        expect(held.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(20);
        if (acts.length > 0) expect(recent.get(acts.at(-1)?.key ?? '')).toBe(acts.at(-1)?.weight);
      }),
    );
  });
});

describe('a memory of what takes its time', () => {
  it('makes a value once for all who ask meanwhile, and weighs it when it is there', async () => {
    const remember = createPendingMemory<string>({ most: 20, weigh: (text) => text.length });
    const made: string[] = [];
    const ask = (key: string) =>
      remember(key, async () => {
        made.push(key);
        return 'fifteen letters';
      });
    await Promise.all([ask('a'), ask('a')]);
    await ask('b');
    await ask('b');
    await ask('a');
    expect(made).toEqual(['a', 'b', 'a']);
  });

  it('makes a value again that could not be made', async () => {
    const remember = createPendingMemory<string>({ most: 100 });
    await expect(remember('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await remember('a', async () => 'yes')).toBe('yes');
  });
});
