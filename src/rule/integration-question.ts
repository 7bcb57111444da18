import type { AccessQuestion } from '../domain/question.ts';
import { decide } from '../engine/decide.ts';
import { parsePolicyText } from '../engine/parse-policy.ts';
import type { IntegrationEvidence } from '../snapshot/snapshot.ts';
import type { AccessCase } from './access-rule.ts';

/** Whether the policy of the function behind a route certainly keeps API Gateway out. */
export function serviceIsRefused(access: AccessCase, integration: IntegrationEvidence): boolean {
  const { functionArn, functionPolicy } = integration;
  const source = access.question?.resource;
  if (functionArn === undefined || functionPolicy === undefined || source === undefined) return false;
  if (functionPolicy.status === 'unavailable') return false;
  const decision = decide({
    ...question(functionArn, source),
    policies: { ...NO_POLICIES, resource: layer(functionPolicy) },
  });
  return decision.kind === 'implicitDeny' || decision.kind === 'explicitDeny';
}

const NO_POLICIES = {
  identity: { policies: [], complete: true },
  boundary: null,
  session: null,
  scps: [],
  rcps: [],
  vpcEndpoint: null,
} as const;

/** API Gateway asks as a service for one of its routes: https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html */
function question(functionArn: string, source: string): Omit<AccessQuestion, 'policies'> {
  const account = functionArn.split(':')[4] ?? '';
  return {
    target: { path: 'invoke' },
    caller: { kind: 'service', servicePrincipal: 'apigateway.amazonaws.com' },
    actions: ['lambda:InvokeFunction'],
    resource: functionArn,
    resourceAccount: account,
    context: {
      keys: {
        'aws:sourcearn': { state: 'known', values: [source] },
        'aws:sourceaccount': { state: 'known', values: [source.split(':')[4] ?? ''] },
      },
      otherwise: 'unknown',
    },
  };
}

function layer(evidence: NonNullable<IntegrationEvidence['functionPolicy']>): AccessQuestion['policies']['resource'] {
  if (evidence.status !== 'collected' || evidence.value.document.status !== 'collected') return null;
  const parsed = parsePolicyText(evidence.value.document.value);
  const { source } = evidence.value;
  return {
    complete: true,
    policies: [parsed.ok ? { source, document: parsed.value } : { source, unreadable: 'does not parse' }],
  };
}
