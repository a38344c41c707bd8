/** The table of codes → the reference page for people, `docs/diagnostics.md`. Whether that file is current is tested. */
import type { Severity } from './codes/entry.ts';
import { CODES, type Code, isAdjustable } from './codes.ts';

const WEIGHTS = {
  error: 'Error',
  warning: 'Warning',
  info: 'Remark',
} as const satisfies Record<Severity, string>;

/** The page as Markdown: what severities mean, a list of all codes, then each with its explanation. */
export function writeReference(): string {
  const codes = Object.entries(CODES).sort(([a], [b]) => (a < b ? -1 : 1));
  const list = codes.map(([code, { title }]) => `- [\`${code}\`](#${code}): ${title}`);
  const entries = codes.map(([code, { severity, title, explanation }]) => {
    const adjustable = severity === 'error' && isAdjustable(code as Code) ? ', adjustable' : '';
    return `## ${code}\n\n**${title}.** ${WEIGHTS[severity]}${adjustable}.\n\n${explanation}\n`;
  });
  return `${[INTRODUCTION, list.join('\n'), '', entries.join('\n')].join('\n')}`;
}

const INTRODUCTION = `# What Lectern may say about a text

Every message has a code. \`lectern explain <code>\` says on the terminal what stands here.

An error ends a run with exit code 1, and nothing is written. A warning does so only with \`--strict\`, or with
\`strict: true\` in \`lectern.yaml\`. A remark never does.

Under \`rules\`, \`lectern.yaml\` sets how heavily a code weighs: \`error\`, \`warning\`, \`info\` (a remark) or \`off\`. On a slide,
\`<!-- lectern-ignore code: reason -->\` spares it that message; in front matter, \`lectern-ignore\` with a line \`code: reason\` spares the file.
Both are for warnings, remarks, and errors that say "Error, adjustable": the others stand for an output that would be unsafe or impossible.

<!-- Written from the table of codes; UPDATE=1 npm test -- tests/unit/diagnostics writes it anew. -->
`;
