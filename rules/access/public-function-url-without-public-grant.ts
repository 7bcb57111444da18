import { deniedActions } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** A function URL with AuthType NONE is not open in the function policy. */
export const rule = defineAccessRule({
  id: 'public-function-url-without-public-grant',
  title: 'a function URL with AuthType NONE is not open in the function policy',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
  why: '`AuthType: NONE` only switches the signature check off. The function policy must still grant both actions to everybody, or every call ends in 403. The console writes these statements, the CLI, CloudFormation and the API do not.',
  check(access) {
    const target = access.question?.target;
    if (target?.path !== 'function-url' || target.authType !== 'NONE') return [];
    const missing = deniedActions(access).filter((action) => action.kind === 'implicitDeny');
    if (missing.length === 0) return [];
    const names = missing.map((action) => action.action).join(' and ');
    return [{ message: `the URL has AuthType NONE, but the function policy does not grant ${names} to everybody` }];
  },
});
