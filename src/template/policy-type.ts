import type { PolicyType } from '../rule/policy-subject.ts';
import { isList, isObject, type SourceObject, type SourceValue } from '../source/open.ts';

/** A type and, for a resource policy, the service whose resource it hangs on. */
export interface GuessedType {
  readonly type: PolicyType;
  readonly resourceService?: string;
}

/**
 * The type of a policy by its content, helped by the words of its path where the content fits several types
 * (a permissions boundary looks like an identity policy).
 */
export function guessPolicyType(document: SourceValue, path: string): GuessedType {
  const statements = statementsIn(document);
  if (statements.length === 0) return { type: byPath(path) ?? 'unknown' };
  if (statements.some(namesPrincipal)) return resourcePolicy({ statements, services: servicesOf(statements), path });
  if (!statements.some(hasResource) && federates(statements)) return { type: 'trust' };
  return { type: byPath(path) ?? 'identity' };
}

function federates(statements: readonly SourceObject[]): boolean {
  const actions = statements.flatMap(actionsOf);
  return actions.length > 0 && actions.every((action) => /^sts:assumerolewith/i.test(action));
}

function servicesOf(statements: readonly SourceObject[]): ReadonlySet<string> {
  const actions = statements.flatMap(actionsOf);
  return new Set(actions.map((action) => action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase()));
}

function actionsOf(statement: SourceObject): readonly string[] {
  return [...textsOf(statement['Action']), ...textsOf(statement['NotAction'])];
}

function resourcePolicy(policy: {
  statements: readonly SourceObject[];
  services: ReadonlySet<string>;
  path: string;
}): GuessedType {
  const word = byPath(policy.path);
  const hint = word === 'vpc-endpoint' && policy.statements.some(speaksOfEndpoints) ? undefined : word;
  if (hint === 'rcp' || hint === 'vpc-endpoint' || hint === 'trust') return { type: hint };
  const { services, statements } = policy;
  if (services.has('sts') && !statements.some(hasResource)) return { type: 'trust' };
  if (looksLikeRcp(policy)) return { type: 'rcp' };
  // A principal where none belongs is a finding, not another type: the path decided.
  if (hint !== undefined) return { type: hint };
  const named = [...services].filter((service) => service !== '' && !service.includes('*'));
  if (named.length !== 1) return named.length === 0 ? byResource(statements) : { type: 'resource' };
  const [service = ''] = named;
  if (service === 'lambda')
    return { type: hangsOnLayer(statements) ? 'resource' : 'lambda', resourceService: 'lambda' };
  if (service === 'execute-api') return { type: 'rest-api', resourceService: 'execute-api' };
  return { type: 'resource', resourceService: service };
}

/** The policy of an endpoint does not ask through which one a call comes, nor does it know short forms of ARNs. */
function speaksOfEndpoints({ Condition: condition, Resource: resource }: SourceObject): boolean {
  const blocks = isObject(condition) ? Object.values(condition).filter(isObject) : [];
  return (
    blocks.some((block) => Object.keys(block).some((key) => /^aws:sourcevpce?$/i.test(key))) ||
    textsOf(resource).some((text) => text.startsWith('execute-api:'))
  );
}

/**
 * All Deny, everybody, every resource, several services: that is how resource control policies look. Policies of buckets
 * name the bucket, those of roles name no resource, and user pools have none.
 */
function looksLikeRcp({
  statements,
  services,
}: {
  statements: readonly SourceObject[];
  services: ReadonlySet<string>;
}): boolean {
  const control = statements.every(
    (statement) =>
      statement['Effect'] === 'Deny' && statement['Principal'] === '*' && textsOf(statement['Resource']).includes('*'),
  );
  const [only = ''] = services;
  return control && (services.size > 1 || ONLY_CONTROLLED.has(only));
}

const ONLY_CONTROLLED: ReadonlySet<string> = new Set(['', 's3', 'sts', 'cognito-idp', 'cognito-identity', 'aoss']);

/** Layers have policies too. https://docs.aws.amazon.com/lambda/latest/dg/permissions-layer-cross-account.html */
function hangsOnLayer(statements: readonly SourceObject[]): boolean {
  const actions = statements.flatMap(actionsOf);
  return actions.length > 0 && actions.every((action) => /^lambda:getlayerversion$/i.test(action));
}

function byResource(statements: readonly SourceObject[]): GuessedType {
  const resources = statements.flatMap((statement) => textsOf(statement['Resource']));
  if (resources.some((text) => text.startsWith('execute-api:') || /^arn:[^:]*:execute-api:/.test(text)))
    return { type: 'rest-api', resourceService: 'execute-api' };
  if (resources.some((text) => /^arn:[^:]*:lambda:/.test(text))) return { type: 'lambda', resourceService: 'lambda' };
  return { type: 'resource' };
}

const WORDS: readonly (readonly [RegExp, PolicyType])[] = [
  [/(^|[^a-z])(vpce|vpc-?endpoints?|endpoint-?polic(y|ies))([^a-z]|$)/, 'vpc-endpoint'],
  [/(^|[^a-z])(rcps?|resource-?control(-?polic(y|ies))?)([^a-z]|$)/, 'rcp'],
  [/(^|[^a-z])(scps?|service-?control(-?polic(y|ies))?)([^a-z]|$)/, 'scp'],
  [/(^|[^a-z])(permissions?-?)?boundar(y|ies)([^a-z]|$)/, 'boundary'],
  [/(^|[^a-z])(trust|assume-?role-?policy)([^a-z]|$)/, 'trust'],
  [/(^|[^a-z])session-?polic(y|ies)([^a-z]|$)/, 'session'],
];

/** Nobody calls a folder so by chance. */
const SPOKEN_OUT = /(?:^|[^a-z])(service|resource)-control-polic(?:y|ies)(?![a-z])/;

function byPath(path: string): PolicyType | undefined {
  const names = path.replaceAll('_', '-').toLowerCase();
  const spoken = SPOKEN_OUT.exec(names)?.[1];
  if (spoken !== undefined) return spoken === 'service' ? 'scp' : 'rcp';
  // Only the last two names: what lies above is the user's own tree.
  const words = names.split('/').slice(-2).join('/');
  return WORDS.find(([pattern]) => pattern.test(words))?.[1];
}

function statementsIn(document: SourceValue): readonly SourceObject[] {
  const written = isObject(document) ? document['Statement'] : undefined;
  return (isList(written) ? written : [written]).filter(isObject);
}

function namesPrincipal(statement: SourceObject): boolean {
  for (const key in statement) if (/^(not)?princip/i.test(key)) return true;
  return false;
}

function hasResource(statement: SourceObject): boolean {
  return 'Resource' in statement || 'NotResource' in statement;
}

function textsOf(value: SourceValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return isList(value) ? value.filter((item) => typeof item === 'string') : [];
}
