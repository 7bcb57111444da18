// Made by scripts/gen.ts; never edited by hand.
import type { LintRule } from '../src/rule/lint-rule.ts';
import { rule as r0 } from './policy/action-missing-prefix.ts';
import { rule as r1 } from './policy/action-needs-star.ts';
import { rule as r2 } from './policy/action-not-valid-in-resource-policy.ts';
import { rule as r3 } from './template/add-permission-parameter-shape.ts';
import { rule as r4 } from './policy/add-permission-unguarded.ts';
import { rule as r5 } from './policy/alexa-without-token.ts';
import { rule as r6 } from './policy/allow-cancelled-by-deny.ts';
import { rule as r7 } from './policy/allow-not-action.ts';
import { rule as r8 } from './policy/allow-not-principal.ts';
import { rule as r9 } from './policy/allow-not-resource.ts';
import { rule as r10 } from './policy/anonymous-public-grant.ts';
import { rule as r11 } from './template/api-iam-cross-account-needs-both.ts';
import { rule as r12 } from './template/api-method-no-auth.ts';
import { rule as r13 } from './policy/api-name-not-action.ts';
import { rule as r14 } from './template/api-options-with-iam-auth.ts';
import { rule as r15 } from './policy/api-policy-deny-without-allow.ts';
import { rule as r16 } from './policy/api-policy-foreign-api-id.ts';
import { rule as r17 } from './template/api-policy-not-redeployed.ts';
import { rule as r18 } from './template/api-policy-on-http-api.ts';
import { rule as r19 } from './template/api-policy-principal-key-without-iam-auth.ts';
import { rule as r20 } from './template/api-policy-public.ts';
import { rule as r21 } from './template/api-policy-sourceip-on-private-api.ts';
import { rule as r22 } from './template/api-policy-stage-missing.ts';
import { rule as r23 } from './template/api-policy-vpce-on-public-api.ts';
import { rule as r24 } from './policy/apigateway-any-in-source-arn.ts';
import { rule as r25 } from './template/apigateway-authorizer-source-arn.ts';
import { rule as r26 } from './policy/apigateway-management-action-for-invoke.ts';
import { rule as r27 } from './policy/apigateway-management-arn-as-source.ts';
import { rule as r28 } from './policy/apigateway-path-parameter-literal.ts';
import { rule as r29 } from './template/apigateway-permission-missing.ts';
import { rule as r30 } from './policy/apigateway-source-too-broad.ts';
import { rule as r31 } from './policy/apigateway-stage-arn-as-source.ts';
import { rule as r32 } from './policy/apigateway-wrong-service-principal.ts';
import { rule as r33 } from './policy/arn-account.ts';
import { rule as r34 } from './policy/arn-partition.ts';
import { rule as r35 } from './policy/arn-region.ts';
import { rule as r36 } from './policy/arn-resource-part.ts';
import { rule as r37 } from './policy/arn-service.ts';
import { rule as r38 } from './policy/arn-shape.ts';
import { rule as r39 } from './policy/assume-role-wildcard.ts';
import { rule as r40 } from './template/attached-policy-count.ts';
import { rule as r41 } from './policy/auth-type-on-wrong-action.ts';
import { rule as r42 } from './template/authorization-type-value.ts';
import { rule as r43 } from './policy/bad-bool-value.ts';
import { rule as r44 } from './policy/bad-date-value.ts';
import { rule as r45 } from './policy/bad-ip-value.ts';
import { rule as r46 } from './policy/bad-number-value.ts';
import { rule as r47 } from './policy/bad-vpc-identifier.ts';
import { rule as r48 } from './template/boundary-blocks-invoke.ts';
import { rule as r49 } from './policy/boundary-grants-nothing.ts';
import { rule as r50 } from './policy/boundary-without-allow.ts';
import { rule as r51 } from './policy/cidr-host-bits.ts';
import { rule as r52 } from './template/cloudfront-oac-incomplete.ts';
import { rule as r53 } from './policy/condition-key-format.ts';
import { rule as r54 } from './policy/condition-key-not-for-action.ts';
import { rule as r55 } from './policy/condition-nesting-inverted.ts';
import { rule as r56 } from './policy/conflicting-elements.ts';
import { rule as r57 } from './policy/confusing-single-string.ts';
import { rule as r58 } from './policy/contradictory-condition.ts';
import { rule as r59 } from './policy/create-slr-wildcard.ts';
import { rule as r60 } from './policy/credentials-exposure.ts';
import { rule as r61 } from './policy/cross-account-unknown-invoker.ts';
import { rule as r62 } from './policy/data-exfiltration.ts';
import { rule as r63 } from './template/deny-invoke-shadow.ts';
import { rule as r64 } from './policy/deny-misses-qualified-arn.ts';
import { rule as r65 } from './policy/deny-missing-ifexists.ts';
import { rule as r66 } from './policy/deny-not-principal.ts';
import { rule as r67 } from './policy/deprecated-action.ts';
import { rule as r68 } from './policy/deprecated-condition-key.ts';
import { rule as r69 } from './policy/duplicate-array-item.ts';
import { rule as r70 } from './policy/duplicate-condition-key-case.ts';
import { rule as r71 } from './policy/duplicate-json-key.ts';
import { rule as r72 } from './template/duplicate-lambda-permission.ts';
import { rule as r73 } from './policy/duplicate-sid.ts';
import { rule as r74 } from './policy/dynamodb-attributes-without-select.ts';
import { rule as r75 } from './policy/elb-load-balancer-arn-as-source.ts';
import { rule as r76 } from './policy/empty-list.ts';
import { rule as r77 } from './policy/empty-sid.ts';
import { rule as r78 } from './policy/empty-statement-list.ts';
import { rule as r79 } from './policy/events-bus-arn-as-source.ts';
import { rule as r80 } from './policy/execute-api-arn-segments.ts';
import { rule as r81 } from './template/execute-api-default-stage.ts';
import { rule as r82 } from './policy/execute-api-domain-in-arn.ts';
import { rule as r83 } from './policy/execute-api-double-slash.ts';
import { rule as r84 } from './policy/execute-api-method-case.ts';
import { rule as r85 } from './template/execute-api-no-such-method.ts';
import { rule as r86 } from './policy/execute-api-short-form-in-identity.ts';
import { rule as r87 } from './policy/execute-api-short-form-shape.ts';
import { rule as r88 } from './template/execute-api-stage-case.ts';
import { rule as r89 } from './policy/execute-api-star.ts';
import { rule as r90 } from './policy/expired-date-condition.ts';
import { rule as r91 } from './policy/federated-principal-outside-trust.ts';
import { rule as r92 } from './policy/forallvalues-single-valued.ts';
import { rule as r93 } from './policy/forallvalues-without-null-guard.ts';
import { rule as r94 } from './policy/full-admin.ts';
import { rule as r95 } from './policy/full-service-access.ts';
import { rule as r96 } from './template/function-policy-replaces-permissions.ts';
import { rule as r97 } from './policy/function-prefix-overmatch.ts';
import { rule as r98 } from './policy/function-url-as-resource.ts';
import { rule as r99 } from './template/function-url-auth-type-mismatch.ts';
import { rule as r100 } from './policy/function-url-auth-type-value.ts';
import { rule as r101 } from './template/function-url-cors-credentials-star.ts';
import { rule as r102 } from './template/function-url-cross-account-needs-both-sides.ts';
import { rule as r103 } from './policy/function-url-missing-auth-type.ts';
import { rule as r104 } from './template/function-url-missing-invoke-function.ts';
import { rule as r105 } from './template/function-url-missing-invoke-function-url.ts';
import { rule as r106 } from './template/function-url-none-without-public-permission.ts';
import { rule as r107 } from './policy/function-url-private-link-assumed.ts';
import { rule as r108 } from './template/function-url-public.ts';
import { rule as r109 } from './policy/function-url-second-permission-unscoped.ts';
import { rule as r110 } from './template/hardcoded-partition.ts';
import { rule as r111 } from './policy/inconsistent-action-case.ts';
import { rule as r112 } from './template/inline-policy-on-user.ts';
import { rule as r113 } from './template/inline-policy-size.ts';
import { rule as r114 } from './policy/invalid-characters.ts';
import { rule as r115 } from './policy/invalid-condition-operator.ts';
import { rule as r116 } from './policy/invalid-effect.ts';
import { rule as r117 } from './policy/invalid-principal-format.ts';
import { rule as r118 } from './policy/invalid-principal-key.ts';
import { rule as r119 } from './policy/invalid-sid.ts';
import { rule as r120 } from './policy/invalid-version.ts';
import { rule as r121 } from './policy/invoke-async-only.ts';
import { rule as r122 } from './policy/invoke-region-account-mismatch.ts';
import { rule as r123 } from './policy/invoked-via-url-on-wrong-action.ts';
import { rule as r124 } from './policy/ip-allow-all.ts';
import { rule as r125 } from './policy/json-parse-error.ts';
import { rule as r126 } from './policy/lambda-invoke-typo.ts';
import { rule as r127 } from './template/lambda-policy-size.ts';
import { rule as r128 } from './policy/lambda-source-region-mismatch.ts';
import { rule as r129 } from './policy/lambda-statement-id-invalid.ts';
import { rule as r130 } from './policy/latest-qualifier-permission.ts';
import { rule as r131 } from './policy/malformed-policy-variable.ts';
import { rule as r132 } from './template/managed-policy-in-template.ts';
import { rule as r133 } from './policy/managed-policy-size.ts';
import { rule as r134 } from './account/managed-policy-versions.ts';
import { rule as r135 } from './policy/mfa-condition-bypass.ts';
import { rule as r136 } from './policy/missing-action.ts';
import { rule as r137 } from './policy/missing-effect.ts';
import { rule as r138 } from './policy/missing-paired-key.ts';
import { rule as r139 } from './policy/missing-principal.ts';
import { rule as r140 } from './policy/missing-resource.ts';
import { rule as r141 } from './policy/missing-set-operator.ts';
import { rule as r142 } from './policy/missing-statement.ts';
import { rule as r143 } from './policy/missing-version.ts';
import { rule as r144 } from './policy/mixed-condition-value-types.ts';
import { rule as r145 } from './policy/multiple-booleans.ts';
import { rule as r146 } from './policy/negated-condition-or-trap.ts';
import { rule as r147 } from './policy/null-with-ifexists.ts';
import { rule as r148 } from './policy/null-with-set-operator.ts';
import { rule as r149 } from './policy/numeric-version-pinned-grant.ts';
import { rule as r150 } from './policy/oidc-no-condition.ts';
import { rule as r151 } from './policy/oidc-wildcard-sub.ts';
import { rule as r152 } from './policy/old-version.ts';
import { rule as r153 } from './template/openapi-scheme-without-authtype.ts';
import { rule as r154 } from './policy/operator-type-mismatch.ts';
import { rule as r155 } from './policy/org-condition-ifexists.ts';
import { rule as r156 } from './policy/org-wide-invoke.ts';
import { rule as r157 } from './policy/pass-role-wildcard.ts';
import { rule as r158 } from './policy/permission-action-unusual.ts';
import { rule as r159 } from './policy/permissions-management.ts';
import { rule as r160 } from './policy/poll-based-source-permission.ts';
import { rule as r161 } from './policy/principal-account-format.ts';
import { rule as r162 } from './policy/principal-deleted-id.ts';
import { rule as r163 } from './policy/principal-in-identity-policy.ts';
import { rule as r164 } from './policy/principal-is-group.ts';
import { rule as r165 } from './policy/principal-is-instance-profile.ts';
import { rule as r166 } from './policy/principal-key-with-service-principal.ts';
import { rule as r167 } from './policy/principal-role-session.ts';
import { rule as r168 } from './policy/principal-sso-role-path.ts';
import { rule as r169 } from './policy/principal-wildcard-partial.ts';
import { rule as r170 } from './template/private-api-without-policy.ts';
import { rule as r171 } from './policy/private-source-ip.ts';
import { rule as r172 } from './policy/privilege-escalation.ts';
import { rule as r173 } from './policy/public-invoke.ts';
import { rule as r174 } from './policy/public-trust-policy.ts';
import { rule as r175 } from './template/qualified-only-grant.ts';
import { rule as r176 } from './policy/rcp-missing-service-guard.ts';
import { rule as r177 } from './policy/rcp-size.ts';
import { rule as r178 } from './policy/rcp-syntax.ts';
import { rule as r179 } from './policy/redundant-action.ts';
import { rule as r180 } from './policy/redundant-condition-value.ts';
import { rule as r181 } from './policy/redundant-resource.ts';
import { rule as r182 } from './policy/redundant-statement.ts';
import { rule as r183 } from './policy/resource-action-mismatch.ts';
import { rule as r184 } from './policy/resource-effectively-star.ts';
import { rule as r185 } from './policy/resource-in-trust-policy.ts';
import { rule as r186 } from './policy/resource-not-self.ts';
import { rule as r187 } from './policy/resource-policy-never-matches.ts';
import { rule as r188 } from './policy/resource-policy-self-escalation.ts';
import { rule as r189 } from './policy/rest-api-policy-size.ts';
import { rule as r190 } from './policy/root-principal-is-account.ts';
import { rule as r191 } from './policy/s3-prefix-in-deny.ts';
import { rule as r192 } from './template/sam-event-implicit-permission.ts';
import { rule as r193 } from './account/scp-attachment-count.ts';
import { rule as r194 } from './policy/scp-blocks-function-url.ts';
import { rule as r195 } from './policy/scp-size.ts';
import { rule as r196 } from './policy/scp-syntax.ts';
import { rule as r197 } from './policy/sensitive-key-wildcard.ts';
import { rule as r198 } from './policy/sensitive-resource-access.ts';
import { rule as r199 } from './policy/service-principal-as-aws.ts';
import { rule as r200 } from './policy/service-principal-unknown.ts';
import { rule as r201 } from './policy/service-principal-unscoped.ts';
import { rule as r202 } from './policy/session-policy-size.ts';
import { rule as r203 } from './policy/source-account-arn-mismatch.ts';
import { rule as r204 } from './policy/source-arn-equals-wildcard.ts';
import { rule as r205 } from './policy/source-arn-principal-mismatch.ts';
import { rule as r206 } from './policy/source-arn-wildcard-account.ts';
import { rule as r207 } from './policy/source-arn-without-account.ts';
import { rule as r208 } from './policy/source-key-with-iam-principal.ts';
import { rule as r209 } from './policy/statement-without-sid.ts';
import { rule as r210 } from './policy/string-operator-on-arn-key.ts';
import { rule as r211 } from './policy/suppression-without-reason.ts';
import { rule as r212 } from './policy/tag-condition-unsupported.ts';
import { rule as r213 } from './policy/tag-key-missing-name.ts';
import { rule as r214 } from './policy/tautological-condition.ts';
import { rule as r215 } from './template/terraform-provider-lacks-invoked-via-url.ts';
import { rule as r216 } from './policy/trust-action-principal-mismatch.ts';
import { rule as r217 } from './policy/trust-cross-account-no-external-id.ts';
import { rule as r218 } from './policy/trust-notprincipal.ts';
import { rule as r219 } from './policy/trust-policy-size.ts';
import { rule as r220 } from './policy/unknown-action.ts';
import { rule as r221 } from './policy/unknown-element.ts';
import { rule as r222 } from './policy/unknown-global-condition-key.ts';
import { rule as r223 } from './policy/unknown-service-condition-key.ts';
import { rule as r224 } from './policy/unknown-service-prefix.ts';
import { rule as r225 } from './policy/unnecessary-resource-star.ts';
import { rule as r226 } from './template/unqualified-only-grant.ts';
import { rule as r227 } from './policy/unresolved-template-placeholder.ts';
import { rule as r228 } from './policy/unscoped-write.ts';
import { rule as r229 } from './policy/unsupported-construct-not-linted.ts';
import { rule as r230 } from './policy/unsupported-region-value.ts';
import { rule as r231 } from './policy/unused-suppression.ts';
import { rule as r232 } from './template/url-on-version.ts';
import { rule as r233 } from './template/url-qualifier-mismatch.ts';
import { rule as r234 } from './policy/variable-in-unsupported-place.ts';
import { rule as r235 } from './policy/variable-needs-2012-version.ts';
import { rule as r236 } from './template/via-domain-arn-on-default-endpoint.ts';
import { rule as r237 } from './template/vpc-endpoint-policy-blocks-invoke.ts';
import { rule as r238 } from './template/websocket-arn-shape.ts';
import { rule as r239 } from './policy/websocket-manage-connections.ts';
import { rule as r240 } from './policy/wildcard-in-arn-type.ts';
import { rule as r241 } from './policy/wildcard-in-service-prefix.ts';
import { rule as r242 } from './policy/wildcard-invoke-identity.ts';
import { rule as r243 } from './policy/wildcard-principal-bounded.ts';
import { rule as r244 } from './policy/wildcard-without-like.ts';
import { rule as r245 } from './policy/wrapped-document.ts';
import { rule as r246 } from './policy/wrong-element-case.ts';
import { rule as r247 } from './policy/wrong-json-type.ts';
import { rule as r248 } from './policy/yaml-unquoted-account-id.ts';
import { rule as r249 } from './policy/yaml-unquoted-version.ts';

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
  r42,
  r43,
  r44,
  r45,
  r46,
  r47,
  r48,
  r49,
  r50,
  r51,
  r52,
  r53,
  r54,
  r55,
  r56,
  r57,
  r58,
  r59,
  r60,
  r61,
  r62,
  r63,
  r64,
  r65,
  r66,
  r67,
  r68,
  r69,
  r70,
  r71,
  r72,
  r73,
  r74,
  r75,
  r76,
  r77,
  r78,
  r79,
  r80,
  r81,
  r82,
  r83,
  r84,
  r85,
  r86,
  r87,
  r88,
  r89,
  r90,
  r91,
  r92,
  r93,
  r94,
  r95,
  r96,
  r97,
  r98,
  r99,
  r100,
  r101,
  r102,
  r103,
  r104,
  r105,
  r106,
  r107,
  r108,
  r109,
  r110,
  r111,
  r112,
  r113,
  r114,
  r115,
  r116,
  r117,
  r118,
  r119,
  r120,
  r121,
  r122,
  r123,
  r124,
  r125,
  r126,
  r127,
  r128,
  r129,
  r130,
  r131,
  r132,
  r133,
  r134,
  r135,
  r136,
  r137,
  r138,
  r139,
  r140,
  r141,
  r142,
  r143,
  r144,
  r145,
  r146,
  r147,
  r148,
  r149,
  r150,
  r151,
  r152,
  r153,
  r154,
  r155,
  r156,
  r157,
  r158,
  r159,
  r160,
  r161,
  r162,
  r163,
  r164,
  r165,
  r166,
  r167,
  r168,
  r169,
  r170,
  r171,
  r172,
  r173,
  r174,
  r175,
  r176,
  r177,
  r178,
  r179,
  r180,
  r181,
  r182,
  r183,
  r184,
  r185,
  r186,
  r187,
  r188,
  r189,
  r190,
  r191,
  r192,
  r193,
  r194,
  r195,
  r196,
  r197,
  r198,
  r199,
  r200,
  r201,
  r202,
  r203,
  r204,
  r205,
  r206,
  r207,
  r208,
  r209,
  r210,
  r211,
  r212,
  r213,
  r214,
  r215,
  r216,
  r217,
  r218,
  r219,
  r220,
  r221,
  r222,
  r223,
  r224,
  r225,
  r226,
  r227,
  r228,
  r229,
  r230,
  r231,
  r232,
  r233,
  r234,
  r235,
  r236,
  r237,
  r238,
  r239,
  r240,
  r241,
  r242,
  r243,
  r244,
  r245,
  r246,
  r247,
  r248,
  r249,
];
