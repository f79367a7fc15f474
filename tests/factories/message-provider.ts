import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  method: string;
  url: string;
  body: string;
}

export interface MessageProvider {
  baseUrl: string;
  seen: SeenRequest[];
  /** What is answered from now on. */
  answer: { status: number; body: Record<string, unknown> };
  close: () => Promise<void>;
}

/** A server that stands for Resend and Twilio: keeps what it is asked and answers as it is told. */
export async function aMessageProvider(): Promise<MessageProvider> {
  const seen: SeenRequest[] = [];
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    seen.push({ method: request.method ?? '', url: request.url ?? '', body: Buffer.concat(chunks).toString() });
    const { status, body } = provider.answer;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  const provider: MessageProvider = { baseUrl, seen, answer: { status: 200, body: {} }, close };
  return provider;
}
