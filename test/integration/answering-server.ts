import { createServer, type IncomingMessage, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Asked } from './answer.ts';
import { jsonError, xmlError } from './answer.ts';
import { answerIam } from './answer-iam.ts';
import { answerApi, answerLambda, answerOrganizations } from './answer-json.ts';
import type { AnsweredAccount } from './answered-account.ts';

/** How a call is to fail: as AWS refuses, as an emulator breaks, or as a network does. */
export type Failure = 'denied' | 'deniedXml' | 'throttled' | 'html' | 'hangUp' | 'expired';

export interface AnsweringServer {
  readonly url: string;
  /** Every call so far, in the order of arrival; `round` is its round trip when answers are held back. */
  readonly calls: readonly { readonly operation: string; readonly round: number }[];
  close(): Promise<void>;
}

interface Behaviour {
  /** Operation → failure; a key may be a whole service, `iam:*`. */
  readonly failures?: Readonly<Record<string, Failure>>;
  /** Longest list in one answer. */
  readonly pageSize?: number;
  /** Milliseconds before each answer. */
  readonly latency?: number;
  /** Answers only when no call has come for so many milliseconds: every batch is one sequential round trip. */
  readonly quiet?: number;
}

/** Starts a server on loopback that answers in AWS's shapes for what moto gets wrong or leaves out. */
export async function startAnsweringServer(
  known: AnsweredAccount,
  behaviour: Behaviour = {},
): Promise<AnsweringServer> {
  const calls: { operation: string; round: number }[] = [];
  const rounds = roundsOf(behaviour.quiet);
  const server = createServer(async (request, response) => {
    const asked = askedOf(request, await textOf(request));
    calls.push({ operation: asked.operation, round: rounds.current() });
    await rounds.end();
    if (behaviour.latency !== undefined) await sleep(behaviour.latency);
    const failure = behaviour.failures?.[asked.operation] ?? behaviour.failures?.[asked.operation.replace(/:.*/, ':*')];
    if (failure === 'hangUp') return response.destroy();
    const answer =
      failure === undefined ? answerTo(asked, known, behaviour.pageSize ?? 100) : failed(failure, asked.operation);
    return response.writeHead(answer.status, { 'content-type': answer.type, ...answer.headers }).end(answer.body);
  });
  const url = await listen(server);
  const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  return { url, calls, close };
}

/** Holds answers back until nobody asks any more. */
function roundsOf(quiet: number | undefined) {
  let round = 1;
  let waiting: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  const release = (): void => {
    const batch = waiting;
    waiting = [];
    round += 1;
    for (const answer of batch) answer();
  };
  return {
    current: () => round,
    end: (): Promise<void> => {
      if (quiet === undefined) return Promise.resolve();
      clearTimeout(timer);
      timer = setTimeout(release, quiet);
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}

function answerTo(asked: Asked, known: AnsweredAccount, size: number): Answer {
  const [service] = asked.operation.split(':');
  const answer =
    service === 'iam' || service === 'sts'
      ? answerIam(asked, known, size)
      : service === 'lambda'
        ? answerLambda(asked, known, size)
        : service === 'apigateway'
          ? answerApi(asked, known, size)
          : answerOrganizations(asked, known, size);
  return answer ?? failed('html', asked.operation);
}

function failed(failure: Failure, operation: string): Answer {
  const isXml = /^(iam|sts):/.test(operation) || failure === 'deniedXml';
  const [error, name, status] = [
    isXml ? xmlError : jsonError,
    {
      denied: isXml ? 'AccessDenied' : 'AccessDeniedException',
      deniedXml: 'AccessDenied',
      throttled: isXml ? 'Throttling' : 'TooManyRequestsException',
      expired: isXml ? 'ExpiredToken' : 'ExpiredTokenException',
      html: '',
      hangUp: '',
    }[failure],
    failure === 'throttled' ? 429 : 403,
  ];
  if (failure === 'html')
    return { status: 500, type: 'text/html', body: '<html><body>Internal Server Error</body></html>' };
  return error(name, status, `not allowed to perform ${operation}`);
}

/** The operation behind a request, by protocol. */
function askedOf(request: IncomingMessage, body: string): Asked {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const query = Object.fromEntries(url.searchParams);
  const target = String(request.headers['x-amz-target'] ?? '');
  if (target !== '') {
    const input: unknown = JSON.parse(body === '' ? '{}' : body);
    return { operation: `organizations:${target.split('.')[1]}`, input: textsOf(input) };
  }
  if (url.pathname === '/') {
    const input = Object.fromEntries(new URLSearchParams(body));
    const action = input['Action'] ?? '';
    return { operation: `${STS_ACTIONS.has(action) ? 'sts' : 'iam'}:${action}`, input };
  }
  for (const [pattern, operation] of PATHS) {
    const match = pattern.exec(decodeURIComponent(url.pathname));
    if (match !== null) return { operation, input: { ...query, ...match.groups } };
  }
  return { operation: `unknown:${url.pathname}`, input: query };
}

const STS_ACTIONS = new Set(['GetCallerIdentity', 'DecodeAuthorizationMessage']);

const PATHS: readonly (readonly [RegExp, string])[] = [
  [/^\/2015-03-31\/functions\/?$/, 'lambda:ListFunctions'],
  [/^\/2015-03-31\/functions\/(?<name>[^/]+)\/policy$/, 'lambda:GetPolicy'],
  [/^\/2015-03-31\/functions\/(?<name>[^/]+)\/configuration$/, 'lambda:GetFunctionConfiguration'],
  [/^\/2015-03-31\/functions\/(?<name>[^/]+)\/aliases$/, 'lambda:ListAliases'],
  [/^\/2021-10-31\/functions\/(?<name>[^/]+)\/urls$/, 'lambda:ListFunctionUrlConfigs'],
  [/^\/2021-10-31\/functions\/(?<name>[^/]+)\/url$/, 'lambda:GetFunctionUrlConfig'],
  [/^\/2026-07-09\/resource-policy\/(?<name>.+)$/, 'lambda:GetResourcePolicy'],
  [/^\/2017-03-31\/tags\/(?<name>.+)$/, 'lambda:ListTags'],
  [/^\/restapis\/(?<id>[^/]+)$/, 'apigateway:GetRestApi'],
  [/^\/restapis\/(?<id>[^/]+)\/resources$/, 'apigateway:GetResources'],
  [/^\/restapis\/(?<id>[^/]+)\/stages$/, 'apigateway:GetStages'],
  [/^\/restapis\/(?<id>[^/]+)\/deployments\/[^/]+$/, 'apigateway:GetDeployment'],
  [/^\/domainnames\/(?<id>[^/]+)\/basepathmappings$/, 'apigateway:GetBasePathMappings'],
  [/^\/v2\/apis\/(?<id>[^/]+)$/, 'apigateway:GetApi'],
  [/^\/v2\/apis\/(?<id>[^/]+)\/routes$/, 'apigateway:GetRoutes'],
  [/^\/v2\/apis\/(?<id>[^/]+)\/integrations$/, 'apigateway:GetIntegrations'],
  [/^\/v2\/apis\/(?<id>[^/]+)\/stages$/, 'apigateway:GetApiStages'],
  [/^\/v2\/domainnames\/(?<id>[^/]+)\/apimappings$/, 'apigateway:GetApiMappings'],
];

function textsOf(input: unknown): Readonly<Record<string, string>> {
  if (typeof input !== 'object' || input === null) return {};
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, String(value)]));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`);
    });
  });
}
