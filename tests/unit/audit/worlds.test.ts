/** Random worlds, few of them; `npm run test:faults` judges two thousand others. */
import { expect, it } from 'vitest';
import { judgeWorlds } from './judge.ts';

it('in random worlds every planted word is found and no sound file raises an alarm', async () => {
  const { falseAlarms, missed, planted } = await judgeWorlds(1, 20);
  expect({ falseAlarms, missed }).toEqual({ falseAlarms: [], missed: [] });
  expect([...planted.keys()].sort()).toEqual([
    ...[
      'alt',
      'audience name',
      'capitals',
      'class',
      'code',
      'condition',
      'file',
      'header',
      'heading',
      'html',
      'link',
    ],
    ...['list', 'note', 'owner', 'section name', 'section title', 'style', 'table', 'text', 'value'],
  ]);
}, 240_000);
