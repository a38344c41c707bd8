/**
 * Mermaid diagrams that cannot be drawn: Marp would print a stack trace and show the code without a word. Here they are noted, and stay
 * code. What Mermaid allows and beautiful-mermaid, with which Marp draws, misreads is written otherwise first: semicolons at the ends of
 * lines, and arrows right behind a name (`A-->B` would be one box called `A--`). The door to beautiful-mermaid.
 */
import { renderMermaidSVG } from 'beautiful-mermaid';
import type { BrokenDiagram } from '../model/rendered.ts';

interface Token {
  type: string;
  tag: string;
  content: string;
  map: [number, number] | null;
}

interface State {
  readonly tokens: Token[];
  readonly env: { brokenDiagrams: BrokenDiagram[] };
}

interface Markdown {
  readonly core: {
    readonly ruler: { after(name: string, rule: string, run: (state: State) => void): void };
  };
}

/** A plugin to be used behind that for diagrams. */
export function guardDiagrams(md: Markdown): void {
  md.core.ruler.after('marp_mermaid', 'lectern_diagrams', ({ tokens, env }) => {
    for (const token of tokens) {
      if (token.type !== 'marp_mermaid') continue;
      const plain = plainDiagram(token.content);
      const fault = faultOf(plain);
      if (fault === undefined) token.content = plain;
      else {
        Object.assign(token, { type: 'fence', tag: 'code' });
        env.brokenDiagrams.push({ line: (token.map?.[0] ?? 0) + 1, message: fault });
      }
    }
  });
}

/** Labels, in which nothing is changed. */
const LABELS = /(\[[^\]\n]*\]|\([^)\n]*\)|\{[^}\n]*\}|"[^"\n]*"|\|[^|\n]*\|)/;

/** The same diagram as beautiful-mermaid reads it right. */
export function plainDiagram(diagram: string): string {
  if (!/^\s*(?:graph|flowchart)\b/.test(diagram)) return diagram;
  return diagram
    .replace(/;[ \t]*$/gm, '')
    .split(LABELS)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/(\w)(?=--|-\.|==)/g, '$1 ')))
    .join('');
}

function faultOf(diagram: string): string | undefined {
  try {
    renderMermaidSVG(diagram);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
