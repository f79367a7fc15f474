import { type NetConnectOpts, Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';

/** What the driver of one pool is given so that a broken connection cannot keep statements waiting. */
export interface Sockets {
  socket: () => Socket;
  /** The pool's name at the server. */
  applicationName: { toString(): string };
}

// The driver schedules its writes for the next turn of the loop; from so many bytes on it writes at once.
const TURNS = 3;
const WRITTEN_AT_ONCE = 1024;

/**
 * Opens the sockets of a pool, and sees to connections that cannot speak. When a connection of postgres.js 3.4.9 breaks while a
 * statement waits to be sent, the connection goes on believing that a write is scheduled and never writes again: whoever gets it
 * next waits until connecting is given up. A new socket on which nothing was written is therefore closed at once, and the next
 * greeting of the pool is made so long that the driver writes it without scheduling, which sets it right.
 */
export function openSockets(name: string, where: NetConnectOpts & { host?: string }): Sockets {
  let mute = 0;
  return {
    socket: () => {
      // The driver asks for its name when it sets up TLS.
      const socket = Object.assign(new Socket(), { host: where.host });
      socket.connect(where);
      void isMute(socket).then((found) => {
        if (!found) return;
        mute += 1;
        socket.destroy(Object.assign(new Error('The connection had broken'), { code: 'CONNECTION_CLOSED' }));
      });
      return socket;
    },
    applicationName: {
      toString() {
        if (mute === 0) return name;
        mute -= 1;
        return name.padEnd(WRITTEN_AT_ONCE);
      },
    },
  };
}

async function isMute(socket: Socket): Promise<boolean> {
  for (let passed = 0; passed < TURNS; passed += 1) await turn();
  return !socket.destroyed && socket.bytesWritten === 0;
}
