import { describe, expect, it } from 'vitest';
import { assemble } from './world.ts';

const show = (value: unknown, body = 'Ask: {{ vars.ask }}') =>
  assemble(body, { values: { vars: { ask: value as string } } }).text;

describe('values in text', () => {
  it('prints values, filters and loops', () => {
    expect(
      assemble('{% for name in vars.names %}- {{ name | upcase }}\n{% endfor %}', {
        values: { vars: { names: ['Ana', 'Bo'] } },
      }).text,
    ).toBe('- ANA\n- BO');
  });

  it('keeps ordinary sentences readable', () => {
    expect(show("Dr. O'Neil, 4.5 million")).toBe("Ask: Dr. O'Neil, 4\\.5 million");
  });

  it.each([
    ['{{ vars.secret }}', '\\{\\{ vars\\.secret \\}\\}'],
    ['---', '\\-\\-\\-'],
    ['<!-- note -->', '&#60;!\\-\\- note \\-\\-&#62;'],
    ['<b>x</b>', '&#60;b&#62;x&#60;/b&#62;'],
    ['::: left', '\\:\\:\\: left'],
    ['# Title\n- item', '\\# Title - item'],
    ['![bg](x.png)', '!\\[bg\\](x\\.png)'],
    ['[@key]', '\\[\\@key\\]'],
    ['$x^2$', '\\$x\\^2\\$'],
    ['1. first', '1\\. first'],
  ])('shows %j and never interprets it', (value, written) => {
    expect(show(value)).toBe(`Ask: ${written}`);
  });

  it('prints no value twice: what a value holds is not a template', () => {
    expect(
      assemble('{{ vars.a }}', { values: { vars: { a: '{{ vars.b }}', b: 'secret' } } }).text,
    ).not.toContain('secret');
  });

  it('cannot be made to print raw HTML', () => {
    expect(show('<i>', '{{ vars.ask | raw }}')).toBe('&#60;i&#62;');
  });

  it('writes a value in an address with percent signs, in HTML with entities', () => {
    expect(show('a b) [x', '[go](https://example.org/{{ vars.ask }})')).toBe(
      '[go](https://example.org/a%20b%29%20%5Bx)',
    );
    expect(show('"><b>', '<abbr title="{{ vars.ask }}">x</abbr>')).toBe(
      '<abbr title="&#34;&#62;&#60;b&#62;">x</abbr>',
    );
  });

  it('cannot end a speaker note', () => {
    expect(show('--> <b>', '<!-- Say {{ vars.ask }} -->')).toBe('<!-- Say - -> <b> -->');
  });
});

describe('code', () => {
  it('is never templated, in fences, indented blocks and lines', () => {
    const body =
      '`{{ vars.none }}`\n\n```js\n{{ vars.none }}\n{% bad %}\n```\n\n    {{ vars.none }}\n\n{{ vars.ask }}';
    expect(show('x', body)).toBe(body.replace(/\{\{ vars.ask \}\}/, 'x'));
  });
});

describe('faults in templates', () => {
  it('names a variable without a value at its line and column, with the nearest name', () => {
    const { said, diagnostics } = assemble('# B\n\nHello {{ vars.nane }}', {
      values: { vars: { name: 'Ana' } },
    });
    expect(said).toEqual(['3:10 undefined-variable']);
    expect(diagnostics[0]?.hint).toBe('did you mean "name"?');
  });

  it('names all of them at once', () => {
    expect(assemble('{{ vars.a }}\n\n{{ vars.b }}').said).toEqual([
      '1:4 undefined-variable',
      '3:4 undefined-variable',
    ]);
  });

  it('allows a missing value in a condition and before a default', () => {
    expect(assemble('{% if vars.x %}a{% endif %}{{ vars.x | default: "b" }}').text).toBe('b');
  });

  it('finds the second of two on a line, though the first begins like it', () => {
    expect(assemble('{{ vars.meals }} {{ vars.meal }}').said).toEqual([
      '1:4 undefined-variable',
      '1:21 undefined-variable',
    ]);
  });

  it('names an unclosed tag', () => {
    expect(assemble('# B\n\n{% if true %}x').said).toEqual(['3:1 template-syntax']);
  });

  it.each([
    ['Of {{ vars.sum', 4, '"{{ vars.sum" is never closed', 'close it with }}'],
    ['{{ "sum }}', 1, '"{{ "sum }}" is never closed', 'close the quote in it'],
    ['{{ 1 | roudn }}', 8, 'there is no filter "roudn"', 'did you mean "round"?'],
    ['{% fro x in y %}', 4, 'there is no tag "fro"', 'did you mean "for"?'],
    ['{{ }}', 1, '"{{ }}" lacks a value', 'write a name such as vars.price, or remove it'],
    ['x {% endif %}', 3, '"{% endif %}" belongs to no tag that was opened', /^remove it/],
    [
      '{% render "x" %}',
      1,
      '"{% render "x" %}" reads another file, which no template may',
      /^list a section/,
    ],
    ['{% assign x %}', 1, '"{% assign x %}" cannot be read: expected "="', /^check/],
  ])('says of %j what is wrong with it and where', (body, column, message, hint) => {
    const [fault, ...rest] = assemble(body).diagnostics;
    expect(rest).toEqual([]);
    expect(fault).toMatchObject({ code: 'template-syntax', message, at: { line: 1, column } });
    expect(fault?.hint).toMatch(hint);
  });

  it('does not speak of the end of a loop that could not be read', () => {
    expect(assemble('{% for x of vars.a %}\n- {{ x }}\n{% endfor %}').said).not.toContain(
      '3:1 template-syntax',
    );
  });

  it('stops a loop that makes too much', () => {
    expect(assemble('{% for a in (1..100000000) %}x{% endfor %}').said).toEqual(['1:1 template-limit']);
  });
});

describe('lines', () => {
  it('map each line of a loop to the line that made it', () => {
    const { mapped } = assemble('# B\n{% for n in (1..2) %}\n- {{ n }}\n{%- endfor %}\nend');
    const lines = mapped.text.split('\n').map((text, index) => `${mapped.origins[index]?.line} ${text}`);
    expect(lines).toContain('3 - 1');
    expect(lines).toContain('3 - 2');
    expect(lines).toContain('5 end');
  });
});
