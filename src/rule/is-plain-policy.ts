import { isList, isObject, isOpen, type SourceObject, type SourceValue } from '../source/open.ts';

/**
 * Whether a policy is written as the grammar wants it, in the language of 2012-10-17, with nothing empty and no Sid twice;
 * actions, resources, principals and values of conditions may be open. Most are: the rules about syntax need not look at them. False only costs time.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function isPlainPolicy(document: SourceValue): boolean {
  if (!isObject(document) || document['Version'] !== '2012-10-17') return false;
  for (const name in document) if (name !== 'Version' && name !== 'Statement' && name !== 'Id') return false;
  const written = document['Statement'];
  if (!isList(written) || written.length === 0) return false;
  const sids = new Set<string>();
  for (const statement of written) {
    if (!isObject(statement) || !isPlainStatement(statement)) return false;
    const sid = statement['Sid'];
    if (typeof sid !== 'string') continue;
    if (sids.has(sid)) return false;
    sids.add(sid);
  }
  return true;
}

function isPlainStatement(statement: SourceObject): boolean {
  let actions = 0;
  let resources = 0;
  let principals = 0;
  let effect = false;
  for (const name in statement) {
    const value = statement[name];
    if (name === 'Effect') effect = value === 'Allow' || value === 'Deny';
    else if (name === 'Sid') {
      if (typeof value !== 'string' || !SID.test(value)) return false;
    } else if (name === 'Condition') {
      if (!isPlainCondition(value)) return false;
    } else if (name === 'Principal' || name === 'NotPrincipal') {
      principals += 1;
      if (!isPlainPrincipal(value)) return false;
    } else if (!areTexts(value)) return false;
    else if (name === 'Action' || name === 'NotAction') actions += 1;
    else if (name === 'Resource' || name === 'NotResource') resources += 1;
    else return false;
  }
  return effect && actions === 1 && resources < 2 && principals < 2;
}

const SID = /^[A-Za-z0-9]{1,100}$/;

function isPlainCondition(value: SourceValue | undefined): boolean {
  if (!isObject(value)) return false;
  for (const operator in value) {
    const block = value[operator];
    if (!isObject(block)) return false;
    for (const key in block) if (!areTexts(block[key])) return false;
  }
  return !isEmpty(value);
}

function isPlainPrincipal(value: SourceValue | undefined): boolean {
  if (value === '*') return true;
  if (!isObject(value)) return false;
  for (const type in value) if (!areTexts(value[type])) return false;
  return !isEmpty(value);
}

function isEmpty(value: SourceObject): boolean {
  for (const _ in value) return false;
  return true;
}

function areTexts(value: SourceValue | undefined): boolean {
  if (typeof value === 'string') return true;
  if (!isList(value)) return isOpen(value);
  for (const member of value) if (typeof member !== 'string' && !isOpen(member)) return false;
  return value.length > 0;
}
