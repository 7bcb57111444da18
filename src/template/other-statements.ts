import { isList, isObject, type SourceObject, type SourceValue } from '../source/open.ts';

/**
 * Whether an object with statements belongs to another language than IAM's: a stack policy of CloudFormation (actions
 * `Update:…`), a rule of WAF, an application policy of the Serverless Application Repository, an approval rule of CodeCommit.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
 */
export function hasOtherStatements(value: SourceObject): boolean {
  const statements = Object.entries(value)
    .filter(([key]) => /^statements?$/i.test(key))
    .flatMap(([, written]) => (isList(written) ? written : [written]))
    .filter(isObject);
  if (statements.length === 0) return false;
  if (statements.every(isStackStatement)) return true;
  const { Version: version } = value;
  if (typeof version === 'string' && IAM_VERSION.test(version)) return false;
  // A misspelled policy still says what it allows; the others have no effect.
  return Object.keys(value).some((key) => !POLICY_KEYS.test(key)) && !statements.some(hasIamElement);
}

const IAM_VERSION = /^20(08|12)-10-17$/;
const POLICY_KEYS = /^(version|id|statement)$/i;
const IAM_ELEMENTS = /^(effect|(not)?(action|resource|principal))$/i;

function hasIamElement(statement: SourceObject): boolean {
  return Object.keys(statement).some((key) => IAM_ELEMENTS.test(key));
}

function isStackStatement(statement: SourceObject): boolean {
  const actions = [...textsOf(statement['Action']), ...textsOf(statement['NotAction'])];
  return actions.length > 0 && actions.every((action) => /^update:/i.test(action));
}

function textsOf(value: SourceValue | undefined): readonly string[] {
  return (isList(value) ? value : [value]).filter((item) => typeof item === 'string');
}
