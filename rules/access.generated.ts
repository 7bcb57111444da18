// Made by scripts/gen.ts; never edited by hand.
import type { AccessRule } from '../src/rule/access-rule.ts';
import { rule as r0 } from './access/account-principal-without-identity-grant.ts';
import { rule as r1 } from './access/arn-account-mismatch.ts';
import { rule as r2 } from './access/arn-partition-mismatch.ts';
import { rule as r3 } from './access/arn-region-mismatch.ts';
import { rule as r4 } from './access/boundary-without-invoke.ts';
import { rule as r5 } from './access/control-plane-action-for-invoke.ts';
import { rule as r6 } from './access/cross-account-side-missing.ts';
import { rule as r7 } from './access/default-endpoint-disabled.ts';
import { rule as r8 } from './access/deleted-principal.ts';
import { rule as r9 } from './access/domain-without-mapping.ts';
import { rule as r10 } from './access/execute-api-arn-shape.ts';
import { rule as r11 } from './access/explicit-deny-in-boundary.ts';
import { rule as r12 } from './access/explicit-deny-in-identity-policy.ts';
import { rule as r13 } from './access/explicit-deny-in-resource-policy.ts';
import { rule as r14 } from './access/explicit-deny-in-scp.ts';
import { rule as r15 } from './access/explicit-deny-in-session-policy.ts';
import { rule as r16 } from './access/explicit-deny-in-vpc-endpoint-policy.ts';
import { rule as r17 } from './access/function-url-auth-type-mismatch.ts';
import { rule as r18 } from './access/function-url-without-invoke-function.ts';
import { rule as r19 } from './access/function-url-without-invoke-function-url.ts';
import { rule as r20 } from './access/grant-only-through-function-url.ts';
import { rule as r21 } from './access/http-api-across-accounts.ts';
import { rule as r22 } from './access/integration-not-permitted.ts';
import { rule as r23 } from './access/invoke-async-for-invoke.ts';
import { rule as r24 } from './access/no-such-route.ts';
import { rule as r25 } from './access/no-such-stage.ts';
import { rule as r26 } from './access/policy-does-not-parse.ts';
import { rule as r27 } from './access/private-api-without-policy.ts';
import { rule as r28 } from './access/public-function-url-without-public-grant.ts';
import { rule as r29 } from './access/qualifier-mismatch.ts';
import { rule as r30 } from './access/resource-policy-not-redeployed.ts';
import { rule as r31 } from './access/route-without-iam.ts';
import { rule as r32 } from './access/scp-without-invoke.ts';
import { rule as r33 } from './access/service-principal-for-role.ts';
import { rule as r34 } from './access/session-arn-for-role.ts';
import { rule as r35 } from './access/session-policy-without-invoke.ts';
import { rule as r36 } from './access/unsigned-call.ts';
import { rule as r37 } from './access/vpc-endpoint-policy-without-invoke.ts';

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
