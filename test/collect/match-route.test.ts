import { describe, expect, test } from 'vitest';
import { matchRoute, matchSocketRoute } from '../../src/collect/match-route.ts';

const routes = (...keys: string[]) => keys.map((key) => ({ key }));

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html: full match, then greedy, then $default
describe('routes', () => {
  const table = routes(
    'GET /',
    'GET /orders',
    'ANY /orders',
    'GET /orders/{id}',
    'GET /orders/new',
    'ANY /{proxy+}',
    '$default',
  );
  test.each([
    ['GET', '/', 'GET /'],
    ['GET', '/orders', 'GET /orders'],
    ['GET', '/orders/', 'GET /orders'],
    ['POST', '/orders', 'ANY /orders'],
    ['get', '/orders/7', 'GET /orders/{id}'],
    ['GET', '/orders/new', 'GET /orders/new'],
    ['POST', '/orders/7', 'ANY /{proxy+}'],
    ['GET', '/orders/7/items', 'ANY /{proxy+}'],
    ['POST', '/', '$default'],
  ])('%s %s is answered by %s', (method, path, key) => {
    expect(matchRoute(table, method, path)?.key).toBe(key);
  });

  test('without a fitting route there is none', () => {
    expect(matchRoute(routes('GET /orders', 'POST /orders/{id}'), 'GET', '/orders/7')).toBeUndefined();
  });

  test('the order of the table does not matter', () => {
    const asked = ['GET', '/a/b'] as const;
    const keys = ['GET /{x}/b', 'GET /a/{y}', 'ANY /a/{proxy+}', 'ANY /a/b'];
    expect(matchRoute(routes(...keys), ...asked)?.key).toBe('ANY /a/b');
    expect(matchRoute(routes(...keys.toReversed()), ...asked)?.key).toBe('ANY /a/b');
  });
});

test('a WebSocket path names its route; the root opens a connection', () => {
  const table = routes('$connect', '$default', 'send');
  expect(matchSocketRoute(table, '/')?.key).toBe('$connect');
  expect(matchSocketRoute(table, '/send')?.key).toBe('send');
  expect(matchSocketRoute(table, '/other')).toBeUndefined();
});
