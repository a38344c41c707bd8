/** Which optional parts of Marp a text needs. */

export interface Needs {
  readonly code: boolean;
  readonly math: boolean;
  readonly mermaid: boolean;
  readonly emoji: boolean;
}

/** The opening of a code block with its language; it may stand behind the marks of quotes and list items. */
const FENCE = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(?:`{3,}|~{3,})[ \t]*([^\s`{]+)/gm;

/** What a text needs, judged generously: a needless plugin costs time, a missing one is a fault. */
export function needsOf(text: string): Needs {
  const fences = [...text.matchAll(FENCE)].map((match) => match[1]?.toLowerCase());
  return {
    code: fences.some((lang) => lang !== 'mermaid'),
    mermaid: fences.includes('mermaid'),
    math: /\$[^\s$]|\$\$/.test(text),
    emoji: /\p{Extended_Pictographic}|\p{Regional_Indicator}|[#*0-9]\ufe0f?\u20e3|:[\w+-]+:/u.test(text),
  };
}
