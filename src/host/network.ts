/** What the rest of the network sees of this machine. */
import { networkInterfaces } from 'node:os';

/** The IPv4 addresses of this machine but the loopback, sorted. */
export function networkAddresses(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  return all
    .flatMap(({ family, internal, address }) => (family === 'IPv4' && !internal ? [address] : []))
    .sort();
}
