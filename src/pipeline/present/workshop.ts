/** What the builds of one server share: what was asked for, the kept disk and values, and the renderer. */
import type { Host } from '../../host/host.ts';
import type { startRenderer } from '../deck-page.ts';
import { createKeptDisk, type KeptDisk } from '../kept/disk.ts';
import { createKeptValues, type KeptValues } from '../kept/values.ts';
import type { PagesRequest } from '../pages.ts';

export interface Workshop {
  readonly request: PagesRequest;
  readonly host: Host;
  readonly disk: KeptDisk;
  readonly values: KeptValues;
  readonly renderer: ReturnType<typeof startRenderer>;
  /** A name for a state of a page that no other state has, of an earlier server neither. */
  readonly nextVersion: () => string;
}

/** `run` tells this server from earlier ones. */
export function createWorkshop(
  host: Host,
  request: PagesRequest,
  given: { readonly renderer: Workshop['renderer']; readonly run: string },
): Workshop {
  const disk = createKeptDisk(host);
  let number = 0;
  return {
    request,
    host,
    disk,
    values: createKeptValues(disk),
    renderer: given.renderer,
    nextVersion: () => {
      number += 1;
      return `${given.run}.${number}`;
    },
  };
}
