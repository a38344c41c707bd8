/** Which code is coloured. */
import { expect, it } from 'vitest';
import { remembered } from '../../../src/render/colouring.ts';

it('colours the same code once, and code that no slide can show not at all', () => {
  const asked: string[] = [];
  const colour = remembered((code) => {
    asked.push(code);
    return `<b>${code}</b>`;
  });
  expect([colour('let', 'js', ''), colour('let', 'js', '')]).toEqual(['<b>let</b>', '<b>let</b>']);
  expect(colour('let a;\n'.repeat(10_000), 'js', '')).toBe('');
  expect(asked).toEqual(['let']);
});
