import type { Answer } from '../answer.ts';
import { type Cause, type CauseRule, known } from '../cause-rule.ts';
import { isLoadBalancer } from '../foreign-front.ts';
import { sdkService } from '../service-of.ts';

const SAMPLED = 'aws wafv2 get-sampled-requests --web-acl-arn <acl-arn> --rule-metric-name <rule>';
const WINDOW = '--time-window <window> --max-items 50';

/** Causes before anybody looks at a signature: domain, CDN, WAF, API key. */
export const frontCauses: Readonly<Record<string, Cause>> = {
  'ambiguous-forbidden': {
    layer: 'front-door',
    meaning:
      'API Gateway refused before it looked at signature and policies, and says the same for several reasons. Only the configuration of the API tells them apart.',
    next: 'why403 probe <target> --probe=safe',
    wordings: [
      {
        // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
        when: (_, { candidates }) => candidates[0] === 'api-not-named',
        meaning:
          'The call went to the name of a VPC endpoint, which does not tell which API is meant: a Host header with the name of the API, or x-apigw-api-id, must. API Gateway words a call without them like other refusals before signature and policies.',
        next: 'curl -i -H "x-apigw-api-id: <api-id>" <url>',
      },
    ],
  },
  'default-endpoint-disabled': {
    layer: 'domain',
    meaning:
      'The default execute-api endpoint of this API is switched off, so every call to it is refused. Only the custom domain answers.',
    next: 'aws apigateway get-rest-api --rest-api-id <api-id> --query disableExecuteApiEndpoint',
    wordings: [
      {
        when: ({ emitter }) => emitter === 'http-api',
        next: 'aws apigatewayv2 get-api --api-id <api-id> --query DisableExecuteApiEndpoint',
      },
    ],
  },
  // Lambda routes by the host: https://docs.aws.amazon.com/lambda/latest/dg/web-functions-http.md
  'web-function-host-not-recognised': {
    layer: 'route',
    meaning:
      'The web function endpoint does not know this host name. It must be sent in lower case, without a port, exactly as the endpoint was issued.',
    next: 'why403 probe <target> --probe=safe',
  },
  'cloudfront-host-or-method-rejected': {
    layer: 'cdn',
    meaning:
      'CloudFront itself refused: this host name or method is not allowed for the distribution, or a viewer Host was forwarded to an origin that does not know it. The function and its policies were not asked.',
    next: 'aws cloudfront get-distribution-config --id <distribution-id>',
  },
  'authorization-header-stripped': {
    layer: 'cdn',
    meaning:
      'CloudFront did not pass the Authorization header on, so the origin saw an unsigned request. The signature itself was never looked at.',
    next: 'aws cloudfront get-cache-policy --id <cache-policy-id> --query CachePolicy.CachePolicyConfig',
  },
  'cloudfront-geo-restriction': {
    layer: 'cdn',
    meaning:
      'CloudFront serves this distribution only to some countries, and the request came from another one. The function and its policies were not asked.',
    next: 'aws cloudfront get-distribution-config --id <distribution-id> --query DistributionConfig.Restrictions',
    isFiner: true,
  },
  'cloudfront-signed-url-needed': {
    layer: 'cdn',
    meaning:
      'CloudFront demands a signed URL or signed cookies here, and none that it accepts were sent. This signature has nothing to do with IAM.',
    next: 'aws cloudfront get-distribution-config --id <distribution-id>',
    isFiner: true,
  },
  'waf-block': {
    layer: 'waf',
    meaning:
      'A rule of AWS WAF blocked the request before it came to the API or the program behind. No IAM policy is involved.',
    next: `${SAMPLED} --scope REGIONAL ${WINDOW}`,
    wordings: [
      {
        // https://docs.aws.amazon.com/waf/latest/APIReference/API_GetSampledRequests.html: CloudFront's are in us-east-1.
        when: ({ emitter }) => emitter === 'cloudfront',
        meaning:
          'CloudFront itself blocked the request, most likely by a rule of the AWS WAF web ACL of the distribution. The origin and its IAM policies were not asked.',
        next: `${SAMPLED} --scope CLOUDFRONT --region us-east-1 ${WINDOW}`,
      },
      {
        // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html#http-403-issues
        when: isLoadBalancer,
        meaning:
          'The load balancer itself refused: a rule of its AWS WAF web ACL, or a listener rule with a fixed answer. Nothing says that the request came to the program behind it, and IAM is not involved.',
        next: 'aws wafv2 get-web-acl-for-resource --resource-arn <load-balancer-arn>',
      },
    ],
  },
  'waf-captcha-or-challenge': {
    layer: 'waf',
    meaning: 'AWS WAF answered with a challenge or a CAPTCHA that only a browser can solve. No IAM policy is involved.',
    next: 'aws wafv2 get-web-acl-for-resource --resource-arn <stage-arn>',
  },
  'api-key-missing-or-invalid': {
    layer: 'api-key',
    meaning:
      'The method requires an API key, and none that belongs to a usage plan of this stage was sent. No IAM policy is involved.',
    next: 'curl -i -H "x-api-key: <key>" https://<api-id>.execute-api.<region>.amazonaws.com/<stage>/<path>',
  },
};

