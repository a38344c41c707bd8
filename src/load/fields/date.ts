/** Fields that are a day: `2026-03-01`. Other ways to write a date differ from country to country and are refused. */
import { type Field, wrongType } from './field.ts';

/** A day of the calendar as an ISO date. */
export function date(description: string): Field<string> {
  return {
    description,
    schema: { type: 'string', format: 'date' },
    read: (node, context) => {
      const written = node.kind === 'scalar' ? node.text.trim() : '';
      if (isDay(written)) return written;
      return wrongType(node, context, 'a date', 'write year, month and day: 2026-03-01');
    },
  };
}

/** `Date` takes 31 April for 1 May; a day that exists comes back as it was written. */
function isDay(written: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(written)) return false;
  const time = Date.parse(`${written}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(written);
}
