import { describe, expect, it } from 'vitest';
import { noteHtml } from '../../../src/source/markdown/note-text.ts';

describe('a speaker note on paper', () => {
  it('has paragraphs, lists and emphasis as Markdown has them', () => {
    expect(noteHtml('Breathe.\n\n- Ask the **mayor**')).toBe(
      '<p>Breathe.</p>\n<ul>\n<li>Ask the <strong>mayor</strong></li>\n</ul>',
    );
  });

  it('shows HTML as text, and the words of a picture instead of it', () => {
    expect(noteHtml('<script>x</script>')).toBe('<p>&lt;script&gt;x&lt;/script&gt;</p>');
    expect(noteHtml('![The <old> bridge](bridge.png)')).toBe('<p>The &lt;old&gt; bridge</p>');
  });

  it('adds no heading to those of the slides', () => {
    expect(noteHtml('# Begin\n\nslowly')).toBe('<p><strong>Begin</strong></p>\n<p>slowly</p>');
  });
});
