import type { Answer, Evidence } from './answer.ts';
import { type Cause, type CauseRule, type DeniedCall, fits, type Given, wordsOf } from './cause-rule.ts';
import { causeRules } from './cause-rules.ts';
import { causeTable } from './cause-table.ts';
import { forbiddenCandidates } from './causes/forbidden.ts';
import { withStatement } from './decoded-message.ts';
import type { Denial, DenialFacts } from './denial.ts';
import { maskSecrets } from './mask-secrets.ts';
import { nextCommand } from './next-command.ts';
import { serviceOf } from './service-of.ts';
import { takeApart, withEnvelope } from './take-apart.ts';

/**
 * Reads who refused a call and why. Pure and without errors: what fits no rule comes back with a null cause.
 * The rules are in `causes/`, the wordings as AWS documents them or users have published them.
 */
export function readDenial(evidence: Evidence): Denial {
  const read = readText(evidence);
  if (evidence.joined === undefined) return read;
  const joined = readText({ ...evidence, text: evidence.joined });
  return told(joined) > told(read) ? joined : read;
}

/** How much a reading tells. */
function told({
  cause,
  settledBy,
  principal,
  action,
  resource,
  policyType,
  policyArn,
  authorizationId,
  facts,
}: Denial): number {
  const fields = [cause, settledBy, principal, action, resource, policyType, policyArn, authorizationId];
  return fields.filter((field) => field !== null).length + Object.keys(facts).length;
}

function readText(evidence: Evidence): Denial {
  const answer = takeApart(evidence);
  return judgedBy(answer) ?? judgedBy(withEnvelope(answer)) ?? withStatement(unread(answer), answer.raw);
}

function judgedBy(answer: Answer | undefined): Denial | undefined {
  const rule = answer === undefined ? undefined : causeRules.find((each) => fits(each, answer));
  return answer === undefined || rule === undefined ? undefined : judged(answer, rule);
}

function judged(answer: Answer, rule: CauseRule): Denial {
  const given = rule.given?.find((each) => each.when(answer.context, answer));
  const cause = given?.cause ?? rule.cause;
  const likely = given?.candidates ?? rule.candidates ?? [cause];
  const left = rule.cause === 'ambiguous-forbidden' ? forbiddenCandidates(likely, answer.context) : likely;
  const settled = answer.isCut && answer.iam === undefined ? null : settledBy(given, left, cause);
  const candidates = settled === 'context' ? unique([cause, ...(rule.candidates ?? [rule.cause])]) : left;
  const described = causeTable[cause] ?? UNLISTED;
  const { layer, isFiner } = described;
  const named = { ...byDefault(answer, layer), ...resolved(rule, answer), ...resolved(given, answer) };
  const { meaning, next } = wordsOf(described, answer, { ...named, candidates });
  return {
    ...common(answer),
    ...named,
    layer,
    cause: isFiner === true ? null : cause,
    candidates,
    settledBy: isFiner === true ? null : settled,
    policyArn: answer.iam?.policyArn ?? null,
    facts: { ...sentenceFacts(answer, named), ...rule.facts?.(answer) },
    meaning,
    next: nextCommand(next, named, answer),
  };
}

const UNLISTED: Omit<Cause, 'layer'> & { readonly layer: null } = { layer: null, meaning: '', next: '' };

/** The text alone never knows what the context knows. */
function unique(causes: readonly string[]): readonly string[] {
  return [...new Set(causes)];
}

/** Certain is only what excludes everything else. */
function settledBy(given: Given | undefined, candidates: readonly string[], cause: string): Denial['settledBy'] {
  if (candidates.length !== 1 || candidates[0] !== cause) return null;
  return given === undefined ? 'text' : 'context';
}

function common(
  answer: Answer,
): Omit<
  Denial,
  keyof DeniedFields | 'layer' | 'cause' | 'candidates' | 'settledBy' | 'policyArn' | 'facts' | 'meaning' | 'next'
> {
  return {
    ...(answer.id === undefined ? {} : { id: answer.id }),
    status: answer.status,
    authorizationId: AUTHORIZATION_ID.exec(answer.raw)?.[1] ?? null,
    message: maskSecrets(answer.message.slice(0, 8000)).slice(0, 600),
  };
}

type DeniedFields = Required<DeniedCall>;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied-authorization-id.html */
const AUTHORIZATION_ID = /(?:authorization id:? ?["'`]?|#\/authorization-details\/)([0-9a-z]{4,256})(?![\w-])/i;

const NOBODY = { principal: null, action: null, resource: null, denyKind: null, policyType: null };

/** What the sentence says, and for a CloudTrail event what its fields say. */
function byDefault(answer: Answer, layer: Denial['layer']): DeniedFields {
  const { iam, trail } = answer;
  const service = serviceOf(answer);
  if (iam === undefined) {
    const isAllowed = layer === 'none' && trail !== undefined;
    const { principal = null, action = null, resource = null } = isAllowed ? trail : NOBODY;
    return { ...NOBODY, service, principal, action, resource };
  }
  return {
    service,
    principal: iam.principal ?? trail?.principal ?? null,
    action: iam.action ?? trail?.action ?? null,
    resource: iam.resource,
    denyKind: iam.denyKind,
    policyType: iam.policyType,
  };
}

function resolved(from: CauseRule | Given | undefined, answer: Answer): DeniedCall {
  return typeof from?.denied === 'function' ? from.denied(answer) : (from?.denied ?? {});
}

function sentenceFacts({ via, isCut }: Answer, { resource }: DeniedCall): DenialFacts {
  const parts = resource?.split(':') ?? [];
  const qualifier = parts[2] === 'lambda' && parts[5] === 'function' ? parts[7] : undefined;
  return {
    ...(/:\*{4,}\d{0,11}:/.test(resource ?? '') ? { accountMasked: true } : {}),
    ...(qualifier ? { qualifier } : {}),
    ...(via === undefined ? {} : { via }),
    ...(isCut ? { cutOff: true } : {}),
  };
}

function unread(answer: Answer): Denial {
  return {
    ...common(answer),
    ...NOBODY,
    service: serviceOf(answer),
    layer: null,
    cause: null,
    candidates: [],
    settledBy: null,
    policyArn: null,
    facts: {},
    meaning: 'Nothing in this text is known to why403. It may be cut off, or no answer of AWS.',
    next: 'curl -i <url> | why403 decode -',
  };
}
