/** A place in a produced file where words can stand, and the words that stand there. */

export interface Surface {
  /** As people call it: `text`, `attribute alt`, `metadata`. */
  readonly where: string;
  readonly text: string;
  /** Its words, where they are known already. */
  readonly words?: ReadonlySet<string>;
  /** True for a word that the form of the file itself may write there; undefined: there are none. */
  readonly isOfTheForm?: (word: string) => boolean;
}
