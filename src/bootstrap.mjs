/**
 * Makes a fresh clone ready: installs what is missing from the lockfile, compiles what has changed.
 * Plain JavaScript, because it runs before anything is installed. When there is nothing to do it does nothing.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const quiet = process.argv.includes('--quiet');
const stampFile = join(root, 'dist', '.stamp');

/** Packages that stay outside of the bundle: those in CommonJS that are imported by name, when needed, keep their names only there. */
const OUTSIDE = [
  'liquidjs',
  'tar-stream',
  'sharp',
  'hyphen',
  'hyphen/*',
  'subset-font',
  'fontverter',
  'harfbuzzjs',
  'puppeteer',
  'shiki',
  'katex',
  '@citation-js/*',
];

/** Where chunks begin. */
const ENTRIES = ['main', 'index', 'renderer'];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  stop(`Lectern needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

if (!isInstalled()) {
  say('Installing what package-lock.json lists …');
  run(
    npmCommand(),
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    'npm could not install the packages',
  );
}
const stamp = sourceStamp();
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  say('Compiling …');
  await compile();
}

/** Compiles beside `dist/` and changes the two in one step: a program that runs meanwhile never finds half of it. */
async function compile() {
  const made = mkdtempSync(join(root, '.dist-'));
  // Made for its owner alone; others may run the program too.
  chmodSync(made, 0o755);
  try {
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    run([process.execPath, compiler], ['-p', root, '--outDir', made], 'the sources do not compile');
    await Promise.all([bundle(made), bundleViewer(join(made, 'viewer')), bundleMeasure(made)]);
    await gatherWords(made);
    writeFileSync(join(made, 'program.json'), JSON.stringify(programFacts(made)));
    writeFileSync(join(made, '.stamp'), stamp);
    const old = `${made}-old`;
    if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), old);
    renameSync(made, join(root, 'dist'));
    rmSync(old, { recursive: true, force: true });
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

/** Writes down the words that the program itself may put into a deck: the audit of leaks asks for them. */
async function gatherWords(folder) {
  const { OWN_WORDS_FILE, SPEAKING_ROOMS, wordsOfProgram } = await import(
    pathToFileURL(join(folder, 'pipeline', 'audit', 'own-words.js')).href
  );
  const files = SPEAKING_ROOMS.flatMap((room) =>
    existsSync(join(folder, room))
      ? readdirSync(join(folder, room), { recursive: true })
          .filter((name) => name.endsWith('.js'))
          .map((name) => join(folder, room, name))
      : [],
  );
  const words = wordsOfProgram(files.map((file) => readFileSync(file, 'utf8')));
  writeFileSync(join(folder, OWN_WORDS_FILE), words.join('\n'));
}

/**
 * Puts the program and most of its packages into a few files: reading a thousand small ones takes longer than
 * building a deck. Packages that read files of their own, or are needed seldom, stay where they are. `src/program/`
 * opens them.
 */
async function bundle(folder) {
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    entryPoints: ENTRIES.map((name) => join(folder, `${name}.js`)),
    outdir: folder,
    chunkNames: '[name]-[hash]',
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    minifyWhitespace: true,
    minifySyntax: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    legalComments: 'none',
    logLevel: 'error',
    // Marpit asks for the CommonJS form of markdown-it, and newer copies of string-width build tables when they are
    // loaded, which takes longer than to plan a deck. One copy of each serves all.
    alias: {
      'markdown-it': join(root, 'node_modules', 'markdown-it', 'index.mjs'),
      'string-width': join(root, 'node_modules', 'string-width', 'index.js'),
    },
    plugins: [{ name: 'unused-yaml', setup: leaveOutUnusedYaml }],
    external: OUTSIDE,
  });
  mkdirSync(join(folder, 'chunks'));
  const hash = createHash('sha256');
  for (const { path, text } of outputFiles.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const code = await inCommonJs(text);
    hash.update(code);
    writeFileSync(join(folder, 'chunks', basename(path).replace(/\.js$/, '.cjs')), code);
  }
  await bundleStarters(
    folder,
    hash.digest('hex').slice(0, 16),
    exportsOf(metafile, join(folder, 'index.js')),
  );
}

/** One chunk, as `src/program/program.ts` runs it: `require` gives other chunks and packages, `__import` those that are imported later. */
async function inCommonJs(text) {
  const { transform } = await import('esbuild');
  const { init, parse } = await import('es-module-lexer');
  await init;
  const later = parse(text)[0].filter(({ d }) => d >= 0);
  // From the end, so that what stands before keeps its place.
  const code = later.reduceRight((all, { ss, d }) => `${all.slice(0, ss)}__import${all.slice(d)}`, text);
  const made = await transform(code, {
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    minifyWhitespace: true,
    define: { 'import.meta.url': '__url' },
    legalComments: 'none',
  });
  return made.code;
}

/** What is started: the command, the thread that renders, and what other programs import. Each opens the chunks. */
async function bundleStarters(folder, programHash, names) {
  const { build } = await import('esbuild');
  const open = (name) =>
    `import{openProgram}from'./program/program.js';import{dirname}from'node:path';import{fileURLToPath}from'node:url';
const made=openProgram(dirname(fileURLToPath(import.meta.url))).load('${name}');`;
  const starters = {
    lectern: readFileSync(join(folder, 'lectern.js'), 'utf8'),
    renderer: open('renderer'),
    index: `${open('index')}export const{${names.join(',')}}=made;`,
  };
  for (const [name, contents] of Object.entries(starters)) {
    await build({
      stdin: { contents, resolveDir: folder, sourcefile: `${name}.js` },
      outfile: join(folder, `${name}.js`),
      allowOverwrite: true,
      bundle: true,
      minifyWhitespace: true,
      minifySyntax: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      define: { PROGRAM_HASH: JSON.stringify(programHash) },
      logLevel: 'error',
    });
  }
}

/** What the chunk of an entry exports; `file`: the entry, compiled. */
function exportsOf(metafile, file) {
  const isIt = ({ entryPoint }) => entryPoint !== undefined && resolve(entryPoint) === file;
  return Object.values(metafile.outputs).find(isIt).exports;
}

/** gray-matter loads a YAML reader of its own, with esprima, and is never asked to use it: the program reads YAML itself. */
function leaveOutUnusedYaml({ onResolve, onLoad }) {
  onResolve({ filter: /^js-yaml$/ }, ({ importer }) =>
    importer.includes('gray-matter') ? { path: 'js-yaml', namespace: 'unused' } : undefined,
  );
  onLoad({ filter: /.*/, namespace: 'unused' }, () => ({
    contents: 'exports.safeLoad = exports.safeDump = () => { throw new Error("never used"); };',
  }));
}

/** The viewer runs in the pages of decks: each script and style is one file, which `render/viewer-page.ts` puts inside. */
function bundleViewer(folder) {
  const room = join(root, 'src', 'viewer');
  const names = [
    'boot.ts',
    'deck-page.ts',
    'presenter-page.ts',
    'served-page.ts',
    'viewer.css',
    'presenter.css',
  ];
  return bundleForPages(room, { entryPoints: names.map((name) => join(room, name)), outdir: folder });
}

/** What measures the pages of decks: one script, which leaves its functions as `lecternMeasure`. */
function bundleMeasure(folder) {
  const room = join(root, 'src', 'measure');
  const entryPoints = [join(room, 'measure.ts')];
  return bundleForPages(room, { entryPoints, outdir: folder, globalName: 'lecternMeasure' });
}

async function bundleForPages(room, options) {
  const { build } = await import('esbuild');
  await build({
    ...options,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    tsconfig: join(room, 'tsconfig.json'),
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'error',
  });
}

/** True when every package of the lockfile that this machine needs lies in node_modules in its version. */
function isInstalled() {
  const wanted = lockedPackages(join(root, 'package-lock.json'));
  const present = lockedPackages(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.optional || entry.peer || present[path]?.version === entry.version,
  );
}

function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** A hash of everything that the compiler reads. */
function sourceStamp() {
  return hashOfFiles(root, [
    join(root, 'tsconfig.json'),
    join(root, 'package.json'),
    ...filesBelow(join(root, 'src')),
  ]);
}

/** What tells this program from others, so that what another one made is not taken for what this one makes: a hash of it, and the packages outside of it. */
function programFacts(folder) {
  const files = filesBelow(folder).filter((file) => !file.endsWith('.map') && !file.endsWith('.d.ts'));
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const isOutside = (name) => OUTSIDE.some((one) => one === name || one === `${name.split('/')[0]}/*`);
  return { sha256: hashOfFiles(folder, files), outside: Object.keys(dependencies).filter(isOutside) };
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function hashOfFiles(folder, files) {
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    hash
      .update(`${relative(folder, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** npm as it was started, or the one on PATH; as a program with its first arguments. */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js') || script?.endsWith('.cjs')) return [process.execPath, script];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

function run([program, ...first], rest, failure) {
  const result = spawnSync(program, [...first, ...rest], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: program.endsWith('.cmd'),
  });
  if (result.status !== 0) stop(`${failure}.`);
}

function say(text) {
  if (!quiet || process.stderr.isTTY) process.stderr.write(`${text}\n`);
}

function stop(text) {
  process.stderr.write(`${text}\n`);
  process.exit(2);
}
