import type { CauseRule } from './cause-rule.ts';
import { applicationRules, foreignRules, successRules } from './causes/answered.ts';
import { authorizationRules, bareDenialRules } from './causes/authorization.ts';
import { headerRules } from './causes/authorization-header.ts';
import { authorizerRules, tokenRules } from './causes/authorizer.ts';
import { bodyAloneRules } from './causes/body-alone.ts';
import { clientRules } from './causes/client.ts';
import { credentialRules } from './causes/credentials.ts';
import { endpointRules, httpApiRules, webSocketRules } from './causes/endpoint.ts';
import { forbiddenRules } from './causes/forbidden.ts';
import { challengeRules, earlyFrontRules } from './causes/front.ts';
import { functionErrorRules, functionRules } from './causes/function.ts';
import { functionUrlRules } from './causes/function-url.ts';
import { serverErrorRules } from './causes/integration.ts';
import { notFoundRules, routeRules } from './causes/route.ts';
import { signatureRules } from './causes/signature.ts';
import { mismatchRules } from './causes/signature-mismatch.ts';
import { throttleRules } from './causes/throttle.ts';

/**
 * All rules; the first that fits counts. What quotes another message comes before the message quoted: a backend's own
 * answer, the errors of a function's role; then the sentences that only one place writes; then bare words.
 */
export const causeRules: readonly CauseRule[] = [
  ...challengeRules,
  ...functionErrorRules,
  ...successRules,
  ...applicationRules,
  ...clientRules,
  ...earlyFrontRules,
  ...authorizerRules,
  ...functionRules,
  ...authorizationRules,
  ...throttleRules,
  ...signatureRules,
  ...headerRules,
  ...mismatchRules,
  ...credentialRules,
  ...routeRules,
  ...webSocketRules,
  ...notFoundRules,
  ...endpointRules,
  ...functionUrlRules,
  ...tokenRules,
  ...httpApiRules,
  ...forbiddenRules,
  ...bodyAloneRules,
  ...serverErrorRules,
  ...foreignRules,
  ...bareDenialRules,
];
