/**
 * A bucket of an S3-compatible service as a place for bytes by name. The only door to aws4fetch. Endpoint, region and
 * credentials come from the variables that all such programs read:
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
import { AwsClient } from 'aws4fetch';
import { Fault } from '../diagnostics/fault.ts';
import type { Bucket } from './host.ts';

const LIMIT_MS = 20_000;
/** After so many failures in a row the bucket is not asked again in this run. */
const MOST_FAILURES = 3;

/** Opens `s3://bucket/prefix` and asks once whether it can be read. Throws `usage` and `bucket-unusable`. */
export async function openBucket(
  address: string,
  env: (name: string) => string | undefined,
): Promise<Bucket> {
  const [, bucket, prefix = ''] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*?))?\/?$/.exec(address) ?? [];
  if (bucket === undefined)
    throw new Fault('usage', `"${address}" names no bucket`, 'write s3://bucket/folder');
  const base = `${baseOf(bucket, env)}${prefix === '' ? '' : `/${encodePath(prefix)}`}`;
  const client = clientFrom(env);
  let failures = 0;
  const ask = async (name: string, init: RequestInit): Promise<Response | undefined> => {
    if (failures >= MOST_FAILURES) return undefined;
    try {
      const response = await client.fetch(`${base}/${encodePath(name)}`, {
        ...init,
        signal: AbortSignal.timeout(LIMIT_MS),
      });
      failures = response.ok || response.status === 404 ? 0 : failures + 1;
      return response;
    } catch {
      failures += 1;
      return undefined;
    }
  };
  const first = await ask('probe', { method: 'GET' });
  const said = first === undefined ? '' : await first.text().catch(() => '');
  if (first === undefined || !(first.ok || (first.status === 404 && !said.includes('NoSuchBucket'))))
    throw new Fault(
      'bucket-unusable',
      `${address} ${reasonOf(first, said)}`,
      'see AWS_ENDPOINT_URL_S3, AWS_REGION and the access key',
    );
  return {
    get: async (name) => {
      const response = await ask(name, { method: 'GET' });
      if (response?.ok === true) return new Uint8Array(await response.arrayBuffer());
      await response?.body?.cancel();
      return undefined;
    },
    put: async (name, bytes) => {
      const response = await ask(name, { method: 'PUT', body: Buffer.from(bytes) });
      await response?.body?.cancel();
    },
  };
}

function reasonOf(response: Response | undefined, said: string): string {
  if (response === undefined) return 'does not answer';
  const code = /<Code>(\w+)<\/Code>/.exec(said)?.[1];
  return `refuses: ${code ?? `status ${response.status}`}`;
}

/** With an endpoint the bucket is the first part of the path, as every service understands it. */
function baseOf(bucket: string, env: (name: string) => string | undefined): string {
  const endpoint = env('AWS_ENDPOINT_URL_S3') ?? env('AWS_ENDPOINT_URL');
  if (endpoint !== undefined) return `${endpoint.replace(/\/+$/, '')}/${bucket}`;
  return `https://${bucket}.s3.${regionOf(env)}.amazonaws.com`;
}

function regionOf(env: (name: string) => string | undefined): string {
  return env('AWS_REGION') ?? env('AWS_DEFAULT_REGION') ?? 'us-east-1';
}

function clientFrom(env: (name: string) => string | undefined): AwsClient {
  const [accessKeyId, secretAccessKey] = [env('AWS_ACCESS_KEY_ID'), env('AWS_SECRET_ACCESS_KEY')];
  if (accessKeyId === undefined || secretAccessKey === undefined)
    throw new Fault('usage', 'a cache in a bucket wants AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
  const sessionToken = env('AWS_SESSION_TOKEN');
  return new AwsClient({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    service: 's3',
    region: regionOf(env),
    retries: 2,
  });
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
