/**
 * Which server holds a session's open polls and words in its memory, and how the other servers reach it. A part of the
 * registry; every adapter passes `tests/contract/registry/ownershipContract.ts`. Leases run by the database's clock, so the
 * servers' clocks may differ.
 */

export interface ServerRecord {
  /** New at each start. */
  readonly id: string;
  /** What others encrypt with for this server; see `anonymous/serverIdentity.ts`. */
  readonly publicKey: string;
}

/** A request of one server to another one, and its reply. Both are encrypted: the store never sees their contents. */
export interface ServerMessage {
  readonly id: string;
  readonly from: ServerRecord;
  readonly to: string;
  readonly body: string;
}

export interface ServerReply {
  /** Of the message that it answers. */
  readonly id: string;
  readonly body: string;
}

export interface OwnershipStore {
  /** The server is at work for so long, and takes messages. */
  renew(server: ServerRecord, leaseMs: number): Promise<void>;
  /** The server stops: its sessions are free at once, and messages from and to it are dropped. */
  leave(serverId: string): Promise<void>;
  /**
   * The owner of the session: the caller, which must have a lease, unless another server with a lease owns it. Nothing if there
   * is no such session.
   */
  claim(sessionId: string, serverId: string): Promise<ServerRecord | undefined>;
  send(message: ServerMessage): Promise<void>;
  /** Messages to that server without a reply. */
  pending(serverId: string): Promise<readonly ServerMessage[]>;
  reply(reply: ServerReply): Promise<void>;
  /** Replies to messages from that server; each is handed out once. */
  collect(serverId: string): Promise<readonly ServerReply[]>;
  /** Deletes a message whose reply is no longer awaited. */
  drop(messageId: string): Promise<void>;
}

/** Messages older than this are of servers that have ended in between. */
export const MESSAGE_LIFE_MS = 60_000;