/** A challenge comes with a status of success. */
export const challengeRules: readonly CauseRule[] = [
  { when: ({ headers }) => 'x-amzn-waf-action' in headers, cause: 'waf-captcha-or-challenge', denied: wafService },
  {
    status: [202, 405],
    says: /awswaf|gokuProps|human verification|captcha/i,
    cause: 'waf-captcha-or-challenge',
    denied: wafService,
  },
];

const CLOUDFRONT = { service: 'cloudfront' };

/** Rules that need nothing but headers or a fixed sentence. */
export const earlyFrontRules: readonly CauseRule[] = [
  { says: /WAF_?FILTERED|blocked by (?:AWS )?WAF/i, cause: 'waf-block' },
  {
    says: /Request blocked\b/,
    emitter: ['cloudfront'],
    cause: 'waf-block',
    candidates: ['waf-block', 'cloudfront-host-or-method-rejected'],
  },
  { says: /configured to block access from your country/i, cause: 'cloudfront-geo-restriction', denied: CLOUDFRONT },
  {
    // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-urls.html
    says: /<Code>MissingKey<|Missing Key-Pair-Id query parameter/,
    cause: 'cloudfront-signed-url-needed',
    denied: CLOUDFRONT,
  },
  { says: /not configured to allow the HTTP request method/i, cause: 'cloudfront-host-or-method-rejected' },
  {
    emitter: ['cloudfront'],
    status: [403, 405, 400, 421],
    cause: 'cloudfront-host-or-method-rejected',
    candidates: ['cloudfront-host-or-method-rejected', 'waf-block'],
    given: [
      { when: known({ wafBlocked: true }), cause: 'waf-block', candidates: ['waf-block'] },
      { when: known({ hostForwarded: true }), candidates: ['cloudfront-host-or-method-rejected'] },
    ],
  },
  {
    says: /INVALID_API_KEY|Invalid API Key identifier|API key (?:is )?(?:missing|invalid|required)/i,
    when: (answer) => !isManagement(answer),
    cause: 'api-key-missing-or-invalid',
  },
];

/** A key that the management API does not find is another matter than one that a method refuses. */
function isManagement({ raw, trail, type, status }: Answer): boolean {
  const service = trail?.service ?? sdkService(raw) ?? 'execute-api';
  return service !== 'execute-api' || status === 404 || /^NotFound/.test(type ?? '');
}

function wafService({ emitter }: Answer): { readonly service?: string } {
  return emitter === 'cloudfront' || emitter === 'unknown' || emitter === 'application'
    ? { service: 'execute-api' }
    : {};
}
