import type { QuestionTarget } from '../domain/question.ts';
import type { PolicyTestCase } from './policy-test-schema.ts';

/**
 * The mode that the target of a case is in. Keys that do not belong to the path describe it for people; a value that
 * is none of AWS's leaves the mode unknown, so that the answer names it as open.
 */
export function questionTarget(
  test: PolicyTestCase,
  path: QuestionTarget['path'],
  base: QuestionTarget | undefined,
): QuestionTarget {
  const stated = (key: string): string | undefined => {
    const value = test.target !== undefined && Object.hasOwn(test.target, key) ? test.target[key] : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  if (path === 'invoke') return { path };
  if (path === 'function-url') {
    const before = base?.path === 'function-url' ? base.authType : 'unknown';
    return { path, authType: choose(AUTH_TYPES, stated('authType')) ?? before };
  }
  return apiTarget(stated, base?.path === 'execute-api' ? base : undefined);
}

type ApiTarget = Extract<QuestionTarget, { path: 'execute-api' }>;

function apiTarget(stated: (key: string) => string | undefined, base: ApiTarget | undefined): ApiTarget {
  const endpointType = choose(ENDPOINTS, stated('endpointType')) ?? base?.endpointType;
  const cacheInvalidation = stated('cacheInvalidation') ?? base?.cacheInvalidation;
  return {
    path: 'execute-api',
    apiType: choose(API_TYPES, stated('apiType')) ?? base?.apiType ?? 'unknown',
    authorizationType: choose(MODES, stated('authorizationType')) ?? base?.authorizationType ?? 'unknown',
    ...(endpointType === undefined ? {} : { endpointType }),
    ...(cacheInvalidation === undefined ? {} : { cacheInvalidation }),
  };
}

const AUTH_TYPES = ['AWS_IAM', 'NONE', 'unknown'] as const;
const API_TYPES = ['REST', 'HTTP', 'WEBSOCKET', 'unknown'] as const;
const ENDPOINTS = ['REGIONAL', 'EDGE', 'PRIVATE'] as const;
const MODES = ['AWS_IAM', 'NONE', 'CUSTOM', 'COGNITO_USER_POOLS', 'JWT', 'unknown'] as const;

function choose<const T extends string>(known: readonly T[], value: string | undefined): T | undefined {
  return known.find((one) => one === value);
}

/** What of a target is none of AWS's values and is taken as not known. */
export function unknownModes(test: PolicyTestCase): readonly string[] {
  const known: Readonly<Record<string, readonly string[]>> = {
    authType: AUTH_TYPES,
    apiType: API_TYPES,
    endpointType: ENDPOINTS,
    authorizationType: MODES,
  };
  return Object.entries(test.target ?? {}).flatMap(([key, value]) => {
    const values = Object.hasOwn(known, key) ? known[key] : undefined;
    if (values === undefined || values.some((one) => one === value)) return [];
    return [`target.${key} is none of ${values.join(', ')}; it is taken as not known`];
  });
}
