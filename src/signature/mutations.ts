import { assemble, type CanonicalRequest } from './canonical-request.ts';
import { headerMutations } from './header-mutations.ts';
import type { HttpRequest } from './http-request.ts';
import { splitTarget } from './http-request.ts';
import { pathMutations } from './path-mutations.ts';
import { payloadMutations } from './payload-mutations.ts';
import { queryMutations } from './query-mutations.ts';

/** A mistake that signers make, as the part of the canonical request that it changes. */
export interface Mutation {
  readonly id: string;
  readonly part: 'method' | 'path' | 'query' | 'headers' | 'payloadHash';
  readonly change: Partial<Omit<CanonicalRequest, 'text'>>;
  /** What the signer did: one clause. */
  readonly what: string;
  readonly fix: string;
}

/** Returns every known mistake that changes this canonical request. */
export function mutations(request: HttpRequest, right: CanonicalRequest): readonly Mutation[] {
  const { path, query } = splitTarget(request.target);
  const all = [
    ...pathMutations(path),
    ...queryMutations(query),
    ...headerMutations(request, right),
    ...payloadMutations(request),
    ...methodMutations(request.method),
  ];
  return all.filter(({ change }) => assemble({ ...right, ...change }).text !== right.text);
}

function methodMutations(method: string): Mutation[] {
  return ['GET', 'POST', 'PUT', 'HEAD', method.toLowerCase()].map((signed) => ({
    id: 'other-method',
    part: 'method',
    change: { method: signed },
    what: `the signature was made for method ${signed}, the request went out as ${method}`,
    fix: 'sign the method that is sent, in capitals; a redirect or a proxy may have changed it',
  }));
}
