/**
 * How slides stand on a sheet of paper: which way the sheet is turned, in how many columns and rows, how large each
 * slide is. All lengths in millimetres. The sheet is turned where that makes the slides clearly larger.
 */
import { PAPER_SIZES, type Paper, type PerPage } from '../../model/paper.ts';

export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  /** Size of each slide. */
  readonly slide: { readonly width: number; readonly height: number };
  /** Height of a row, its label included, without the gap to the next. */
  readonly rowHeight: number;
  /** Width that is left for ruled lines beside a slide; 0 when there are none. */
  readonly besides: number;
}

/** Free border of the sheet; the running titles stand in it. */
export const MARGIN = { side: 16, top: 20, bottom: 18 } as const;
/** Between slides. */
export const GAP = { column: 8, row: 5 } as const;
/** Above each slide: its section and its number. */
export const LABEL_HEIGHT = 6;
/** A single slide leaves at least so much of the sheet to its notes. */
const NOTES_SHARE = 0.5;
/** So much larger must slides become before a sheet is turned. */
const WORTH_TURNING = 1.15;

/** `ratio` is width by height of a slide. */
export function arrangeSheet(paper: Paper, perPage: PerPage, ratio: number): Sheet {
  const { width, height } = PAPER_SIZES[paper];
  const upright = largest({ width, height }, perPage, ratio);
  if (perPage === 1 || perPage === 3) return upright;
  const turned = largest({ width: height, height: width }, perPage, ratio);
  return turned.slide.width > upright.slide.width * WORTH_TURNING ? turned : upright;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function largest(size: Size, perPage: PerPage, ratio: number): Sheet {
  const counts = perPage === 3 ? [1] : [1, 2, 3].filter((columns) => perPage % columns === 0);
  const sheets = counts.map((columns) => arrange(size, { perPage, columns, ratio }));
  return sheets.reduce((best, one) => (one.slide.width > best.slide.width ? one : best));
}

function arrange(size: Size, given: { perPage: PerPage; columns: number; ratio: number }): Sheet {
  const { perPage, columns, ratio } = given;
  const rows = perPage / columns;
  const inner = {
    width: size.width - 2 * MARGIN.side,
    height: size.height - MARGIN.top - MARGIN.bottom,
  };
  const halves = perPage === 3 ? 2 : columns;
  const column = (inner.width - (halves - 1) * GAP.column) / halves;
  const rowHeight = (inner.height - (rows - 1) * GAP.row) / rows;
  const room = (perPage === 1 ? rowHeight * NOTES_SHARE : rowHeight) - LABEL_HEIGHT;
  const width = Math.min(column, room * ratio);
  const besides = perPage === 3 ? inner.width - width - GAP.column : 0;
  return { ...size, columns, rows, slide: { width, height: width / ratio }, rowHeight, besides };
}
