import type { Cause } from './cause-rule.ts';
import { answeredCauses } from './causes/answered.ts';
import { authorizationCauses } from './causes/authorization.ts';
import { headerCauses } from './causes/authorization-header.ts';
import { authorizerCauses } from './causes/authorizer.ts';
import { clientCauses } from './causes/client.ts';
import { credentialCauses } from './causes/credentials.ts';
import { endpointCauses } from './causes/endpoint.ts';
import { frontCauses } from './causes/front.ts';
import { functionCauses } from './causes/function.ts';
import { functionUrlCauses } from './causes/function-url.ts';
import { integrationCauses } from './causes/integration.ts';
import { routeCauses } from './causes/route.ts';
import { signatureCauses } from './causes/signature.ts';
import { throttleCauses } from './causes/throttle.ts';

/** Every cause by its id. */
export const causeTable: Readonly<Record<string, Cause>> = {
  ...clientCauses,
  ...frontCauses,
  ...routeCauses,
  ...headerCauses,
  ...signatureCauses,
  ...credentialCauses,
  ...authorizationCauses,
  ...endpointCauses,
  ...functionUrlCauses,
  ...authorizerCauses,
  ...throttleCauses,
  ...functionCauses,
  ...integrationCauses,
  ...answeredCauses,
};
