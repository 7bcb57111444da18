import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { isOpen } from '../../src/source/open.ts';

/** Function URL on a numbered version. */
export const rule = defineLintRule({
  id: 'url-on-version',
  subject: 'template',
  group: 'invocation',
  title: 'Function URL on a numbered version',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'A function URL can be made for the unqualified function or for an alias. Lambda refuses a version number.',
  remedy: 'Publish an alias and name it as the qualifier, or leave the qualifier away.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html'],
  equivalents: {},
  *check(template) {
    for (const url of template.urls) {
      const { qualifier } = url.function;
      const version =
        isOpen(qualifier) && qualifier.refs.length === 1 && qualifier.refs[0]?.attribute === 'Version'
          ? qualifier.refs[0].name
          : qualifier;
      if (typeof version !== 'string' || (version === qualifier && !/^(\d+|\$LATEST)$/.test(version))) continue;
      yield {
        at: url.of('qualifier'),
        message: `function URL on version \`${version}\`; only the function itself or an alias can have one`,
      };
    }
  },
});
