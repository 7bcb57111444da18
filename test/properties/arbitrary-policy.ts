import fc from 'fast-check';
import type { ConditionBlock, PolicyDocument, PrincipalElement, Statement } from '../../src/domain/policy.ts';
import { PRINCIPALS } from './cast.ts';

const FN = 'arn:aws:lambda:eu-west-1:111122223333:function:orders';
const API = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5';

/** Actions, resources and conditions are drawn from short lists, so that statements often meet the request. */
const actions = fc.constantFrom(
  '*',
  'execute-api:inval*',
  '*',
  'lambda:*',
  'lambda:InvokeFunction',
  'Lambda:invoke*',
  'lambda:InvokeFunctionUrl',
  'lambda:*Url',
  'execute-api:*',
  'execute-api:Invoke',
  's3:*',
);
const resources = fc.constantFrom(
  '*',
  '*',
  '*',
  FN,
  `${FN}:*`,
  `${FN}*`,
  'arn:aws:lambda:*:function:orders',
  'arn:aws:lambda:eu-*-1:111122223333:function:o?ders',
  `arn:aws:lambda:eu-west-1:111122223333:function:\${aws:username}`,
  `arn:aws:lambda:eu-west-1:111122223333:function:\${aws:PrincipalTag/team, 'orders'}`,
  `${API}/*`,
  `${API}/prod/GET/*`,
  'execute-api:/*',
);

const conditions: fc.Arbitrary<ConditionBlock> = fc.constantFrom(
  { StringEquals: { 'aws:PrincipalTag/team': ['red'] } },
  { StringNotEquals: { 'aws:PrincipalTag/team': ['red', 'blue'] } },
  { StringLikeIfExists: { 'AWS:principaltag/Team': ['r*'] } },
  { StringNotLikeIfExists: { 'aws:PrincipalTag/team': ['b*'] } },
  { StringEquals: { 'aws:RequestedRegion': ['${aws:PrincipalTag/team}', 'eu-west-1'] } },
  { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '2001:db8::/32'] } },
  { NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/8'] } },
  { Bool: { 'aws:MultiFactorAuthPresent': ['true'] } },
  { BoolIfExists: { 'aws:MultiFactorAuthPresent': ['false'] } },
  { Null: { 'aws:SourceIp': ['true'] } },
  { Null: { 'aws:PrincipalTag/team': ['false'] }, Bool: { 'aws:MultiFactorAuthPresent': ['true'] } },
  { NumericLessThan: { 'aws:MultiFactorAuthAge': ['100'] } },
  { DateGreaterThan: { 'aws:CurrentTime': ['2026-01-01T00:00:00Z'] } },
  { ArnLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/*'] } },
  { 'ForAllValues:StringLike': { 'aws:TagKeys': ['a*', 'b'] } },
  { 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['a', 'b'] } },
  { Bool: { 'lambda:InvokedViaFunctionUrl': ['true'] } },
  { StringEquals: { 'lambda:FunctionUrlAuthType': ['AWS_IAM'] } },
);

const names = fc.uniqueArray(fc.constantFrom(...PRINCIPALS), { minLength: 1, maxLength: 3 });
const principals: fc.Arbitrary<PrincipalElement> = fc.oneof(
  fc.constant('*' as const),
  names.map((AWS) => ({ AWS })),
  fc.constant({ Service: ['sns.amazonaws.com'] }),
);

type Part = Partial<Statement>;
const list = (of: fc.Arbitrary<string>): fc.Arbitrary<readonly string[]> =>
  fc.array(of, { minLength: 1, maxLength: 2 });
const actionPart: fc.Arbitrary<Part> = fc.oneof(
  { weight: 5, arbitrary: list(actions).map((action) => ({ action })) },
  { weight: 1, arbitrary: list(actions).map((notAction) => ({ notAction })) },
);
const resourcePart: fc.Arbitrary<Part> = fc.oneof(
  { weight: 5, arbitrary: list(resources).map((resource) => ({ resource })) },
  { weight: 1, arbitrary: list(resources).map((notResource) => ({ notResource })) },
);
const conditionPart: fc.Arbitrary<Part> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: conditions.map((condition) => ({ condition })) },
);

function principalPart(effect: 'Allow' | 'Deny'): fc.Arbitrary<Part> {
  const named = principals.map((principal) => ({ principal }));
  return effect === 'Allow'
    ? named
    : fc.oneof(
        { weight: 4, arbitrary: named },
        { weight: 1, arbitrary: names.map((AWS) => ({ notPrincipal: { AWS } })) },
      );
}

/** A statement; policies of resources and endpoints name principals, the others do not. */
export function statement(effect: 'Allow' | 'Deny', withPrincipal: boolean): fc.Arbitrary<Statement> {
  const principal: fc.Arbitrary<Part> = withPrincipal ? principalPart(effect) : fc.constant({});
  return fc
    .tuple(actionPart, resourcePart, conditionPart, principal)
    .map((parts) => Object.assign({ index: 0, effect }, ...parts));
}

/** A document; Deny is rarer than Allow, as in life. */
export function document(withPrincipal: boolean): fc.Arbitrary<PolicyDocument> {
  const any = fc.oneof(
    { weight: 3, arbitrary: statement('Allow', withPrincipal) },
    { weight: 1, arbitrary: statement('Deny', withPrincipal) },
  );
  return fc
    .tuple(fc.constantFrom('2012-10-17' as const, '2008-10-17' as const, undefined), fc.array(any, { maxLength: 3 }))
    .map(([version, statements]) => numbered({ version, statements }));
}

/** The same document with its statements numbered by place. */
export function numbered(of: PolicyDocument): PolicyDocument {
  return { ...of, statements: of.statements.map((item, index) => ({ ...item, index })) };
}
