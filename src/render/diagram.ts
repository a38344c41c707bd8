/**
 * Mermaid diagrams that cannot be drawn: Marp would print a stack trace and show the code without a word. Here they are noted, and stay
 * code. A semicolon behind `graph TD`, which Mermaid allows, is taken away first. The door to beautiful-mermaid, which Marp draws with.
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
      const plain = token.content.replace(/;[ \t]*$/gm, '');
      const fault = faultOf(token.content);
      if (fault === undefined) continue;
      if (faultOf(plain) === undefined) token.content = plain;
      else {
        Object.assign(token, { type: 'fence', tag: 'code' });
        env.brokenDiagrams.push({ line: (token.map?.[0] ?? 0) + 1, message: fault });
      }
    }
  });
}

function faultOf(diagram: string): string | undefined {
  try {
    renderMermaidSVG(diagram);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
