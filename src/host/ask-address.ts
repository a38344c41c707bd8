/** Whether something lies behind an address, for links that the user wants looked at. What is there is not read. */

const TIME_LIMIT_MS = 15_000;
/** Servers that refuse to be asked without being read. */
const ASK_AGAIN: ReadonlySet<number> = new Set([403, 404, 405, 406, 500, 501]);

/** The HTTP status of an http or https address, redirections followed; undefined when nobody answers in 15 seconds. */
export async function askAddress(address: string): Promise<number | undefined> {
  if (!/^https?:\/\//i.test(address)) return undefined;
  const status = await ask(address, 'HEAD');
  return status === undefined || ASK_AGAIN.has(status) ? ask(address, 'GET') : status;
}

async function ask(address: string, method: 'HEAD' | 'GET'): Promise<number | undefined> {
  try {
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    const response = await fetch(address, { method, signal, credentials: 'omit' });
    await response.body?.cancel();
    return response.status;
  } catch {
    return undefined;
  }
}
