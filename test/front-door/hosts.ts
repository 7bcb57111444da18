/** Names that the front door answers to, as AWS writes them. */
export const URL_HOST = 'abcdefghijklmnopqrstuvwxyz012345.lambda-url.eu-west-1.on.aws';
export const REST_HOST = 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com';
export const HTTP_HOST = 'h1h2h3h4h5.execute-api.eu-west-1.amazonaws.com';
export const WEB_HOST = 'orders1.shard1.lambda-web.eu-west-1.on.aws';
/** A WebSocket API. */
export const SOCKET_HOST = 'w1w2w3w4w5.execute-api.eu-west-1.amazonaws.com';
/** In a region that accounts must switch on. */
export const OPT_IN_HOST = 'o1o2o3o4o5.execute-api.af-south-1.amazonaws.com';
export const STS_HOST = 'sts.eu-west-1.amazonaws.com';
export const LAMBDA_HOST = 'lambda.eu-west-1.amazonaws.com';
export const CDN_HOST = 'orders.example.com';
/** Resolves, answers TLS with a certificate of a stranger. */
export const FALSE_HOST = 'untrusted.execute-api.eu-west-1.amazonaws.com';
/** Resolves, closes the connection in the handshake, as a mutual TLS domain does. */
export const CLOSING_HOST = 'mtls.example.com';

export const CERTIFICATE_NAMES = [
  '*.lambda-url.eu-west-1.on.aws',
  '*.execute-api.eu-west-1.amazonaws.com',
  '*.execute-api.af-south-1.amazonaws.com',
  '*.eu-west-1.amazonaws.com',
  '*.amazonaws.com',
  WEB_HOST,
  'orders.example.com',
  'elsewhere.example.com',
];
