import type { Statement } from '../domain/policy.ts';
import type { Call } from './call.ts';
import { splitVariables } from './policy-variable.ts';
import { either, NO, opposite, type Ternary, YES } from './ternary.ts';
import { compileTemplate, type Tokenizer, type ValueTest } from './value-pattern.ts';
import { ONE, pushStar, SEGMENT_ONE, SEGMENT_STAR, STAR } from './wildcard.ts';

/** A test for the resources of a statement; short forms count only in the resource policy of an API. */
export type ResourceTest = (call: Call, shortForms: boolean) => Ternary;

/**
 * A test for `Resource` or `NotResource`. A statement without either matches nothing: AWS stores no such statement
 * in a policy that takes part here.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function compileResource(statement: Statement, variables: boolean): ResourceTest {
  if (statement.resource !== undefined) return compileList(statement.resource, variables);
  if (statement.notResource === undefined) return () => NO;
  const listed = compileList(statement.notResource, variables);
  return (call, shortForms) => opposite(listed(call, shortForms));
}

function compileList(patterns: readonly string[], variables: boolean): ResourceTest {
  const [only] = patterns;
  if (only !== undefined && patterns.length === 1) return compileOne(only, variables);
  const tests = patterns.map((pattern) => compileOne(pattern, variables));
  return (call, shortForms) => {
    let result: Ternary = NO;
    for (const test of tests) {
      result = either(result, test(call, shortForms));
      if (result === YES) return YES;
    }
    return result;
  };
}

const SHORT_FORM = 'execute-api:/';

/** One resource of a statement. */
export function compileOne(pattern: string, variables: boolean): ResourceTest {
  if (pattern === '*') return () => YES;
  if (pattern.startsWith(SHORT_FORM)) {
    // Expanded with region, account and API id on saving:
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
    const test = compileTemplate(pattern.slice(SHORT_FORM.length - 1), variables);
    return (call, shortForms) => (shortForms && call.apiPath !== undefined ? test(call.apiPath, call) : NO);
  }
  const test = compileArnPattern(pattern, variables);
  return (call) => test(call.resource, call);
}

function compileArnPattern(pattern: string, variables: boolean): ValueTest {
  if (wildcardService(pattern)) return () => NO;
  if (variables && variableBeforeFifthColon(pattern)) return () => NO;
  return compileTemplate(pattern, variables, arnTokenizer());
}

/** "You can't use a wildcard in the service segment": docs/semantics.md, `resource-service-wildcard`. */
function wildcardService(pattern: string): boolean {
  const service = pattern.split(':', 3)[2];
  return service !== undefined && /[*?]/.test(service);
}

/**
 * Colons are counted across the pieces of one pattern. In the resource part wildcards run over everything; before it a
 * star does so only as the last character of its segment, every other wildcard stays inside its segment.
 */
function arnTokenizer(): Tokenizer {
  let colons = 0;
  return (text) => {
    const tokens: number[] = [];
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const last = at + 1 === text.length || text[at + 1] === ':';
      if (unit === 42) pushStar(tokens, colons >= 5 || last ? STAR : SEGMENT_STAR);
      else if (unit === 63) tokens.push(colons >= 5 ? ONE : SEGMENT_ONE);
      else tokens.push(unit);
      if (unit === 58) colons++;
    }
    return tokens;
  };
}

/** Variables work only after the fifth colon: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
function variableBeforeFifthColon(pattern: string): boolean {
  let colons = 0;
  for (const piece of splitVariables(pattern)) {
    if (piece.kind === 'variable') return colons < 5;
    for (const unit of piece.text) if (unit === ':') colons++;
  }
  return false;
}
