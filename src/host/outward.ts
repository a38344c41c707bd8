/** What a host asks of the network. Each only when the user named the address or allowed it. */
import { askAddress } from './ask-address.ts';
import { fetchBytes } from './fetch-bytes.ts';
import type { Host } from './host.ts';
import { networkAddresses } from './network.ts';

export function outward(
  env: (name: string) => string | undefined,
): Required<Pick<Host, 'askAddress' | 'fetchBytes' | 'networkAddresses' | 'openBucket'>> {
  return {
    askAddress,
    fetchBytes,
    networkAddresses,
    openBucket: async (address) => (await import('./bucket.ts')).openBucket(address, env),
  };
}
