/**
 * What can go wrong, what must happen then, and the tests that show it. A proof is a fixture (`fixture fm-language`), a case
 * (`case JavaScript is refused`), or a file with a part of a test's name (`e2e/print.test.ts > reaches neither`).
 */
export interface FaultRow {
  readonly area: string;
  readonly fault: string;
  readonly proofs: readonly string[];
}

const rows = (area: string, all: readonly (readonly [string, ...string[]])[]): readonly FaultRow[] =>
  all.map(([fault, ...proofs]) => ({ area, fault, proofs }));

export const FAULTS: readonly FaultRow[] = [
  ...rows('front matter', [
    [
      'a block in JavaScript, JSON, TOML or any language is refused, and nothing of it runs',
      'case JavaScript is refused',
      'case JavaScript in capitals',
      'case JavaScript after a byte order mark',
      'case JSON is refused',
      'case TOML is refused',
      'case a language named like a property',
      'case a language named __proto__',
      'fixture fm-language',
    ],
    ['a body that begins like JavaScript is text', 'case a body that begins like JavaScript front matter'],
    [
      'a broken file says the same each time it is read',
      'unit/load/front-matter.test.ts > a broken file says the same each time',
    ],
    [
      'two files with the same bytes share nothing',
      'unit/load/front-matter.test.ts > two files with the same bytes share nothing',
    ],
    ['a text that is the name of a property is one slide', 'case a body that is the name of a property'],
    [
      'a list, a word, a number, false or a date is no front matter',
      'case a list',
      'case a number',
      'case a word',
      'case false',
      'case a date',
      'fixture fm-not-mapping',
    ],
    [
      'a key that stands twice is told at the second',
      'case a key that stands twice',
      'fixture fm-duplicate-key',
    ],
    [
      'an opener without its close is told at the opener',
      'case an opener alone',
      'case a close of four hyphens',
      'case a close with text after it',
      'case an indented close',
      'fixture fm-unclosed',
    ],
    [
      'a blank line or a space before the opener',
      'case a blank line before the opener',
      'case a space before the opener',
      'fixture fm-not-first',
    ],
    ['a colon in a title says where and how to quote it', 'case a colon in a title', 'fixture fm-syntax'],
    ['a tab', 'case a tab'],
    ['an unknown key, with the nearest known one', 'fixture unknown-key'],
    ['a value of the wrong kind', 'fixture fm-type'],
    [
      'aliases that multiply or name themselves',
      'unit/load/yaml.test.ts > an alias bomb of',
      'fixture fm-alias',
      'fixture fm-alias.itself',
    ],
    [
      'keys that could change prototypes',
      'unit/load/yaml.test.ts > no prototype is touched',
      'fixture fm-key',
    ],
    [
      'very deep or very many values',
      'unit/load/yaml.test.ts > a hundred levels are allowed',
      'unit/load/yaml.test.ts > too many keys',
      'fixture fm-too-deep',
      'fixture fm-too-big',
    ],
    [
      'any text at all makes the reader of YAML speak, not throw',
      'unit/load/yaml.test.ts > no text makes the parser throw',
    ],
  ]),
  ...rows('files of text', [
    ['bytes that are no UTF-8, NUL, two byte order marks', 'fixture encoding', 'fixture encoding.table'],
    [
      'one byte order mark, and line ends of every system',
      'case a byte order mark is no text',
      'case line ends of Windows',
      'case line ends of old Macs',
      'unit/load/text-file.test.ts > line ends of all systems',
    ],
    ['signs that turn the direction of text, headings that nobody sees', 'fixture hidden-characters'],
    [
      'more than two megabytes; a pipe, a folder, links in a circle',
      'fixture file-too-big',
      'unit/host/node.test.ts > does not wait for a pipe',
      'unit/host/node.test.ts > links in a circle',
      'fixture section-not-file',
    ],
    ['an empty section', 'fixture section-empty', 'fixture section-empty.style'],
    ['a deck without slides', 'fixture deck-empty'],
  ]),
  ...rows('structure', [
    [
      'rulers in code and comments part no slides',
      'unit/assemble/structure.test.ts > in code, in comments and in attributes',
      'unit/assemble/heading-ruler.test.ts > give as many slides as Marp',
    ],
    ['text right above a ruler becomes a heading', 'fixture heading-by-ruler'],
    [
      'a fence, a comment or a style without its end',
      'fixture unclosed-fence',
      'fixture unclosed-comment',
      'fixture unclosed-style',
      'fixture unclosed-html',
    ],
    ['tags that close what they did not open', 'fixture unbalanced-html'],
    ['a section that sets a directive of the whole deck', 'fixture global-directive'],
    [
      'directives and definitions of a section stay in it',
      'unit/assemble/deck.test.ts > do not pass their directives on',
      'unit/assemble/deck.test.ts > do not pass their definitions on',
      'unit/assemble/deck.test.ts > look in a deck as they look alone',
    ],
  ]),
  ...rows('what pages hold', [
    ['eighty texts that try to run something', 'e2e/untrusted.test.ts > nothing runs of'],
    [
      'scripts of our own are named by their hashes, nothing else may load',
      'e2e/viewer/viewer.test.ts > allows only scripts',
    ],
    ['titles, languages and authors with HTML', 'e2e/untrusted.test.ts > nothing runs of'],
    ['links that would run something', 'unit/assemble/refused-address.test.ts > is an error'],
    [
      'files on the network, however they are written',
      'fixture remote-asset',
      'e2e/offline.test.ts > is not fetched',
    ],
    [
      'emoji, formulas and themes that would ask a service',
      'e2e/offline.test.ts > opens no socket',
      'e2e/viewer/viewer.test.ts > asks nobody',
    ],
    ['files outside of the project, by path or by link', 'fixture asset-outside', 'fixture asset-scheme'],
    ['texts with the name of a picture', 'fixture asset-not-image'],
    ['pictures that are missing or written in other capitals', 'fixture asset-missing'],
    ['pictures that are cut short, entities in drawings', 'fixture asset-broken'],
    ['pictures of vast size', 'fixture asset-too-big'],
    [
      'drawings with scripts, or that ask for files',
      'fixture asset-svg-active',
      'unit/load/picture.test.ts > a drawing',
    ],
    [
      'pictures without a text, and texts that Marp would eat',
      'fixture missing-alt',
      'fixture alt-eaten-by-keywords',
    ],
    [
      'texts that render for ever or need all the memory',
      'e2e/endless.test.ts > end the build',
      'fixture render-limit',
      'unit/render/guarded-renderer.test.ts > a time limit',
    ],
    ['templates that loop for ever', 'fixture template-limit'],
  ]),
  ...rows('themes', [
    [
      'an unknown name, two of one name, a circle, no name, a wrong size, wrong CSS',
      'fixture unknown-theme',
      'fixture theme-duplicate',
      'fixture theme-cycle',
      'fixture theme-name',
      'fixture theme-size',
      'fixture theme-syntax',
    ],
  ]),
  ...rows('tables of people', [
    [
      'ragged rows, wrong headers, quotes without an end, no rows',
      'fixture csv-ragged',
      'fixture csv-header',
      'fixture csv-syntax',
      'fixture csv-empty',
    ],
    [
      'cells that look like Markdown, HTML or templates are shown as they are',
      'unit/pipeline/merge.test.ts > shows what stands in a cell',
    ],
    [
      'cells that name folders',
      'unit/pipeline/merge/folder-name.test.ts > can be made on every system',
      'fixture row-name',
      'fixture output-collision.rows',
    ],
    ['a column that the template wants and the table lacks', 'fixture csv-missing-column'],
  ]),
  ...rows('decks and audiences', [
    [
      'sections that are missing, outside, folders, or the deck itself',
      'fixture section-missing',
      'fixture section-outside',
      'fixture section-not-file',
      'fixture section-cycle',
    ],
    ['sections and audiences that differ only in capitals', 'fixture section-twins'],
    [
      'a name with spaces, signs or letters of any script is that of one file; one that some system cannot have is told of',
      'e2e/names.test.ts > a file with an unusual name',
      'unit/model/file-name.test.ts > a name',
      'fixture name-not-portable',
    ],
    [
      'audiences that nobody defined',
      'fixture unknown-audience',
      'fixture unknown-audience.asked',
      'fixture unknown-audience.slide',
    ],
    [
      'words of one audience in a file of another',
      'unit/audit/worlds.test.ts > in random worlds',
      'e2e/build.test.ts > keeps what is for one audience',
      'fixture leak',
    ],
    [
      'notes in what is handed out',
      'e2e/build.test.ts > writes speaker notes into no shared file',
      'e2e/viewer/viewer.test.ts > holds no word of any note',
    ],
  ]),
  ...rows('what is written', [
    [
      'an output that is an input, a link, a folder, or two outputs in one place',
      'fixture output-is-input',
      'unit/host/node.test.ts > refuses to write where',
      'fixture output-collision',
    ],
    [
      'files that no build wrote, and files that somebody edited',
      'fixture output-foreign',
      'fixture output-edited',
      'unit/pipeline/file-delivery.test.ts > keeps an edited file aside',
      'e2e/at-once.test.ts > is kept',
    ],
    [
      'a place that cannot be written to',
      'unit/host/node.test.ts > says in words that the place is below a file',
    ],
    [
      'a full disk at any write',
      'unit/pipeline/failing-calls.test.ts > the disk is full',
      'unit/host/node.test.ts > tells a full disk',
    ],
    [
      'a read or write that fails at any moment',
      'unit/pipeline/failing-calls.test.ts > one write fails',
      'unit/pipeline/failing-calls.test.ts > one read fails',
    ],
    ['a signal at any moment, SIGKILL included', 'e2e/kills.test.ts > a build that is ended'],
    [
      'what a killed run left',
      'unit/host/node.test.ts > of a dead process go',
      'unit/host/lock.test.ts > of a process that has ended',
    ],
    [
      'two builds in one folder',
      'e2e/at-once.test.ts > both end well',
      'unit/host/lock.test.ts > keeps another process out',
    ],
    [
      'a reader who looks while files are written',
      'e2e/at-once.test.ts > of different texts',
      'unit/host/node.test.ts > never shows a reader a torn file',
    ],
    [
      'the same bytes in another folder, time zone and language',
      'e2e/build.test.ts > gives the same bytes',
      'e2e/print.test.ts > has the same bytes each time',
    ],
  ]),
  ...rows('the browser', [
    [
      'there is none, or the one that was named is none',
      'e2e/build.test.ts > without a browser HTML is still built',
      'unit/export/find-browser.test.ts > that finds nothing tells every place',
    ],
    [
      'it does not start, or hangs while it does',
      'unit/export/launch.test.ts > says why with its own first lines',
      'unit/export/launch.test.ts > is given up after the time limit',
    ],
    [
      'it is killed while it prints',
      'e2e/print.test.ts > that is killed while it prints',
      'e2e/print.test.ts > that is killed again and again',
      'unit/pipeline/failing-calls.test.ts > keeps one PDF',
    ],
    [
      'pages that run for ever, ask, open windows',
      'e2e/print.test.ts > ends with print-timeout',
      'e2e/print.test.ts > is printed all the same',
    ],
    ['pages that leave', 'e2e/print.test.ts > ends with print-navigated'],
    ['it reaches neither network nor disk', 'e2e/print.test.ts > reaches neither'],
    [
      'a PDF with another number of pages, or that cannot be read',
      'unit/export/pdf.test.ts > is refused when it has another number',
      'unit/audit/audit.test.ts > a PDF that nobody can read',
    ],
    ['pictures and fonts that did not arrive', 'e2e/print.test.ts > has its pictures and fonts'],
    ['text that a slide has no room for', 'e2e/shown.test.ts > slide-overflows'],
    ['it keeps its sandbox, unless root', 'unit/export/find-browser.test.ts > keeps the sandbox'],
    [
      'files that somebody laid into the temporary folder',
      'unit/export/npm-browser.test.ts > that somebody put into the temporary folder',
      'unit/export/npm-browser.test.ts > does not follow a link',
      'unit/export/npm-browser.test.ts > stands ten first uses',
    ],
    ['it opens no socket', 'e2e/offline.test.ts > opens no socket'],
  ]),
  ...rows('the server', [
    [
      'names and sites that are not its own',
      'unit/present/checks.test.ts > is not called by any other name',
      'unit/present/checks.test.ts > is forbidden',
      'unit/present/answer.test.ts > says 405',
    ],
    [
      'paths that lead elsewhere',
      'unit/present/routes.test.ts > leads anywhere',
      'e2e/present.test.ts > is refused, whatever it is',
    ],
    [
      'a port that is in use or not for this user',
      'unit/present/listen.test.ts > takes no other port',
      'unit/present/listen.test.ts > says when a port is not for this user',
    ],
    [
      'it listens to this machine only',
      'e2e/present.test.ts > does not reach a server',
      'e2e/present.test.ts > warns, and puts a token',
    ],
    [
      'a text that breaks while it is shown',
      'e2e/viewer/live.test.ts > shows an error with its line over the last good deck',
    ],
    ['a hundred saves in a second', 'e2e/present.test.ts > of a hundred saves'],
    [
      'notes for whoever asks',
      'e2e/present.test.ts > are on the speaker’s address and on no other',
      'e2e/viewer/presenter.test.ts > has no word of a note',
    ],
  ]),
  ...rows('for everybody', [
    [
      'a PDF with tags, language, title, outline, texts of pictures',
      'e2e/build.test.ts > prints a tagged PDF',
    ],
    ['pages in which axe finds nothing', 'e2e/viewer/viewer.test.ts > axe finds nothing'],
  ]),
  ...rows('packages', [
    ['versions that are known to be bad', 'unit/architecture/packages.test.ts > nowhere in the tree older'],
    [
      'something that runs when Lectern is installed',
      'unit/architecture/packages.test.ts > of ours runs nothing',
    ],
    ['files in the package that nothing needs', 'e2e/package.test.ts > holds only what runs'],
  ]),
];
