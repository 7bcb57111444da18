import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { publicGrants, publicOnPurpose } from '../../src/rule/public-url.ts';

/** Function URL is public. */
export const rule = defineLintRule({
  id: 'function-url-public',
  subject: 'template',
  group: 'invocation',
  title: 'Function URL is public',
  severity: 'warning',
  confidence: 'certain',
  security: 8.0,
  since: '0.1.0',
  needs: ['document'],
  why: 'With AuthType NONE Lambda checks no signature: once the two public permissions are there, everybody on the Internet can call the function.',
  remedy: 'Use `AWS_IAM`, or name the function in `publicFunctions` when this is meant.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
  equivalents: {
    checkov: 'CKV_AWS_258',
    cdkNag: 'Serverless-LambdaFunctionUrlAuth (LambdaFunctionUrlAuth)',
    other: 'Prowler awslambda_function_url_public',
  },
  *check(template) {
    for (const url of template.urls) {
      if (url.authType !== 'NONE' || publicOnPurpose(template, url)) continue;
      const granted = publicGrants(template, url);
      // With one permission of two nobody gets in: the missing one is the finding.
      if (granted === 'one') continue;
      const at = url.of('authType');
      if (granted === 'none' && !url.addsPublicPermissions)
        yield {
          at,
          message: '`AuthType` is `NONE`, so the permissions alone keep the Internet from this function URL',
          severity: 'info',
        };
      else yield { at, message: 'everybody on the Internet can call this function URL, `AuthType` is `NONE`' };
    }
  },
});
