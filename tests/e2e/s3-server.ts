/**
 * A small server that speaks as much of S3 as a cache needs: GET, HEAD and PUT of objects in one bucket, by path. Unlike
 * the servers for tests on npm it looks at signatures:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface S3Server {
  /** `http://127.0.0.1:40123` */
  readonly endpoint: string;
  /** By bucket and name, as in the path. */
  readonly objects: Map<string, Buffer>;
  close(): Promise<void>;
}

export interface S3Account {
  readonly bucket: string;
  readonly key: string;
  readonly secret: string;
}

export async function startS3Server(account: S3Account): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    void answer(request, response, { account, objects });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { endpoint: `http://127.0.0.1:${port}`, objects, close };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { account, objects }: { readonly account: S3Account; readonly objects: Map<string, Buffer> },
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const path = request.url ?? '/';
  const refuse = (status: number, code: string) => {
    response
      .writeHead(status)
      .end(request.method === 'HEAD' ? undefined : `<Error><Code>${code}</Code></Error>`);
  };
  const fault = signatureFault(request, account);
  if (fault !== undefined) return refuse(403, fault);
  if (path.split('/')[1] !== account.bucket) return refuse(404, 'NoSuchBucket');
  if (request.method === 'PUT') {
    objects.set(path, Buffer.concat(parts));
    return void response.writeHead(200).end();
  }
  const object = objects.get(path);
  if (object === undefined) return refuse(404, 'NoSuchKey');
  response
    .writeHead(200, { 'content-length': object.length })
    .end(request.method === 'HEAD' ? undefined : object);
}

/** The code of the fault; undefined when the request is signed as it must be. */
function signatureFault(request: IncomingMessage, { key, secret }: S3Account): string | undefined {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=(\w+)$/;
  const [, id = '', day = '', region = '', signed = '', signature] =
    pattern.exec(request.headers.authorization ?? '') ?? [];
  if (id !== key) return 'InvalidAccessKeyId';
  const headers = signed.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`);
  const content = String(request.headers['x-amz-content-sha256']);
  const canonical = [request.method, request.url, '', headers.join(''), signed, content].join('\n');
  const time = String(request.headers['x-amz-date']);
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', time, scope, createHash('sha256').update(canonical).digest('hex')].join(
    '\n',
  );
  const signing = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (secretPart, part) => createHmac('sha256', secretPart).update(part).digest(),
    `AWS4${secret}`,
  );
  const expected = createHmac('sha256', signing).update(text).digest('hex');
  return signature === expected ? undefined : 'SignatureDoesNotMatch';
}
