/**
 * Conditions on audiences, as written after `for`: ids and groups joined by `,` or `or`, `and`, `not`, parentheses.
 * The expression is parsed once, when it is read; evaluating it cannot fail.
 *
 * Grammar (loosest first): either = both { ("," | "or") both } ; both = unary { "and" unary } ;
 * unary = "not" unary | "(" either ")" | name.
 */

export type Condition =
  | { readonly kind: 'name'; readonly name: string; readonly offset: number }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition };

/** What is wrong with an expression; `offset` counts characters from its start. */
export interface ConditionFault {
  readonly message: string;
  readonly offset: number;
  readonly length: number;
}

/** How a condition is written, for the hint of its faults. */
export const CONDITION_HINT = 'join names by "," or "or", "and", "not" and parentheses';

type Token = { readonly text: string; readonly offset: number };

/** Parses an expression. Gives the condition, or the first fault. */
export function parseCondition(text: string): Condition | ConditionFault {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/[(),]|[^\s(),]+/gu)) {
    tokens.push({ text: match[0], offset: match.index });
  }
  return new Parser(tokens, text.length).parse();
}

/** True when `outcome` is a fault. */
export function isConditionFault(outcome: Condition | ConditionFault): outcome is ConditionFault {
  return 'message' in outcome;
}

/** Every name that the condition mentions, in the order in which they stand, with their offsets. */
export function conditionNames(condition: Condition): readonly { name: string; offset: number }[] {
  if (condition.kind === 'name') return [{ name: condition.name, offset: condition.offset }];
  if (condition.kind === 'not') return conditionNames(condition.of);
  return [...conditionNames(condition.left), ...conditionNames(condition.right)];
}

/** Whether the condition holds for an audience known by `names` (its id and its groups; none for a deck without audiences). */
export function conditionHolds(condition: Condition, names: ReadonlySet<string>): boolean {
  switch (condition.kind) {
    case 'name':
      return names.has(condition.name);
    case 'not':
      return !conditionHolds(condition.of, names);
    case 'and':
      return conditionHolds(condition.left, names) && conditionHolds(condition.right, names);
    case 'or':
      return conditionHolds(condition.left, names) || conditionHolds(condition.right, names);
  }
}

const JOINERS = new Set([',', 'or', 'and']);

class Parser {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], end: number) {
    this.#tokens = tokens;
    this.#end = end;
  }

  parse(): Condition | ConditionFault {
    const condition = this.#either();
    if (isConditionFault(condition)) return condition;
    const rest = this.#tokens[this.#next];
    if (rest === undefined) return condition;
    return fault(
      rest.text === ')'
        ? 'this parenthesis was never opened'
        : `"or", "and" or "," is missing before "${rest.text}"`,
      rest,
    );
  }

  #either(): Condition | ConditionFault {
    return this.#joined(
      () => this.#both(),
      'or',
      (text) => text === ',' || text === 'or',
    );
  }

  #both(): Condition | ConditionFault {
    return this.#joined(
      () => this.#unary(),
      'and',
      (text) => text === 'and',
    );
  }

  #joined(
    operand: () => Condition | ConditionFault,
    kind: 'and' | 'or',
    joins: (text: string) => boolean,
  ): Condition | ConditionFault {
    let left = operand();
    while (!isConditionFault(left) && joins(this.#tokens[this.#next]?.text ?? '')) {
      this.#next += 1;
      const right = operand();
      if (isConditionFault(right)) return right;
      left = { kind, left, right };
    }
    return left;
  }

  #unary(): Condition | ConditionFault {
    const token = this.#tokens[this.#next];
    if (token === undefined) return { message: 'a name is missing here', offset: this.#end, length: 1 };
    this.#next += 1;
    if (token.text === ')' || JOINERS.has(token.text))
      return fault(`a name is missing before "${token.text}"`, token);
    if (token.text !== 'not' && token.text !== '(')
      return { kind: 'name', name: token.text, offset: token.offset };
    this.#depth += 1;
    if (this.#depth > 100) return fault('the condition is nested more than 100 deep', token);
    const inner = token.text === 'not' ? this.#negated() : this.#parenthesis(token);
    this.#depth -= 1;
    return inner;
  }

  #negated(): Condition | ConditionFault {
    const of = this.#unary();
    return isConditionFault(of) ? of : { kind: 'not', of };
  }

  #parenthesis(open: Token): Condition | ConditionFault {
    const inner = this.#either();
    if (isConditionFault(inner)) return inner;
    if (this.#tokens[this.#next]?.text !== ')') return fault('this parenthesis is never closed', open);
    this.#next += 1;
    return inner;
  }
}

function fault(message: string, token: Token): ConditionFault {
  return { message, offset: token.offset, length: token.text.length };
}
