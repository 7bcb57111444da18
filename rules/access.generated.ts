// Made by scripts/gen.ts; never edited by hand.
import type { AccessRule } from '../src/rule/access-rule.ts';
import { accountPrincipalWithoutIdentityGrant as r0 } from './access/account-principal-without-identity-grant.ts';
import { arnAccountMismatch as r1 } from './access/arn-account-mismatch.ts';
import { arnPartitionMismatch as r2 } from './access/arn-partition-mismatch.ts';
import { arnRegionMismatch as r3 } from './access/arn-region-mismatch.ts';
import { boundaryWithoutInvoke as r4 } from './access/boundary-without-invoke.ts';
import { controlPlaneActionForInvoke as r5 } from './access/control-plane-action-for-invoke.ts';
import { crossAccountSideMissing as r6 } from './access/cross-account-side-missing.ts';
import { defaultEndpointDisabled as r7 } from './access/default-endpoint-disabled.ts';
import { deletedPrincipal as r8 } from './access/deleted-principal.ts';
import { domainWithoutMapping as r9 } from './access/domain-without-mapping.ts';
import { executeApiArnShape as r10 } from './access/execute-api-arn-shape.ts';
import { explicitDenyInBoundary as r11 } from './access/explicit-deny-in-boundary.ts';
import { explicitDenyInIdentityPolicy as r12 } from './access/explicit-deny-in-identity-policy.ts';
import { explicitDenyInResourcePolicy as r13 } from './access/explicit-deny-in-resource-policy.ts';
import { explicitDenyInScp as r14 } from './access/explicit-deny-in-scp.ts';
import { explicitDenyInSessionPolicy as r15 } from './access/explicit-deny-in-session-policy.ts';
import { explicitDenyInVpcEndpointPolicy as r16 } from './access/explicit-deny-in-vpc-endpoint-policy.ts';
import { functionUrlAuthTypeMismatch as r17 } from './access/function-url-auth-type-mismatch.ts';
import { functionUrlWithoutInvokeFunction as r18 } from './access/function-url-without-invoke-function.ts';
import { functionUrlWithoutInvokeFunctionUrl as r19 } from './access/function-url-without-invoke-function-url.ts';
import { grantOnlyThroughFunctionUrl as r20 } from './access/grant-only-through-function-url.ts';
import { httpApiAcrossAccounts as r21 } from './access/http-api-across-accounts.ts';
import { integrationNotPermitted as r22 } from './access/integration-not-permitted.ts';
import { invokeAsyncForInvoke as r23 } from './access/invoke-async-for-invoke.ts';
import { noSuchRoute as r24 } from './access/no-such-route.ts';
import { noSuchStage as r25 } from './access/no-such-stage.ts';
import { policyDoesNotParse as r26 } from './access/policy-does-not-parse.ts';
import { privateApiWithoutPolicy as r27 } from './access/private-api-without-policy.ts';
import { publicFunctionUrlWithoutPublicGrant as r28 } from './access/public-function-url-without-public-grant.ts';
import { qualifierMismatch as r29 } from './access/qualifier-mismatch.ts';
import { resourcePolicyNotRedeployed as r30 } from './access/resource-policy-not-redeployed.ts';
import { routeWithoutIam as r31 } from './access/route-without-iam.ts';
import { scpWithoutInvoke as r32 } from './access/scp-without-invoke.ts';
import { servicePrincipalForRole as r33 } from './access/service-principal-for-role.ts';
import { sessionArnForRole as r34 } from './access/session-arn-for-role.ts';
import { sessionPolicyWithoutInvoke as r35 } from './access/session-policy-without-invoke.ts';
import { unsignedCall as r36 } from './access/unsigned-call.ts';
import { vpcEndpointPolicyWithoutInvoke as r37 } from './access/vpc-endpoint-policy-without-invoke.ts';

/** Every access rule, by id. */
export const ACCESS_RULES: readonly AccessRule[] = [
  r0,
  r1,
  r2,
  r3,
  r4,
  r5,
  r6,
  r7,
  r8,
  r9,
  r10,
  r11,
  r12,
  r13,
  r14,
  r15,
  r16,
  r17,
  r18,
  r19,
  r20,
  r21,
  r22,
  r23,
  r24,
  r25,
  r26,
  r27,
  r28,
  r29,
  r30,
  r31,
  r32,
  r33,
  r34,
  r35,
  r36,
  r37,
];
