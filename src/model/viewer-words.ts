/**
 * What the viewer and the speaker's view say beside the slides. A page holds the words of one language as data; scripts
 * fill the places in braces: `{n}` a number, `{all}` how many there are, `{time}` minutes and seconds, `{title}`, `{file}`.
 */

/** What every page says. */
export interface SharedWords {
  readonly slide: string;
  readonly slides: string;
  readonly slideNumber: string;
  readonly slideOf: string;

  readonly presentation: string;
  readonly back: string;
  readonly forward: string;
  readonly allSlides: string;
  readonly search: string;
  readonly fullScreen: string;
  readonly secondWindow: string;
  readonly keys: string;

  readonly stepForward: string;
  readonly stepBack: string;
  readonly firstSlide: string;
  readonly lastSlide: string;
  readonly blackScreen: string;
  readonly whiteScreen: string;
  readonly thisHelp: string;
  readonly closeOpen: string;
  readonly moveAsWell: string;
  readonly click: string;
  readonly swipe: string;
  readonly wheel: string;
  readonly close: string;
  /** Keys whose names differ from language to language, by their English names. */
  readonly keyNames: Readonly<Record<string, string>>;

  readonly searchInSlides: string;
  readonly slidesFound: string;
  readonly found: string;
  readonly nothingFound: string;

  readonly isAudience: string;
  readonly viewIsIn: string;
}

/** What only the speaker's view says; the shared page does not have it. */
export interface SpeakerWords {
  readonly presenterTitle: string;
  readonly notes: string;
  readonly noNotes: string;
  readonly sizeOfNotes: string;
  readonly position: string;
  readonly next: string;
  readonly nextSlide: string;
  readonly end: string;
  readonly screenBlack: string;
  readonly screenWhite: string;
  readonly openAudience: string;
  readonly audienceOpen: string;
  readonly allowPopUps: string;
  readonly timePassed: string;
  readonly timeOfDay: string;
  readonly start: string;
  readonly pause: string;
  readonly goOn: string;
  readonly reset: string;
  readonly onTime: string;
  readonly ahead: string;
  readonly behind: string;
  readonly left: string;
  readonly over: string;
  readonly until: string;
  readonly minutes: string;
  readonly ofAll: string;
  readonly stepOf: string;
  readonly timer: string;
  readonly smallerNotes: string;
  readonly largerNotes: string;
}

/** What a page is given: the words of one language, and which it is (BCP 47): English where nobody has written the deck's. */
export interface ViewerWords {
  readonly lang: string;
  readonly words: SharedWords & Partial<SpeakerWords>;
}

/** The names of single texts. */
export type WordName = Exclude<keyof (SharedWords & SpeakerWords), 'keyNames'>;

/** A text with its places in braces filled. */
export function fillWords(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
