import { emptyObject } from '../source/json-value.ts';
import { isList, isObject, type SourceObject, type SourceValue } from '../source/open.ts';
import { type HalfPair, INVOKE_ACTION } from './half-pairs.ts';
import type { LintFix } from './lint-rule.ts';
import { freeName, rawValue } from './raw-value.ts';
import type { PermissionEntity } from './template-subject.ts';

/** The fix that puts the other half beside a half pair; undefined where the format has no place for it. */
export function otherHalf(half: HalfPair, permission: PermissionEntity | undefined): LintFix | undefined {
  return permission === undefined ? inDocument(half) : besidePermission(half, permission);
}

/** A sibling resource with the intrinsics as they were written. */
function besidePermission(half: HalfPair, permission: PermissionEntity): LintFix | undefined {
  if (permission.dialect !== 'cloudformation' && permission.dialect !== 'sam') return undefined;
  const written = rawValue(permission.at);
  const properties = isObject(written) ? written['Properties'] : undefined;
  if (!isObject(written) || !isObject(properties)) return undefined;
  const value: Record<string, SourceValue> = Object.assign(emptyObject(), properties, { Action: half.missing });
  delete value['FunctionUrlAuthType'];
  delete value['InvokedViaFunctionUrl'];
  if (half.missing === INVOKE_ACTION) value['InvokedViaFunctionUrl'] = true;
  else value['FunctionUrlAuthType'] = half.anyone ? 'NONE' : 'AWS_IAM';
  const resource: SourceObject = Object.assign(emptyObject(), written, { Properties: value });
  const name = freeName(permission.at, `${permission.id}${half.missing === INVOKE_ACTION ? 'Invoke' : 'Url'}`);
  return {
    title: `add the permission for ${half.missing}`,
    safety: 'safe',
    edits: [{ kind: 'addSibling', at: permission.at, name, value: resource }],
  };
}

function inDocument({ policy, statement, missing, anyone }: HalfPair): LintFix | undefined {
  if (policy.compact() === undefined || !isObject(policy.document) || !isList(policy.document['Statement']))
    return undefined;
  const value: Record<string, SourceValue> = emptyObject();
  if (statement.sid !== undefined) value['Sid'] = `${statement.sid}${missing === INVOKE_ACTION ? 'Invoke' : 'Url'}`;
  for (const key of ['Effect', 'Principal']) value[key] = statement.raw[key] ?? null;
  value['Action'] = missing;
  value['Resource'] = statement.raw['Resource'] ?? '*';
  const condition: Record<string, SourceValue> = emptyObject();
  for (const [operator, keys] of Object.entries(
    isObject(statement.raw['Condition']) ? statement.raw['Condition'] : {},
  )) {
    const kept = isObject(keys) ? Object.entries(keys).filter(([key]) => !/^lambda:/i.test(key)) : [];
    if (kept.length > 0) condition[operator] = Object.assign(emptyObject(), Object.fromEntries(kept));
  }
  const [operator, own] =
    missing === INVOKE_ACTION
      ? (['Bool', { 'lambda:InvokedViaFunctionUrl': 'true' }] as const)
      : (['StringEquals', { 'lambda:FunctionUrlAuthType': anyone ? 'NONE' : 'AWS_IAM' }] as const);
  condition[operator] = Object.assign(emptyObject(), condition[operator], own);
  value['Condition'] = condition;
  return {
    title: `add the statement for ${missing}`,
    safety: 'safe',
    edits: [{ kind: 'append', at: policy.at('/Statement'), value }],
  };
}
