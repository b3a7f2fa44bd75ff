/** The wire's version: sent in the socket handshake and with every snapshot; a page from another version reloads itself. */
export const PROTOCOL_VERSION = 1;
