import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readMissed } from '../../../src/export/page-ready.ts';
import { pipeTransport } from '../../../src/export/pipe-transport.ts';

function pipes() {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const heard: string[] = [];
  let closed = 0;
  const transport = pipeTransport({ input, output });
  transport.onmessage = (message) => void heard.push(message);
  transport.onclose = () => {
    closed += 1;
  };
  return { input, output, transport, heard, closed: () => closed };
}

const settle = () => new Promise((done) => setTimeout(done, 10));

describe('a pipe of messages', () => {
  it('puts together what arrives in pieces, also in the middle of a letter', async () => {
    const { output, heard } = pipes();
    const bytes = Buffer.from('{"a":"é"}\0{"b":1}\0{"c":2}');
    for (const byte of bytes) output.write(Buffer.from([byte]));
    await settle();
    expect(heard).toEqual(['{"a":"é"}', '{"b":1}']);
    output.write('\0\0');
    await settle();
    expect(heard).toEqual(['{"a":"é"}', '{"b":1}', '{"c":2}', '']);
  });

  it('ends each message with a NUL, and is silent once closed', async () => {
    const { input, output, transport, heard, closed } = pipes();
    transport.send('{"id":1}');
    expect(String(input.read())).toBe('{"id":1}\0');
    transport.close();
    transport.send('{"id":2}');
    output.write('late\0');
    await settle();
    expect(input.read()).toBeNull();
    expect(heard).toEqual([]);
    output.destroy();
    await settle();
    expect(closed()).toBe(0);
  });

  it('tells when the other end closes it', async () => {
    const { output, closed } = pipes();
    output.destroy();
    await settle();
    expect(closed()).toBe(1);
  });
});

describe('a program that does not speak the protocol', () => {
  it('is hung up on, once', async () => {
    const { output, transport, closed } = pipes();
    transport.onmessage = async (message) => JSON.parse(message);
    output.write('nonsense\0more\0');
    await settle();
    output.destroy();
    await settle();
    expect(closed()).toBe(1);
  });
});

describe('the answer of a page', () => {
  it.each([
    ['{"images":["map"],"fonts":["Lato 400 normal"]}', { images: ['map'], fonts: ['Lato 400 normal'] }],
    ['{"images":[1,"map",null],"fonts":"all"}', { images: ['map'], fonts: [] }],
    ['null', { images: [], fonts: [] }],
    ['no JSON', { images: [], fonts: [] }],
    [undefined, { images: [], fonts: [] }],
  ])('%s is read as words and nothing else', (answer, expected) => {
    expect(readMissed(answer)).toEqual(expected);
  });
});
