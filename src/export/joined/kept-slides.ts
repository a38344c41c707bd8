/** The slides of one look that earlier runs printed: found by what they are, read when they are wanted. */
import { createHash } from 'node:crypto';
import { type Batch, type BatchStore, type KeptBatch, type PrintedSlide, slidesOf } from './batch.ts';

export interface KeptSlides {
  /** Resolves when it is known what there is. */
  readonly ready: Promise<void>;
  /** Undefined when it is not there. Rejects when it is broken: it is then not found again. */
  find(slide: SlideWish): Promise<PrintedSlide> | undefined;
  keep(batch: Batch): Promise<void>;
}

export interface SlideWish {
  readonly html: string;
  readonly pictured: boolean;
}

/** `look`: what stands around the slides, and all that was asked of them, in a word. */
export function createKeptSlides(store: BatchStore, look: string): KeptSlides {
  const places = new Map<string, { readonly batch: KeptBatch; readonly index: number }>();
  const read = new Map<KeptBatch, Promise<readonly PrintedSlide[] | undefined>>();
  const ready = store.list(look).then((batches) => {
    for (const batch of batches)
      for (const [index, name] of batch.slides.entries())
        if (!places.has(name)) places.set(name, { batch, index });
  });
  return {
    ready,
    find: (slide) => {
      // One that was pictured does for whoever wants no picture.
      const names = [nameOfSlide({ ...slide, pictured: true }), nameOfSlide(slide)];
      const name = names.find((one) => places.has(one));
      const place = name === undefined ? undefined : places.get(name);
      if (name === undefined || place === undefined) return undefined;
      const slides = read.get(place.batch) ?? place.batch.load().then((batch) => batch && slidesOf(batch));
      read.set(place.batch, slides);
      return slides.then((all) => {
        const found = all?.[place.index];
        if (found !== undefined) return found;
        places.delete(name);
        throw new Error('what was kept of a slide is broken');
      });
    },
    keep: (batch) => store.keep(look, batch),
  };
}

/** The name of a slide among those of its look. */
export function nameOfSlide({ html, pictured }: SlideWish): string {
  return `${createHash('sha256').update(html).digest('hex').slice(0, 32)}${pictured ? '+' : ''}`;
}
