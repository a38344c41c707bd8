/** Files from the network: an error, unless the user allowed them; then fetched once, checked, and put inside the deck. */
import { diagnose, type Outcome, type Place } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { dataUri, mediaType } from './asset.ts';
import { pictureFault } from './picture.ts';

export interface RemoteRequest {
  readonly address: string;
  readonly at: Place;
  readonly allowed: boolean;
}

export async function loadRemote(
  host: Host,
  request: RemoteRequest,
): Promise<Outcome<{ dataUri: string } | undefined>> {
  const { address, at, allowed } = request;
  const refuse = (message: string, hint: string) => ({
    value: undefined,
    diagnostics: [diagnose('remote-asset', message, { at, hint })],
  });
  if (!allowed)
    return refuse(
      `"${address}" would be fetched from the network`,
      'save the file in the project, or allow it with --allow-remote',
    );
  const bytes = await host.fetchBytes(address.startsWith('//') ? `https:${address}` : address);
  if (bytes === undefined) return refuse(`"${address}" could not be fetched`, 'save the file in the project');
  const type = mediaType(bytes);
  if (type === undefined)
    return {
      value: undefined,
      diagnostics: [
        diagnose('asset-not-image', `"${address}" is not a picture, film, sound or font`, {
          at,
          hint: 'open the address in a browser to see what it leads to',
        }),
      ],
    };
  const fault = await pictureFault(bytes, type, { address, at });
  return fault === undefined
    ? { value: { dataUri: dataUri(bytes, type) }, diagnostics: [] }
    : { value: undefined, diagnostics: [fault] };
}
