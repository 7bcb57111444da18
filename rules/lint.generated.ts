// Made by scripts/gen.ts; never edited by hand.
import type { LintRule } from '../src/rule/lint-rule.ts';
import { rule as r0 } from './policy/add-permission-unguarded.ts';
import { rule as r1 } from './policy/alexa-without-token.ts';
import { rule as r2 } from './policy/api-policy-deny-without-allow.ts';
import { rule as r3 } from './policy/api-policy-foreign-api-id.ts';
import { rule as r4 } from './policy/apigateway-management-action-for-invoke.ts';
import { rule as r5 } from './policy/confusing-single-string.ts';
import { rule as r6 } from './policy/cross-account-unknown-invoker.ts';
import { rule as r7 } from './policy/deny-misses-qualified-arn.ts';
import { rule as r8 } from './policy/duplicate-array-item.ts';
import { rule as r9 } from './policy/elb-load-balancer-arn-as-source.ts';
import { rule as r10 } from './policy/empty-sid.ts';
import { rule as r11 } from './policy/events-bus-arn-as-source.ts';
import { rule as r12 } from './policy/execute-api-arn-segments.ts';
import { rule as r13 } from './policy/execute-api-domain-in-arn.ts';
import { rule as r14 } from './policy/execute-api-double-slash.ts';
import { rule as r15 } from './policy/execute-api-method-case.ts';
import { rule as r16 } from './policy/execute-api-short-form-in-identity.ts';
import { rule as r17 } from './policy/execute-api-short-form-shape.ts';
import { rule as r18 } from './policy/execute-api-star.ts';
import { rule as r19 } from './policy/function-url-private-link-assumed.ts';
import { rule as r20 } from './policy/inconsistent-action-case.ts';
import { rule as r21 } from './policy/invalid-effect.ts';
import { rule as r22 } from './policy/lambda-statement-id-invalid.ts';
import { rule as r23 } from './policy/managed-policy-size.ts';
import { rule as r24 } from './account/managed-policy-versions.ts';
import { rule as r25 } from './policy/missing-version.ts';
import { rule as r26 } from './policy/old-version.ts';
import { rule as r27 } from './policy/public-invoke.ts';
import { rule as r28 } from './policy/rcp-size.ts';
import { rule as r29 } from './policy/redundant-action.ts';
import { rule as r30 } from './policy/redundant-condition-value.ts';
import { rule as r31 } from './policy/redundant-resource.ts';
import { rule as r32 } from './policy/redundant-statement.ts';
import { rule as r33 } from './policy/resource-policy-never-matches.ts';
import { rule as r34 } from './policy/rest-api-policy-size.ts';
import { rule as r35 } from './policy/scp-blocks-function-url.ts';
import { rule as r36 } from './policy/scp-size.ts';
import { rule as r37 } from './policy/session-policy-size.ts';
import { rule as r38 } from './policy/statement-without-sid.ts';
import { rule as r39 } from './policy/trust-policy-size.ts';
import { rule as r40 } from './template/url-on-version.ts';
import { rule as r41 } from './policy/websocket-manage-connections.ts';

/** Every lint rule, by id. */
export const LINT_RULES: readonly LintRule[] = [
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
  r38,
  r39,
  r40,
  r41,
];
