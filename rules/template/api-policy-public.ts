import { isFencedApi } from '../../src/rule/api-fences.ts';
import { callRoutes, isPublicApi } from '../../src/rule/api-kind.ts';
import { defineLintRule, type LintReport } from '../../src/rule/lint-rule.ts';
import { loneApiPolicies } from '../../src/rule/lone-api-policies.ts';
import { mayHaveMoreKeys } from '../../src/rule/open-keys.ts';
import { opensTo } from '../../src/rule/opens-to.ts';
import type { StatementSubject } from '../../src/rule/policy-subject.ts';
import type { TemplateSubject } from '../../src/rule/template-subject.ts';
import { isOpen } from '../../src/source/open.ts';

/** REST API policy open to everyone. */
export const rule = defineLintRule({
  id: 'api-policy-public',
  subject: 'template',
  group: 'invocation',
  title: 'REST API policy open to everyone',
  severity: 'warning',
  confidence: 'certain',
  security: 8.0,
  since: '0.1.0',
  needs: ['graph'],
  why: 'The policy lets everybody in, and methods without authorization ask nobody who they are: the API is open to the Internet.',
  remedy: 'Use `AWS_IAM` or an authorizer on the methods, or bound the statement with a condition.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html'],
  equivalents: {
    checkov: 'CKV2_AWS_70 (only OPTIONS methods because of inverted test, Terraform only)',
    other: 'Prowler apigateway_restapi_public; AA CheckNoPublicAccess',
  },
  *check(template) {
    yield* loneDocuments(template);
    for (const api of template.apis) {
      const { policy } = api;
      // An OpenAPI document does not say where it will be reachable; by default that is everywhere.
      if (policy === undefined || !(isPublicApi(api) || (api.dialect === 'openapi' && api.endpointTypes.length === 0)))
        continue;
      const open = policy.statements.find((statement) => opensTo(statement, 'execute-api:Invoke'));
      if (open === undefined || open.open.has('Condition') || isFencedApi(policy, open)) continue;
      const routes = callRoutes(api);
      const free = routes.filter((route) => route.authorizationType === 'NONE' && route.apiKeyRequired !== true);
      if (free.some((route) => !isFencedApi(policy, open, route)))
        yield {
          at: policy.at(open.pointer),
          message: 'everybody may call the methods of this API that have no authorization',
        };
      else if (!api.routesComplete || routes.length === 0 || routes.some((route) => isOpen(route.authorizationType)))
        yield { undecided: 'authorization of the methods' };
    }
  },
});

/** A policy without its API: with IAM authorization every AWS account is let in, without it everybody. */
function* loneDocuments(template: TemplateSubject): Iterable<LintReport> {
  for (const policy of loneApiPolicies(template)) {
    if (policy.attachedTo?.id !== undefined) continue;
    const open = policy.statements.find((statement) => opensTo(statement, 'execute-api:Invoke'));
    if (open === undefined || mayHaveMoreKeys(open) || policy.mayHaveMore || isFencedApi(policy, open)) continue;
    const at = policy.at(open.pointer);
    // AWS shows a list of addresses to keep out, as a policy of its own: the rest of the world is let in on purpose.
    if (policy.statements.some(isBlocklist))
      yield { at, message: 'everybody may call whom no Deny names', confidence: 'likely', severity: 'info' };
    else
      yield {
        at,
        message: 'everybody may call what the API leaves without authorization, and every AWS account the rest',
        confidence: 'likely',
      };
  }
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html */
function isBlocklist({ effect, conditions }: StatementSubject): boolean {
  return effect === 'Deny' && conditions.some(({ keyLower, negated }) => keyLower === 'aws:sourceip' && !negated);
}
