/** The layers that may say something about one thing, in the merge order of the contract. */

/** Who may say something, the weakest first: of two that speak, the later one holds. */
export const LAYERS = ['defaults', 'project', 'audience', 'deck', 'override', 'row', 'flag'] as const;
export type LayerName = (typeof LAYERS)[number];

/** `project` is `lectern.yaml`, `override` what the deck says of that audience, `row` a merge row, `flag` the command line. */
export type Layers<T> = Readonly<Partial<Record<LayerName, T | undefined>>>;
