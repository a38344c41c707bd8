/**
 * A rendered page → the same as data that can be compared with what it was before. What is long, the style and the
 * slides with the pictures inside them, is put together only when somebody is to be told of it.
 */
import { createHash } from 'node:crypto';
import type { LivePage, LiveSlide } from '../../model/live.ts';
import { PLACEHOLDERS } from '../../model/rendered.ts';
import type { ViewerRole } from '../../model/viewer.ts';
import { fillStyle } from '../../render/page.ts';
import { viewerTitle, writeViewerSlide } from '../../render/viewer-page.ts';
import type { RenderedPage } from '../deck-page.ts';
import { withFileKeys, withoutNumbers } from '../slide-look.ts';
import { viewerSections } from '../viewer-page.ts';

/** A page as data, and what it was made from. */
export interface MadePage {
  readonly live: LivePage;
  readonly page: RenderedPage;
}

/** Where a page stands among its earlier states. */
export interface Since {
  readonly before: MadePage | undefined;
  /** Gives a version that no state has had. */
  readonly version: () => string;
}

/** Makes the data of a role's page. A page that shows what it showed before keeps its version. */
export function livePage(page: RenderedPage, role: ViewerRole, { before, version }: Since): MadePage {
  const { request } = page;
  const { lang } = request;
  const written = { page: request, role, sections: viewerSections(page) };
  const title = viewerTitle(written);
  const families = familiesOf(page);
  const slides = request.rendered.slides.map(({ html }, index): LiveSlide => {
    const text = once(() => writeViewerSlide(written, index));
    const svg = withFileKeys(html, page, fileKey);
    const named = writeViewerSlide(written, index, svg);
    return {
      key: hashOf(named + families),
      // Without notes and section, so that both windows find the same slide again.
      look: hashOf(withoutNumbers(svg)),
      get html() {
        return text();
      },
    };
  });
  const old = before?.live;
  const sameStyle = before !== undefined && isSameStyle(page, before.page);
  if (old !== undefined && sameStyle && isSamePage(old, { title, lang, slides })) return { live: old, page };
  const fresh = version();
  const css = once(() => fillStyle(request));
  const live: LivePage = {
    version: fresh,
    title,
    lang,
    slides,
    style: sameStyle && old !== undefined ? old.style : fresh,
    get css() {
      return css();
    },
  };
  return { live, page };
}

function isSamePage(old: LivePage, now: Pick<LivePage, 'title' | 'lang' | 'slides'>): boolean {
  return (
    old.title === now.title &&
    old.lang === now.lang &&
    old.slides.length === now.slides.length &&
    old.slides.every((slide, index) => slide.key === now.slides[index]?.key)
  );
}

function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('base64url').slice(0, 16);
}

/** Hashes of files, which are long and stay the same text from build to build. */
const fileKeys = new Map<string, string>();
const MOST_KEYS = 500;

function fileKey(file: string): string {
  const known = fileKeys.get(file);
  if (known !== undefined) return known;
  if (fileKeys.size >= MOST_KEYS) fileKeys.clear();
  const key = createHash('sha1').update(file).digest('base64');
  fileKeys.set(file, key);
  return key;
}

function isSameStyle(one: RenderedPage, other: RenderedPage): boolean {
  const [a, b] = [one.request, other.request];
  return (
    a.fontCss === b.fontCss &&
    a.rendered.css === b.rendered.css &&
    familiesOf(one) === familiesOf(other) &&
    a.mathFonts.size === b.mathFonts.size &&
    cssFiles(one) === cssFiles(other)
  );
}

/** Fonts that stand in lists of families, which both the style and the slides have. */
function familiesOf({ request }: RenderedPage): string {
  const { defaults, embedded, fallback } = request.fontFamilies;
  return [defaults, ...embedded, '', ...fallback].join('\n');
}

function cssFiles({ request }: RenderedPage): string {
  return [...request.rendered.css.matchAll(PLACEHOLDERS)]
    .map(([, index]) => fileKey(request.files[Number(index)] ?? ''))
    .join(' ');
}

function once(make: () => string): () => string {
  let made: string | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
