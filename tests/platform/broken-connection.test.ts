import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSockets } from '@/db/open-socket';

let server: Server;
let port: number;
beforeAll(async () => {
  server = createServer((socket) => socket.on('error', () => {}));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

it('closes a socket on which the driver does not speak, and has the next greeting written at once', async () => {
  const { socket, applicationName } = openSockets('kith', { host: '127.0.0.1', port });
  expect(String(applicationName)).toBe('kith');
  const [error] = await once(socket(), 'error').catch((thrown: unknown) => [thrown]);
  expect(error).toMatchObject({ code: 'CONNECTION_CLOSED' });
  expect(String(applicationName)).toHaveLength(1024);
  expect(String(applicationName)).toBe('kith');
});

it('leaves alone a socket that was spoken on, also before it was connected', async () => {
  const { socket, applicationName } = openSockets('kith', { host: '127.0.0.1', port });
  const spoken = socket();
  setImmediate(() => spoken.write('hello'));
  await once(spoken, 'connect');
  for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
  expect(spoken.destroyed).toBe(false);
  expect(String(applicationName)).toBe('kith');
  spoken.destroy();
});
