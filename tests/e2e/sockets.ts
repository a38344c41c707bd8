/** What a program and all that it starts have open to the network, looked up again and again while it runs. Linux only. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const TABLES = ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'];

export interface SocketWatch {
  /** How often was looked. */
  looks(): number;
  /** Addresses of sockets that were seen, each with the program that held it. */
  stop(): readonly string[];
}

/** Watches the process `pid` and its children. */
export function watchSockets(pid: number): SocketWatch {
  const seen = new Set<string>();
  const family = new Set([pid]);
  let looks = 0;
  const look = () => {
    looks += 1;
    const held = new Map<string, string>();
    for (const one of processes()) {
      if (family.has(one.parent)) family.add(one.pid);
      if (family.has(one.pid)) for (const inode of socketsOf(one.pid)) held.set(inode, one.name);
    }
    if (held.size === 0) return;
    for (const table of TABLES)
      for (const { inode, local, remote } of rowsOf(table)) {
        const name = held.get(inode);
        if (name !== undefined) seen.add(`${name}: ${table} ${local} → ${remote}`);
      }
  };
  const timer = setInterval(look, 4);
  return {
    looks: () => looks,
    stop: () => {
      clearInterval(timer);
      return [...seen].sort();
    },
  };
}

function processes(): readonly { readonly pid: number; readonly parent: number; readonly name: string }[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    const stat = quietly(() => readFileSync(`/proc/${name}/stat`, 'latin1'), '');
    const end = stat.lastIndexOf(')');
    const parent = Number(stat.slice(end + 2).split(' ')[1]);
    return [{ pid: Number(name), parent, name: stat.slice(stat.indexOf('(') + 1, end) }];
  });
}

function socketsOf(pid: number): readonly string[] {
  const folder = `/proc/${pid}/fd`;
  return quietly(() => readdirSync(folder), []).flatMap((fd) => {
    const link = quietly(() => readlinkSync(`${folder}/${fd}`), '');
    return /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? [];
  });
}

function rowsOf(
  table: string,
): readonly { readonly inode: string; readonly local: string; readonly remote: string }[] {
  const lines = quietly(() => readFileSync(`/proc/net/${table}`, 'latin1'), '')
    .split('\n')
    .slice(1);
  return lines.flatMap((line) => {
    const [, local = '', remote = '', , , , , , , inode] = line.trim().split(/\s+/);
    return inode === undefined ? [] : [{ inode, local, remote }];
  });
}

function quietly<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
