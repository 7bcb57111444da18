import { assemble, type CanonicalRequest } from './canonical-request.ts';
import type { HttpRequest } from './http-request.ts';
import type { Maker } from './maker.ts';
import { type Mutation, mutations } from './mutations.ts';
import { otherKey } from './other-key.ts';
import type { Problem } from './problem.ts';
import { stringToSign } from './string-to-sign.ts';

/** The mistake that the signature itself proves, and what was signed instead of the right canonical request. */
export interface SignedAs {
  readonly problems: readonly Problem[];
  readonly canonical?: CanonicalRequest;
}

/**
 * Returns what the signer did, found by making every known mistake (and every pair of two) with the secret and
 * comparing signatures; undefined when no known mistake gives this signature.
 */
export function signedAs(request: HttpRequest, right: CanonicalRequest, maker: Maker): SignedAs | undefined {
  const { algorithm, time, scope } = maker.authorization;
  const known = mutations(request, right);
  for (const set of [...known.map((each) => [each]), ...pairs(known)]) {
    const canonical = assemble(Object.assign({ ...right }, ...set.map((each) => each.change)));
    const text = stringToSign({ algorithm, time, scope, canonicalText: canonical.text });
    if (maker.matches(text)) {
      return { canonical, problems: set.map(({ id, what, fix }) => ({ id, certain: true, what, fix })) };
    }
  }
  const problem = otherKey(right, maker);
  return problem === undefined ? undefined : { problems: [problem] };
}

function pairs(known: readonly Mutation[]): Mutation[][] {
  return known.flatMap((first, at) =>
    known.slice(at + 1).flatMap((second) => (second.part === first.part ? [] : [[first, second]])),
  );
}
