import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as library from '../src/index.ts';

const index = readFileSync(resolve(import.meta.dirname, '../src/index.ts'), 'utf8');
const typeNames = [...index.matchAll(/^export type \{([^}]*)\}/gm)].flatMap(([, names = '']) =>
  names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== ''),
);

const document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: '*' }],
};
const resource = 'arn:aws:lambda:eu-west-1:111122223333:function:orders';
const call = {
  target: { path: 'invoke' },
  caller: { kind: 'iam-user', arn: 'arn:aws:iam::111122223333:user/alice', account: '111122223333' },
  actions: ['lambda:InvokeFunction'],
  resource,
  resourceAccount: '111122223333',
} as const;

describe('the library', () => {
  // A name that leaves this list is a breaking change and belongs into the changelog.
  test('exports these values', () => {
    expect(Object.keys(library).sort()).toEqual([
      'VERSION',
      'compilePolicies',
      'decide',
      'decideFast',
      'defineConfig',
      'defineLintRule',
      'documentPool',
      'explainSnapshot',
      'isUserError',
      'parseCaller',
      'parsePolicy',
      'parsePolicyText',
      'parseSnapshot',
      'parseTarget',
      'planQuestion',
      'requestContext',
      'snapshotToJson',
    ]);
  });

  test('exports these types', () => {
    expect(typeNames.sort()).toEqual([
      'AccessQuestion',
      'ActionDecision',
      'Assumption',
      'BlindSpot',
      'Blocker',
      'Caller',
      'CallerKind',
      'ConditionBlock',
      'ConditionTree',
      'ContextValue',
      'ControlLevel',
      'Decision',
      'DecisionKind',
      'DocumentPool',
      'ExplainReport',
      'FastDecision',
      'Finding',
      'Fix',
      'GivenDocument',
      'GivenPolicies',
      'LayerOutcome',
      'LayerPolicies',
      'LayerPolicy',
      'LintConfigFile',
      'LintProblem',
      'LintReport',
      'LintRule',
      'Match',
      'NearMiss',
      'Need',
      'Plan',
      'PolicyDocument',
      'PolicyEdit',
      'PolicyLayer',
      'PolicySource',
      'PrincipalElement',
      'QuestionPolicies',
      'QuestionTarget',
      'Reason',
      'ReasonLayer',
      'RequestContext',
      'Result',
      'Snapshot',
      'StatedValue',
      'Statement',
      'StatementRef',
      'Target',
      'TargetOptions',
      'TraceStep',
      'UserError',
      'Verdict',
    ]);
  });

  test('decides with compiled policies, whether they come as text or as data', () => {
    for (const given of [document, JSON.stringify(document)]) {
      const policies = library.compilePolicies({ identity: [given] });
      const question = { ...call, policies, context: library.requestContext({}) };
      expect(library.decide(question)).toMatchObject({ kind: 'allowed', reason: 'allow:identity' });
      expect(library.decideFast(question)).toMatchObject({ kind: 'allowed', reason: 'allow:identity' });
    }
  });

  test('takes every kind of policy', () => {
    const silent = { ...document, Statement: [] };
    const reasonOf = (given: Parameters<typeof library.compilePolicies>[0], caller = {}) => {
      const policies = library.compilePolicies({ identity: [document], ...given });
      const context = library.requestContext({}, 'absent');
      return library.decide({ ...call, caller: { ...call.caller, ...caller }, policies, context }).reason;
    };
    expect(reasonOf({ boundary: silent })).toBe('implicit-deny:boundary');
    expect(reasonOf({ session: [silent] }, { kind: 'assumed-role' })).toBe('implicit-deny:session');
    expect(reasonOf({ session: [] }, { kind: 'assumed-role' })).toBe('allow:identity');
    expect(reasonOf({ scps: [{ target: 'r-root', policies: [silent] }] })).toBe('implicit-deny:scp');
    expect(reasonOf({ vpcEndpoint: silent })).toBe('implicit-deny:vpce');
    expect(reasonOf({ resource: silent }, { account: '444455556666' })).toBe('implicit-deny:resource');
    const policies = library.compilePolicies({ authorizer: document });
    expect(policies.authorizer?.policies).toHaveLength(1);
  });

  test('keys may be written in any case, and a key that is not stated is not known', () => {
    const condition = { Bool: { 'aws:SecureTransport': 'true' } };
    const statement = { ...document.Statement[0], Condition: condition };
    const policies = library.compilePolicies({ identity: [{ ...document, Statement: [statement] }] });
    const kindOf = (context: ReturnType<typeof library.requestContext>) =>
      library.decide({ ...call, policies, context }).kind;
    expect(kindOf(library.requestContext({ 'AWS:securetransport': true }))).toBe('allowed');
    expect(kindOf(library.requestContext({ 'aws:SecureTransport': null }))).toBe('implicitDeny');
    expect(kindOf(library.requestContext({ 'aws:SecureTransport': ['true'] }))).toBe('allowed');
    expect(kindOf(library.requestContext({}))).toBe('undetermined');
    expect(kindOf(library.requestContext({}, 'absent'))).toBe('implicitDeny');
  });

  test('a document that is no policy leaves the answer open, and one pool parses equal texts once', () => {
    const pool = library.documentPool();
    const text = JSON.stringify(document);
    library.compilePolicies({ identity: [text], resource: text }, pool);
    expect(pool.size()).toBe(1);
    const policies = library.compilePolicies({ identity: ['{"Statement": 1}'] });
    const found = library.decide({ ...call, policies, context: library.requestContext({}) });
    expect(found.possible).toEqual(['allowed', 'explicitDeny', 'implicitDeny']);
  });
});
