/** The pictures of a slide: where they stand, and how much larger than their pixels they are drawn. */
import type { ImageFacts } from '../model/page-facts.ts';
import type { SlideFrame } from './frame.ts';
import type { Styles } from './styles.ts';

interface ImageContext {
  readonly content: HTMLElement;
  readonly background: HTMLElement | undefined;
  readonly frame: SlideFrame;
  readonly styles: Styles;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export async function measureImages(context: ImageContext): Promise<readonly ImageFacts[]> {
  const { content, background } = context;
  const images = [...content.querySelectorAll('img')].flatMap((image, index) =>
    measureImage(image, index, context),
  );
  const drawings = [...content.querySelectorAll('svg')]
    .filter((svg) => svg.parentElement?.closest('section svg,.katex') === null)
    .map((svg, index) => ({
      ...baseOf(svg, context),
      kind: 'drawing' as const,
      index,
      alt: '',
      enlarged: 0,
    }));
  const figures = [...(background?.querySelectorAll('figure') ?? [])];
  const backgrounds = await Promise.all(
    figures.map((figure, index) => measureBackground(figure, index, context)),
  );
  return [...images, ...drawings, ...backgrounds];
}

function measureImage(image: HTMLImageElement, index: number, context: ImageContext): readonly ImageFacts[] {
  const { styles } = context;
  if (image.classList.contains('emoji') || !styles.isShown(image)) return [];
  const style = styles.of(image);
  const base = baseOf(image, context);
  const natural = { width: image.naturalWidth, height: image.naturalHeight };
  const drawn = { width: image.offsetWidth, height: image.offsetHeight };
  const isVector = image.currentSrc.startsWith('data:image/svg') || style.imageRendering === 'pixelated';
  const magnified = drawn.width === 0 ? 1 : base.box.width / drawn.width;
  const enlarged = isVector ? 0 : objectScale(style.objectFit, natural, drawn) * magnified;
  return [
    {
      ...base,
      kind: 'img',
      index,
      alt: image.alt.slice(0, 120),
      enlarged: Math.round(enlarged * 100) / 100,
    },
  ];
}

async function measureBackground(
  figure: HTMLElement,
  index: number,
  context: ImageContext,
): Promise<ImageFacts> {
  const { styles, frame } = context;
  const style = styles.of(figure);
  const box = frame.toSlide(figure.getBoundingClientRect());
  const address = /^url\("(.*)"\)$/.exec(style.backgroundImage)?.[1] ?? '';
  const natural = address.startsWith('data:image/svg') ? undefined : await naturalSize(address);
  const scale = natural === undefined ? 0 : backgroundScale(style.backgroundSize, natural, box);
  const alt = (figure.getAttribute('aria-label') ?? '').slice(0, 120);
  return { kind: 'background', index, alt, box, free: true, enlarged: Math.round(scale * 100) / 100 };
}

function baseOf(
  element: Element,
  { content, frame, styles }: ImageContext,
): Pick<ImageFacts, 'box' | 'free'> {
  let free = styles.of(element).objectFit === 'cover';
  for (let box: Element | null = element; box !== null && box !== content; box = box.parentElement) {
    const { position, overflowX, overflowY } = styles.of(box);
    free ||= position === 'absolute' || position === 'fixed';
    // A frame around a picture cuts it on purpose.
    free ||= box !== element && overflowX === 'hidden' && overflowY === 'hidden';
  }
  return { box: frame.toSlide(element.getBoundingClientRect()), free };
}

function objectScale(fit: string, natural: Size, drawn: Size): number {
  if (natural.width === 0 || natural.height === 0) return 0;
  const across = drawn.width / natural.width;
  const down = drawn.height / natural.height;
  if (fit === 'contain') return Math.min(across, down);
  if (fit === 'scale-down') return Math.min(1, across, down);
  return fit === 'none' ? 1 : Math.max(across, down);
}

function backgroundScale(size: string, natural: Size, box: Size): number {
  const across = box.width / natural.width;
  const down = box.height / natural.height;
  if (size === 'cover') return Math.max(across, down);
  if (size === 'contain') return Math.min(across, down);
  const [first = 'auto', second = 'auto'] = size.split(' ');
  const scales = [lengthOf(first, box.width) / natural.width, lengthOf(second, box.height) / natural.height];
  const known = scales.filter((scale) => scale > 0);
  return known.length === 0 ? 1 : Math.max(...known);
}

function lengthOf(value: string, whole: number): number {
  const number = Number.parseFloat(value) || 0;
  return value.endsWith('%') ? (number / 100) * whole : number;
}

async function naturalSize(address: string): Promise<Size | undefined> {
  if (!address.startsWith('data:image/')) return undefined;
  const image = new Image();
  image.src = address;
  await image.decode().catch(() => undefined);
  return image.naturalWidth === 0 ? undefined : { width: image.naturalWidth, height: image.naturalHeight };
}
