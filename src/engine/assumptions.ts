import type { Statement } from '../domain/policy.ts';
import type { AccessQuestion } from '../domain/question.ts';
import type { Call } from './call.ts';
import type { Examined } from './examined.ts';
import { COMBINATIONS } from './grants.ts';
import { compileOne } from './match-resource.ts';
import { YES } from './ternary.ts';
import { VOTE } from './test-statement.ts';
import type { AskedLayer, Marked } from './trace.ts';
import { sixParts } from './value-test.ts';
import { compileGlob } from './wildcard.ts';

/** Rows of docs/semantics.md that this answer follows: points where AWS's documents conflict or are silent. */
export function assumptionsOf(question: AccessQuestion, examined: Examined): readonly string[] {
  const seen = statementsSeen(examined);
  const ids: string[] = [];
  for (const [id, applies] of ROWS) if (applies(examined, question, seen)) ids.push(id);
  return ids;
}

type Applies = (examined: Examined, question: AccessQuestion, seen: StatementsSeen) => boolean;

/** What the statements about the action have that some row is about. */
interface StatementsSeen {
  crossesColon: boolean;
  wildcardAccount: boolean;
  notPrincipal: boolean;
}

function statementsSeen({ asked, call }: Examined): StatementsSeen {
  const seen: StatementsSeen = { crossesColon: false, wildcardAccount: false, notPrincipal: false };
  for (const { marked } of asked) {
    for (const { statement, action, vote } of marked) {
      const { statement: written } = statement;
      const traits = traitsOf(written);
      if (action === YES && traits.starEndsSegment.some((pattern) => crossesColon(pattern, call)))
        seen.crossesColon = true;
      // The others count only where the statement takes part in the answer.
      if ((vote & ANY) === 0) continue;
      if (traits.wildcardAccount) seen.wildcardAccount = true;
      if (written.notPrincipal !== undefined) seen.notPrincipal = true;
    }
  }
  return seen;
}

/** What is to be known of the resources of a statement. */
interface ResourceTraits {
  /** Patterns in which a star ends a segment before the fifth colon, variables as stars. */
  readonly starEndsSegment: readonly string[];
  readonly wildcardAccount: boolean;
}

const traits = new WeakMap<Statement, ResourceTraits>();

function traitsOf(statement: Statement): ResourceTraits {
  const before = traits.get(statement);
  if (before !== undefined) return before;
  const resources = statement.resource ?? statement.notResource ?? [];
  const found: ResourceTraits = {
    starEndsSegment: resources
      .filter((pattern) => STAR_ENDS_SEGMENT.test(pattern))
      .map((pattern) => pattern.replaceAll(/\$\{[^}]*\}/g, '*')),
    wildcardAccount: resources.some(wildcardAccount),
  };
  traits.set(statement, found);
  return found;
}

const ANY = VOTE.mayDirect | VOTE.mayNamed | VOTE.mayAccount | VOTE.mayDeny;

const ROWS: readonly (readonly [id: string, applies: Applies])[] = [
  ['session-policies-united', ({ asked }) => layer(asked, 'session').some((item) => item.layer.documents.length > 1)],
  ['explicit-deny-order', ({ votes }) => (votes.denied & (votes.denied - 1)) !== 0],
  ['resource-star-crosses-colon', (_, __, seen) => seen.crossesColon],
  ['resource-account-wildcard', (_, __, seen) => seen.wildcardAccount],
  [
    'unqualified-function-policy',
    ({ asked, call }) => layer(asked, 'resource').some((item) => fromUnqualified(item, call.resource)),
  ],
  ['not-principal-partial', (_, __, seen) => seen.notPrincipal],
  ['not-principal-allow', ({ asked }) => layer(asked, 'resource').some((item) => item.marked.some(allowNotPrincipal))],
  [
    'star-principal-direct',
    ({ call, bound, asked }) =>
      call.caller.kind !== 'anonymous' && bound.kind !== 'service' && limited(asked) && grantsToAll(asked),
  ],
  ['service-aws-star', ({ bound, asked }) => bound.kind === 'service' && grantsToAll(asked)],
  [
    'account-principal-session',
    ({ asked }) => layer(asked, 'session').some((item) => item.vote === 0) && accountGrant(asked),
  ],
  ['private-api-resource-policy', ({ situation }) => situation.combination === COMBINATIONS.privateSameAccount],
  ['cognito-resource-policy', ({ situation }) => situation.combination === COMBINATIONS.tokenAndResource],
  ['root-cross-account', ({ situation }) => situation.combination === COMBINATIONS.rootCrossAccount],
  [
    'route-cross-account',
    ({ situation, bound }) =>
      !situation.resourceApplies &&
      !situation.anonymous &&
      bound.path === 'execute-api' &&
      situation.combination === COMBINATIONS.crossAccount,
  ],
  [
    'url-single-permission',
    ({ bound, call, outcome }) =>
      bound.path === 'function-url' && call.action === 'lambda:invokefunction' && outcome.kind === 'implicitDeny',
  ],
  [
    'url-key-on-direct-call',
    (examined, question) => question.target.path === 'invoke' && usesKey(examined, 'lambda:invokedviafunctionurl'),
  ],
];

