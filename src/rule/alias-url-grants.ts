import { HOLE } from '../source/open.ts';
import { declaredFunctions, policiesByFunction } from './function-policies.ts';
import { hasWildcard } from './glob.ts';
import { mayOverlap, resourceNames } from './holes.ts';
import { mayNameAction } from './may-name.ts';
import { policiesWith } from './policies-with.ts';
import type { PolicySubject, ResourceItem, StatementSubject } from './policy-subject.ts';
import { scopedName } from './scope-of.ts';
import type { FunctionEntity, TemplateSubject, UrlEntity } from './template-subject.ts';

/** A grant on the function itself, whose only URL stands at an alias. */
export interface PlainUrlGrant {
  readonly policy: PolicySubject;
  readonly item: ResourceItem;
  readonly url: UrlEntity;
  readonly qualifier: string;
}

const URL_ACTION = 'lambda:InvokeFunctionUrl';

/**
 * Identity grants of lambda:InvokeFunctionUrl that do not reach the alias of the URL, when nothing else of the set does.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html
 */
export function* plainUrlGrants(template: TemplateSubject): Iterable<PlainUrlGrant> {
  if (template.urls.every(({ function: link }) => typeof link.qualifier !== 'string')) return;
  const policies = policiesWith(template, ['service:lambda', 'open'], 'identity');
  const allows = policies.flatMap((policy) => policy.statements.filter(grantsUrl).map((at) => ({ policy, at })));
  if (policies.some(({ mayHaveMore }) => mayHaveMore)) return;
  for (const { policy, at: statement } of allows) {
    if (!statement.actions.some(({ lower }) => lower === URL_ACTION.toLowerCase())) continue;
    for (const item of statement.allResources) {
      const entity = plainFunction(template, policy, item);
      const [url] = entity?.urls ?? [];
      const qualifier = url?.function.qualifier;
      if (entity === undefined || url === undefined || typeof qualifier !== 'string') continue;
      if (entity.urls.length > 1 || url.authType === 'NONE' || functionGrants(template, entity)) continue;
      const wanted = `arn:*:function:${typeof entity.name === 'string' ? entity.name : '*'}:${qualifier}`;
      const reached = allows.some((other) =>
        reaches(other.at, wanted, (one) => plainFunction(template, other.policy, one) !== undefined),
      );
      if (!reached) yield { policy, item, url, qualifier };
    }
  }
}

function grantsUrl(statement: StatementSubject): boolean {
  return statement.effect === 'Allow' && mayNameAction(statement, URL_ACTION);
}

/** The declared function that a resource names without qualifier. */
function plainFunction(
  template: TemplateSubject,
  policy: PolicySubject,
  { arn, text, open }: ResourceItem,
): FunctionEntity | undefined {
  const [reference, ...more] = resourceNames(open);
  const [type, name = '', qualifier] = arn?.resource.split(':') ?? [];
  const whole = text === HOLE && /^arn$/i.test(open?.refs[0]?.attribute ?? '');
  if (!whole && (type !== 'function' || qualifier !== undefined || hasWildcard(name))) return undefined;
  if (more.length > 0) return undefined;
  return declaredFunctions(template).get(reference === undefined ? name : scopedName(policy.at(''), reference));
}

function reaches(statement: StatementSubject, wanted: string, isPlain: (item: ResourceItem) => boolean): boolean {
  if (!statement.has('Resource') || statement.open.has('NotResource') || statement.allResources.length === 0)
    return true;
  return statement.allResources.some((item) => !isPlain(item) && mayOverlap(item.text, wanted));
}

/** In the function's own account its policy grants as well. */
function functionGrants(template: TemplateSubject, entity: FunctionEntity): boolean {
  const own = policiesByFunction(template).get(entity)?.policies ?? [];
  return own.some((policy) => policy.mayHaveMore || policy.statements.some(grantsUrl));
}
