import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';

/** A load balancer as dull as they come: every connection goes to the next process, no memory of who went where. */
export interface Balancer {
  readonly port: number;
  /** Ports of the processes that take connections from now on. */
  serve(ports: readonly number[]): void;
  close(): Promise<void>;
}

function passOn(socket: Socket, ports: readonly number[], turn: number): void {
  const port = ports[turn % Math.max(1, ports.length)];
  if (port === undefined) {
    socket.destroy();
    return;
  }
  const behind = connect(port, '127.0.0.1');
  const cut = (): void => {
    socket.destroy();
    behind.destroy();
  };
  let stands = false;
  behind.once('connect', () => {
    stands = true;
    socket.pipe(behind).pipe(socket);
  });
  behind.on('error', () => {
    // Nobody listens there any more: the next one takes it, as with any balancer that looks before it passes on.
    if (stands || ports.length < 2) cut();
    else
      passOn(
        socket,
        ports.filter((one) => one !== port),
        turn,
      );
  });
  behind.on('close', () => {
    if (stands) cut();
  });
  socket.once('close', () => behind.destroy());
}

export async function startBalancer(): Promise<Balancer> {
  let ports: readonly number[] = [];
  let turn = 0;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => open.delete(socket));
    turn += 1;
    passOn(socket, ports, turn);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('a listening server has a port');
  return {
    port: address.port,
    serve: (next) => void (ports = [...next]),
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
