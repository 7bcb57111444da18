import type { CollectorDeclaration } from './tool-calls.ts';

const REST = ['arn:{partition}:apigateway:{region}::/restapis/*'];
const HTTP = ['arn:{partition}:apigateway:{region}::/apis/*'];
const DOMAINS = ['arn:{partition}:apigateway:{region}::/domainnames/*'];

/** The control plane of API Gateway has one reading action, told apart by resource. https://docs.aws.amazon.com/apigateway/latest/developerguide/security_iam_service-with-iam.html */
const get = (resources: readonly string[]) => ({ action: 'apigateway:GET', resources });

export const apiCalls = {
  collector: 'api',
  reads: 'resource policy, methods or routes, stages, integrations and custom domain names of the API',
  calls: {
    'apigateway:GetRestApi': get(REST),
    'apigateway:GetResources': get(REST),
    'apigateway:GetStages': get(REST),
    'apigateway:GetDeployment': get(REST),
    'apigateway:GetApi': get(HTTP),
    'apigateway:GetRoutes': get(HTTP),
    'apigateway:GetIntegrations': get(HTTP),
    'apigateway:GetApiStages': get(HTTP),
    'apigateway:GetApiMappings': get(DOMAINS),
    'apigateway:GetBasePathMappings': get(DOMAINS),
  },
} as const satisfies CollectorDeclaration;
