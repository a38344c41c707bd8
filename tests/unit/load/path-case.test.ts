/** Capital letters in paths. */
import { describe, expect, it } from 'vitest';
import { MemoryHost } from '../../../src/host/memory.ts';
import { pathOnDisk, withNamesOf } from '../../../src/load/path-case.ts';

const host = new MemoryHost({ '/g/Assets/Bean.PNG': '', '/g/assets2/pea.png': '', '/g/assets2/Pea.png': '' });

describe('the path on the disk', () => {
  it.each([
    ['/g/assets/bean.png', '/g/Assets/Bean.PNG'],
    ['/g/Assets/Bean.PNG', '/g/Assets/Bean.PNG'],
    ['/g/assets/corn.png', undefined],
    ['/g/assets2/PEA.png', undefined],
    ['/g/assets2/pea.png', '/g/assets2/pea.png'],
  ])('of %s is %s', async (file, path) => expect(await pathOnDisk(host, '/g', file)).toBe(path));
});

describe('an address with the names of a path', () => {
  it.each([
    ['../assets/bean.png#w', '/g/Assets/Bean.PNG', '../Assets/Bean.PNG#w'],
    ['my%20bean.png', '/g/My Bean.png', 'My%20Bean.png'],
    ['./x/../assets/bean.png', '/g/Assets/bean.png', './x/../Assets/bean.png'],
  ])('%s of %s is %s', (address, path, named) => expect(withNamesOf(address, path)).toBe(named));
});
