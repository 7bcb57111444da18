import type { Answer } from './answer.ts';

type Received = Pick<Answer, 'headers' | 'raw'>;

/** The page that a load balancer, nginx or another proxy writes itself: the status as title and nothing of its own. */
const STOCK = /<title>\s?40[13] (?:Forbidden|Authorization Required|Unauthorized)\s?<\/title>/i;

/**
 * Whether an Application Load Balancer answered by itself. Answers of its Lambda targets carry the same `Server`.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
 */
export function isLoadBalancer({ headers, raw }: Received): boolean {
  return /^awselb\//i.test(headers['server'] ?? '') && STOCK.test(raw.slice(0, 4000));
}

/** Whether a CDN or firewall that is not of AWS answered; these put their own name over that of what is behind. */
export function isForeignCdn({ headers, raw }: Received): boolean {
  const server = headers['server'] ?? '';
  if (/^(?:AkamaiGHost|Sucuri|imperva|BigIP|Zscaler|squid|Varnish)/i.test(server)) return true;
  if ('cf-mitigated' in headers || 'x-squid-error' in headers) return true;
  const isBlocked = /you have been blocked|Attention Required! \| Cloudflare|\berror code: 10\d\d\b|cf-error-details/i;
  return (/^cloudflare/i.test(server) || 'cf-ray' in headers) && isBlocked.test(raw.slice(0, 20_000));
}

/** Whether a web server or proxy wrote its stock page. It may stand before AWS, or be the program behind. */
export function isForeignPage({ headers, raw }: Received): boolean {
  const server = headers['server'] ?? '';
  const isProxy = /^(?:nginx|openresty|apache|httpd|caddy|haproxy|envoy|istio-envoy|traefik|cloudflare|Microsoft-IIS)/i;
  const isStock = STOCK.test(raw.slice(0, 4000)) && raw.length < 1200;
  return isStock && (isProxy.test(server) || /<center>\s?(?:nginx|openresty)/i.test(raw));
}

/** Whether no header is one that only AWS writes. */
export function isUnmarked({ headers }: Received): boolean {
  return !hasMark(headers);
}

function hasMark(headers: Answer['headers']): boolean {
  return Object.keys(headers).some((name) => /^(?:x-amz|apigw-|lambda-web-)/.test(name));
}
