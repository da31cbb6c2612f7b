// A connection of graphql-transport-ws, message by message.
import { WebSocket } from 'ws';
import { options } from '../lib.mjs';

/** Opens a connection. */
export async function connect(protocol = 'graphql-transport-ws') {
  const socket = new WebSocket(options.ws, protocol);
  const connection = new Connection(socket);
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
  return connection;
}

/** Opens a connection and has it acknowledged. */
export async function init() {
  const connection = await connect();
  connection.send({ type: 'connection_init' });
  const answer = await connection.next();
  if (answer.type !== 'connection_ack') throw new Error(JSON.stringify(answer));
  return connection;
}

class Connection {
  #received = [];
  #reader;

  constructor(socket) {
    this.socket = socket;
    socket.on('message', (message) => {
      this.#received.push(JSON.parse(message));
      this.#reader?.();
    });
    /** Code and reason of the close. */
    this.closed = new Promise((resolve) =>
      socket.on('close', (code, reason) => resolve([code, String(reason)])),
    );
  }

  /** Sends a message: an object as JSON, text and bytes as they are. */
  send(message) {
    const isRaw = typeof message === 'string' || Buffer.isBuffer(message);
    this.socket.send(isRaw ? message : JSON.stringify(message));
  }

  /** Sends `subscribe`. */
  subscribe(id, query) {
    this.send({ id, type: 'subscribe', payload: { query } });
  }

  /** The next message. */
  async next() {
    if (this.#received.length === 0) await new Promise((resolve) => (this.#reader = resolve));
    return this.#received.shift();
  }

  /** The next messages. */
  async take(count) {
    const messages = [];
    for (let i = 0; i < count; i++) messages.push(await this.next());
    return messages;
  }

  close() {
    this.socket.close();
  }
}
