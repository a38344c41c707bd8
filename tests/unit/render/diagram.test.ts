/** Diagrams as Mermaid allows them. */
import { parseMermaid } from 'beautiful-mermaid';
import { describe, expect, it } from 'vitest';
import { plainDiagram } from '../../../src/render/diagram.ts';

const drawn = (text: string) => {
  const { nodes, edges } = parseMermaid(plainDiagram(text));
  return [[...nodes.keys()].join(' '), edges.length];
};

describe('a flowchart', () => {
  it.each(['A-->B', 'A --> B', 'A-->|yes|B', 'A---B', 'A==>B', 'A-.->B', 'A[x--y]-->B', 'A-->B;'])(
    'with %s has two boxes and an edge',
    (line) => expect(drawn(`graph TD;\n  ${line}\n`)).toEqual(['A B', 1]),
  );

  it('keeps its labels, and other diagrams all they have', () => {
    expect(plainDiagram('graph TD\nA[x--y] -->|a--b| B')).toBe('graph TD\nA[x--y] -->|a--b| B');
    const sequence = 'sequenceDiagram\nA-->>B: x;';
    expect(plainDiagram(sequence)).toBe(sequence);
  });
});
