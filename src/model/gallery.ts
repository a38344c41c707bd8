/** What the gallery of an output folder shows: each deck, each version of it, and the files that exist. */

/** By this the page is known again: a file without it is somebody else's and is never replaced. */
export const GALLERY_MARK = '<meta name="generator" content="Lectern gallery">';

export interface GalleryFile {
  /** As in reports: `html`, `pdf`; `json` for the report itself. */
  readonly format: string;
  /** From the folder of the gallery, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** How many files of this format the version has, of which `path` is the first. */
  readonly count: number;
}

/** One deck for one audience, and for one row of a merge. */
export interface GalleryVersion {
  /** Its folder from that of the gallery: `pricing/press`. */
  readonly folder: string;
  /** How people call the audience; undefined when the deck is for nobody in particular. */
  readonly audience?: string;
  readonly row?: string;
  readonly title: string;
  /** BCP 47 tag of the title. */
  readonly lang: string;
  readonly slides: number;
  readonly minutes: number;
  /** Minutes that there are; undefined without a limit. */
  readonly budget?: number;
  readonly warnings: number;
  readonly files: readonly GalleryFile[];
  /** Whether every file that its report lists is there, with the size that it had. */
  readonly isWhole: boolean;
  /** SHA-256 of the page that its files were made from: what a thumbnail is a picture of. */
  readonly page: string;
  /** A picture of the first slide as a `data:` address. */
  readonly thumbnail?: string;
}

/** The versions of one deck, which lie in one folder. */
export interface GalleryDeck {
  readonly id: string;
  readonly versions: readonly GalleryVersion[];
}
