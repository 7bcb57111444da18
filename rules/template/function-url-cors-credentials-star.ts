import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** CORS AllowCredentials with wildcard origin. */
export const rule = defineLintRule({
  id: 'function-url-cors-credentials-star',
  subject: 'template',
  group: 'invocation',
  title: 'CORS AllowCredentials with wildcard origin',
  severity: 'warning',
  confidence: 'certain',
  security: 3.0,
  since: '0.1.0',
  needs: ['document'],
  why: 'A browser refuses an answer that allows credentials and any origin together; in the console of the browser that looks like a 403.',
  remedy: 'List the origins.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html'],
  equivalents: { checkov: 'CKV2_AWS_75', other: 'Prowler awslambda_function_url_cors_policy' },
  *check(template) {
    for (const url of template.urls) {
      if (url.cors?.allowCredentials !== true || !url.cors.allowOrigins.includes('*')) continue;
      yield { at: url.of('cors'), message: '`AllowCredentials` with origin `*`: browsers refuse the answer' };
    }
  },
});