/** Every id that an answer can carry; each is a row of docs/semantics.md. */
export const ASSUMPTION_IDS: readonly string[] = ROWS.map(([id]) => id);

function layer(asked: readonly AskedLayer[], name: string): readonly AskedLayer[] {
  return asked.filter((item) => item.name === name);
}

/** Whether only a star that runs over colons makes the pattern match: compared part by part it would not. */
function crossesColon(pattern: string, call: Call): boolean {
  return compileOne(pattern, false)(call, false) === YES && !matchesByParts(pattern, call.resource);
}

/** Before the fifth colon. */
const STAR_ENDS_SEGMENT = /^arn:(?:[^:]*:){0,3}[^:]*\*(?::|$)/;

function matchesByParts(pattern: string, resource: string): boolean {
  const found = sixParts(resource, false);
  const wanted = sixParts(pattern, false);
  return wanted.length === found.length && wanted.every((part, at) => compileGlob(part)(found[at] ?? ''));
}

/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html forbids it, the IAM guide allows it. */
function wildcardAccount(pattern: string): boolean {
  const parts = pattern.split(':', 6);
  return parts[2] === 'lambda' && parts.length === 6 && (parts[4] ?? '').includes('*');
}

/** Only a statement of the unqualified function's policy lets the qualified call through. */
function fromUnqualified(item: AskedLayer, resource: string): boolean {
  const unqualified = /^(arn:[^:]*:lambda:[^:]*:[^:]*:function:([^:]*)):[^:]+$/.exec(resource);
  if (unqualified === null) return false;
  const own = item.marked.filter((marked) => (marked.vote & ANY) !== 0);
  const names = new Set([unqualified[1], unqualified[2]]);
  return own.length > 0 && own.every((marked) => names.has(marked.ref.source.attachedTo));
}

function allowNotPrincipal({ statement, action }: Marked): boolean {
  return action !== 0 && statement.statement.effect === 'Allow' && statement.statement.notPrincipal !== undefined;
}

function limited(asked: readonly AskedLayer[]): boolean {
  return asked.some(
    (item) => (item.name === 'boundary' || item.name === 'session') && (item.vote & VOTE.allowDirect) === 0,
  );
}

function grantsToAll(asked: readonly AskedLayer[]): boolean {
  return layer(asked, 'resource').some((item) =>
    item.marked.some(({ statement, vote }) => {
      const parts = statement.parts().principals;
      return (vote & VOTE.mayDirect) !== 0 && parts.kind === 'principal' && parts.principal.everybody;
    }),
  );
}

function accountGrant(asked: readonly AskedLayer[]): boolean {
  return layer(asked, 'resource').some((item) => (item.vote & VOTE.mayAccount) !== 0);
}

function usesKey({ asked }: Examined, key: string): boolean {
  return asked.some((item) =>
    item.marked.some(
      ({ statement, action }) => action !== 0 && statement.parts().condition.some((leaf) => leaf.lookup === key),
    ),
  );
}
