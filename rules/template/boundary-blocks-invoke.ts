import { namesAction } from '../../src/rule/grants.ts';
import { resourceNames } from '../../src/rule/holes.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { mayNameAction } from '../../src/rule/may-name.ts';
import type { PolicySubject } from '../../src/rule/policy-subject.ts';
import { scopedName } from '../../src/rule/scope-of.ts';
import type { PrincipalEntity, ResourceEntity, TemplateSubject } from '../../src/rule/template-subject.ts';
import { isOpen } from '../../src/source/open.ts';
import type { Place } from '../../src/source/source-file.ts';

/** A permissions boundary of the template does not allow what a policy of its principal grants. */
export const rule = defineLintRule({
  id: 'boundary-blocks-invoke',
  subject: 'template',
  group: 'invocation',
  title: 'Permissions boundary does not allow the granted invocation',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'What an identity policy grants counts only as far as the permissions boundary of the user or role allows it too.',
  remedy: 'Allow the action in the boundary, or take the grant away.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html'],
  equivalents: {},
  *check(template) {
    const bound = template.principals.filter(({ boundary }) => isOpen(boundary));
    if (bound.length === 0) return;
    const boundaries = boundariesOf(template);
    for (const principal of bound) {
      const boundary = boundaries.get(boundaryOf(principal) ?? '');
      // Without any Allow it is reported itself.
      if (boundary === undefined || boundary.mayHaveMore || isBare(boundary)) continue;
      for (const action of ACTIONS) {
        if (boundary.statements.some((one) => one.effect !== 'Deny' && mayNameAction(one, action))) continue;
        for (const policy of principal.policies)
          for (const statement of policy.statements) {
            const granted = statement.effect === 'Allow' && namesAction(statement, action);
            const item = statement.actions.find(({ service }) => service === action.split(':')[0]);
            if (!granted || item === undefined) continue;
            yield {
              at: policy.at(item.pointer),
              message: `the permissions boundary of \`${principal.id}\` does not allow \`${action}\``,
              related: [{ at: boundary.at(''), message: 'the boundary' }],
            };
          }
      }
    }
  },
});

const ACTIONS = ['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl', 'execute-api:Invoke'];

function isBare({ type, statements }: PolicySubject): boolean {
  return type === 'boundary' && statements.every(({ effect }) => effect === 'Deny');
}

/** Key of the declared policy that is the boundary. */
function boundaryOf({ boundary, at }: PrincipalEntity): string | undefined {
  const [name, ...more] = resourceNames(boundary);
  return name === undefined || more.length > 0 ? undefined : scopedName(at, name);
}

/** Documents of the declared managed policies, by the key of their resource. */
function boundariesOf({ resources, policies }: TemplateSubject): ReadonlyMap<string, PolicySubject> {
  const byPlace = new Map(policies.filter(isManaged).map((policy) => [placeKey(policy.at('')), policy]));
  return new Map(
    resources.flatMap((resource) => {
      const pointer = DOCUMENTS[resource.type];
      const policy = pointer === undefined ? undefined : byPlace.get(placeKey(resource.property(pointer)));
      return policy === undefined ? [] : [[keyOf(resource), policy] as const];
    }),
  );
}

const DOCUMENTS: Readonly<Record<string, string>> = {
  'AWS::IAM::ManagedPolicy': '/PolicyDocument',
  aws_iam_policy: '/policy',
};

function isManaged({ form }: PolicySubject): boolean {
  return form === 'managed';
}

function keyOf({ at, id }: ResourceEntity): string {
  return scopedName(at, id);
}

function placeKey({ file, pointer }: Place): string {
  return `${file.path}\n${pointer}`;
}
