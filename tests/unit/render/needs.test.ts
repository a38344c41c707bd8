import { describe, expect, it } from 'vitest';
import { needsOf } from '../../../src/render/needs.ts';

describe('a text needs colours for code', () => {
  it.each([
    '```js\nlet tide;\n```',
    '~~~~ python\ntide = 1\n~~~~',
    '> ```go\n> tide()\n> ```',
    '- ```sql\n  SELECT 1;\n  ```',
    '12. * ```c++\n      int tide;\n      ```',
    '```文言\n吾有一數。\n```',
  ])('for %j', (text) => {
    expect(needsOf(text).code).toBe(true);
  });

  it.each(['```\nplain\n```', 'Write `js` in the line', '```mermaid\nflowchart LR\n```'])(
    'not for %j',
    (text) => {
      expect(needsOf(text).code).toBe(false);
    },
  );
});
