/** Of a route table: anything with a key like `GET /orders/{id}`. */
interface Keyed {
  readonly key: string;
}

/**
 * The method of a REST API, or the route of an HTTP API, that answers a verb and a path: a literal segment beats
 * `{name}`, which beats `{proxy+}`; the verb itself beats ANY; `$default` takes what is left.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html (routing)
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html (proxy resources)
 */
export function matchRoute<T extends Keyed>(routes: readonly T[], method: string, path: string): T | undefined {
  const asked = segments(path);
  const verb = method.toUpperCase();
  let best: { readonly route: T; readonly rank: string } | undefined;
  for (const route of routes) {
    const rank = rankOf(route.key, verb, asked);
    if (rank !== undefined && (best === undefined || rank > best.rank)) best = { route, rank };
  }
  return best?.route ?? routes.find((route) => route.key === '$default');
}

/**
 * The route of a WebSocket API: the path names the route key (`/$connect`), and opening a connection asks `$connect`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-develop-routes.html
 */
export function matchSocketRoute<T extends Keyed>(routes: readonly T[], path: string): T | undefined {
  const asked = path.replace(/^\/+/, '');
  const key = asked === '' ? '$connect' : asked;
  return routes.find((route) => route.key === key);
}

/** Higher sorts later; undefined when the route does not take the call. */
function rankOf(key: string, verb: string, asked: readonly string[]): string | undefined {
  const [method = '', path = ''] = key.split(/ (.*)/s);
  if (method !== verb && method !== 'ANY') return undefined;
  const wanted = segments(path);
  let rank = '';
  for (const [index, segment] of wanted.entries()) {
    if (/^\{[^}]+\+\}$/.test(segment)) return index < asked.length ? `${rank}1${method === 'ANY' ? 0 : 1}` : undefined;
    const found = asked[index];
    if (found === undefined) return undefined;
    if (segment === found) rank += '3';
    else if (/^\{[^}]+\}$/.test(segment)) rank += '2';
    else return undefined;
  }
  return wanted.length === asked.length ? `${rank}9${method === 'ANY' ? 0 : 1}` : undefined;
}

function segments(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}
