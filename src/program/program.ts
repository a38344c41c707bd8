/**
 * The compiled program, which `bootstrap.mjs` cuts into chunks in CommonJS: each is read when it is first asked for.
 * V8 keeps the code of such chunks, on every version of Node, where for modules it does so only since 22.
 */
import { isAscii } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';
import { type CodePlace, readKeptCode, writeKeptCode } from './kept-code.ts';

export interface Program {
  /** What the chunk of that name exports. Throws what it throws when it runs. */
  load(chunk: string): Record<string, unknown>;
  /** Keeps what V8 made of the chunks that were used, when it was not kept or was not as much. Never throws. */
  keepCode(): void;
}

type Run = (
  exports: object,
  require: (name: string) => unknown,
  module: { exports: object },
  file: string,
  folder: string,
  url: string,
  importLater: (name: string) => Promise<unknown>,
) => void;

const PARAMETERS = 'exports,require,module,__filename,__dirname,__url,__import';
/** How chunks name one another: all lie in one folder. */
const CHUNK = /^\.\/([^/]+)\.js$/;

/** Opens the program whose chunks lie in `<folder>/chunks`. `place`: undefined when no code is to be kept. */
export function openProgram(folder: string, place?: CodePlace): Program {
  const kept = place === undefined ? new Map<string, Buffer>() : readKeptCode(place);
  const version = cachedDataVersionTag();
  const entry = join(folder, 'lectern.js');
  const outer = createRequire(entry);
  const url = pathToFileURL(entry).href;
  const modules = new Map<string, { exports: object }>();
  const scripts = new Map<string, Script>();
  let isKept = true;

  const load = (name: string): object => {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const file = join(folder, 'chunks', `${name}.cjs`);
    const script = compile(file, kept.get(name));
    scripts.set(name, script);
    if (script.cachedDataRejected !== false) isKept = false;
    const module = { exports: {} };
    modules.set(name, module);
    const run: Run = script.runInThisContext();
    run(module.exports, require, module, file, folder, url, importLater);
    return module.exports;
  };
  const require = Object.assign((name: string) => {
    const chunk = CHUNK.exec(name)?.[1];
    return chunk === undefined ? outer(name) : load(chunk);
  }, outer);
  // V8 forgets in kept code who may import, so chunks ask this file to do it.
  const importLater = async (name: string): Promise<unknown> => {
    const chunk = CHUNK.exec(name)?.[1];
    return chunk === undefined ? import(name) : load(chunk);
  };

  return {
    load: (chunk) => load(chunk) as Record<string, unknown>,
    keepCode: () => {
      // V8 takes code only under the flags that it was made under, and the program may have set some.
      if (place === undefined || isKept || cachedDataVersionTag() !== version) return;
      const made = [...scripts].map(([name, script]) => [name, script.createCachedData()] as const);
      writeKeptCode(place, new Map([...kept, ...made]));
    },
  };
}

function compile(file: string, cachedData: Buffer | undefined): Script {
  const bytes = readFileSync(file);
  const text = isAscii(bytes) ? bytes.toString('latin1') : bytes.toString();
  return new Script(`(function(${PARAMETERS}){${text}\n})`, {
    filename: file,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
}
