/** Sheets of paper for what is handed out, and how many slides one may hold. */

export const PAPERS = ['a4', 'letter'] as const;
export type Paper = (typeof PAPERS)[number];

/** Upright, in millimetres. ISO 216; ANSI/ASME Y14.1. */
export const PAPER_SIZES: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
};

/** Slides on one side of a handout: one with its notes, three beside ruled lines, the others slides only. */
export const PER_PAGE = [1, 2, 3, 4, 6, 9] as const;
export type PerPage = (typeof PER_PAGE)[number];
