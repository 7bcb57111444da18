import { nameStatement, nearMisses, statementOf } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** A Resource for execute-api:Invoke cannot match any call. */
export const rule = defineAccessRule({
  id: 'execute-api-arn-shape',
  title: 'a Resource for execute-api:Invoke cannot match any call',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html',
  ],
  why: 'The resource of a call is `arn:…:execute-api:{region}:{account}:{apiId}/{stage}/{METHOD}/{path}`. An ARN that ends after the API id, that begins the path with `//`, or that names `apigateway` (the control plane) matches no call.',
  check(access) {
    if (access.question?.target.path !== 'execute-api') return [];
    return nearMisses(access, 'resource').flatMap(({ step }) => {
      const patterns = statementOf(access.question, step.statement)?.resource ?? [];
      const wrong = patterns.find(hasWrongShape);
      if (wrong === undefined) return [];
      const message = `${nameStatement(step.statement)} has Resource \`${wrong}\`, expected \`…:execute-api:region:account:api/stage/METHOD/path\``;
      return [{ message, because: [step.statement] }];
    });
  },
});

function hasWrongShape(pattern: string): boolean {
  const [, , service, , , ...rest] = pattern.split(':');
  if (service === 'apigateway') return true;
  const path = rest.join(':');
  return service === 'execute-api' && !path.includes('*') && (path.split('/').length < 3 || path.includes('//'));
}
