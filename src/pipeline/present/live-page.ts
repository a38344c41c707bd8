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
  /** Hashes of its files, which are long and mostly the same from build to build. */
  readonly fileKeys: ReadonlyMap<string, string>;
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
  const fileKeys = keysOf(request.files, before?.fileKeys);
  const slides = request.rendered.slides.map(({ html }, index): LiveSlide => {
    const text = once(() => writeViewerSlide(written, index));
    const svg = withFileKeys(html, page, keyIn(fileKeys));
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
  const sameStyle = before !== undefined && isSameStyle({ page, fileKeys }, before);
  if (old !== undefined && sameStyle && isSamePage(old, { title, lang, slides }))
    return { live: old, page, fileKeys };
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
  return { live, page, fileKeys };
}

function isSamePage(old: LivePage, now: Pick<LivePage, 'title' | 'lang' | 'slides'>): boolean {
  return (
    old.title === now.title &&
    old.lang === now.lang &&
    old.slides.length === now.slides.length &&
    old.slides.every((slide, index) => slide.key === now.slides[index]?.key)
  );
}

/** Those of the page before are used again and then let go, so that no older picture is held. */
function keysOf(files: readonly string[], before: MadePage['fileKeys'] = new Map()): MadePage['fileKeys'] {
  return new Map(files.map((file) => [file, before.get(file) ?? hashOf(file)]));
}

const keyIn =
  (keys: MadePage['fileKeys']) =>
  (file: string): string =>
    keys.get(file) ?? '';

function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('base64url').slice(0, 16);
}

type Styled = Pick<MadePage, 'page' | 'fileKeys'>;

function isSameStyle(one: Styled, other: Styled): boolean {
  const [a, b] = [one.page.request, other.page.request];
  return (
    a.fontCss === b.fontCss &&
    a.rendered.css === b.rendered.css &&
    familiesOf(one.page) === familiesOf(other.page) &&
    a.mathFonts.size === b.mathFonts.size &&
    cssFiles(one) === cssFiles(other)
  );
}

/** Fonts that stand in lists of families, which both the style and the slides have. */
function familiesOf({ request }: RenderedPage): string {
  const { defaults, embedded, fallback } = request.fontFamilies;
  return [defaults, ...embedded, '', ...fallback].join('\n');
}

function cssFiles({ page, fileKeys }: Styled): string {
  const placeholders = page.request.rendered.css.match(PLACEHOLDERS) ?? [];
  return withFileKeys(placeholders.join(' '), page, keyIn(fileKeys));
}

function once(make: () => string): () => string {
  let made: string | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
