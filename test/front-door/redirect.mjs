// Preloaded into the unmodified command line (NODE_OPTIONS=--import): every TCP connection goes to the port on
// loopback that FRONT_DOOR names for its host (`*` for all others); a host that is not named does not exist. Host header, SNI and
// signature stay those of AWS.
import net from 'node:net';

const doors = JSON.parse(process.env.FRONT_DOOR ?? '{}');
const original = net.Socket.prototype.connect;

net.Socket.prototype.connect = function connect(...given) {
  const [options, listener] = Array.isArray(given[0]) ? given[0] : net._normalizeArgs(given);
  const host = String(options.host ?? 'localhost').toLowerCase();
  const port =
    Object.entries(doors).find(
      ([name]) => name === host || (name.startsWith('*.') && host.endsWith(name.slice(1))),
    )?.[1] ?? doors['*'];
  if (typeof options.path === 'string' || port === undefined) {
    const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), {
      code: 'ENOTFOUND',
      syscall: 'getaddrinfo',
    });
    process.nextTick(() => this.destroy(error));
    return this;
  }
  return Reflect.apply(original, this, [{ ...options, host: '127.0.0.1', port, lookup: undefined }, listener]);
};
