import type { PrincipalElement } from '../domain/policy.ts';
import { type Call, contextValue } from './call.ts';
import type { ConditionLeaf } from './compile-condition.ts';
import { anyForm } from './match-principal.ts';
import { NO, UNKNOWN, YES } from './ternary.ts';
import type { Marked } from './trace.ts';

/** One clause for each mark that is no match; lower-case start, foreign text in backticks. */
export function describeMarks(marked: Marked, call: Call): readonly string[] {
  const clauses: string[] = [];
  const { statement } = marked.statement;
  const principal = anyForm(marked.principal);
  if (principal !== YES) clauses.push(describePrincipal(marked, call));
  if (marked.action !== YES) {
    const list = statement.action ?? statement.notAction ?? [];
    clauses.push(
      `${statement.action === undefined ? 'notAction' : 'action'} ${some(list)} ${statement.action === undefined ? 'excludes' : 'does not cover'} \`${call.action}\``,
    );
  }
  if (marked.resource !== YES) clauses.push(describeResource(marked, call));
  if (marked.condition !== YES) {
    for (const leaf of marked.statement.parts().condition) {
      const result = leaf.test(call);
      if (result !== YES) clauses.push(describeLeaf(leaf, call, result === UNKNOWN));
    }
  }
  return clauses;
}

function describePrincipal(marked: Marked, call: Call): string {
  const { statement } = marked.statement;
  const { caller } = call;
  const who = caller.servicePrincipal ?? caller.arn ?? caller.kind;
  if (statement.notPrincipal !== undefined) {
    if (statement.effect === 'Allow') return 'notPrincipal with Allow is not supported and grants nothing';
    return `notPrincipal spares \`${who}\``;
  }
  if (statement.principal === undefined) return 'the statement names no principal';
  const names = principalNames(statement.principal);
  const deleted = names.find((name) => /^A(IDA|ROA)[A-Z0-9]{8,}$/.test(name));
  if (deleted !== undefined && names.length === 1) {
    return `principal \`${deleted}\` is the id of a deleted ${deleted.startsWith('AIDA') ? 'user' : 'role'} and matches nobody`;
  }
  return `principal ${some(names)} is not \`${who}\``;
}

function describeResource(marked: Marked, call: Call): string {
  const { statement } = marked.statement;
  if (marked.resource === UNKNOWN)
    return `resource ${some(statement.resource ?? statement.notResource ?? [])} hangs on an unknown key`;
  if (statement.notResource !== undefined)
    return `notResource ${some(statement.notResource)} excludes \`${call.resource}\``;
  if (statement.resource === undefined) return 'the statement names no resource';
  const unqualified = /^(arn:[^:]*:lambda:[^:]*:[^:]*:function:[^:]*):[^:]+$/.exec(call.resource)?.[1];
  const [first] = statement.resource;
  if (unqualified !== undefined && statement.resource.length === 1 && first === unqualified) {
    return `resource \`${first}\` is the unqualified function, the call names \`${call.resource}\``;
  }
  return `resource ${some(statement.resource)} does not match \`${call.resource}\``;
}

function describeLeaf(leaf: ConditionLeaf, call: Call, unknown: boolean): string {
  const wants = `condition ${leaf.name} \`${leaf.key}\` ${some(leaf.values)}`;
  if (unknown) return `${wants} hangs on a value that is not known`;
  const found = contextValue(call.context, leaf.lookup);
  if (found.state === 'absent' || found.state === 'unknown') return `${wants} fails: the request has no such key`;
  return `${wants} fails: the request has ${some(found.values)}`;
}

const ANYBODY = ['*'] as const;
const namesOf = new WeakMap<object, readonly string[]>();

function principalNames(principal: PrincipalElement): readonly string[] {
  if (principal === '*') return ANYBODY;
  const before = namesOf.get(principal);
  if (before !== undefined) return before;
  const names = Object.values(principal).flat();
  namesOf.set(principal, names);
  return names;
}

const shownLists = new WeakMap<readonly string[], string>();

/** The first three texts of a list. Lists of statements are shown again for every call. */
function some(texts: readonly string[]): string {
  const before = shownLists.get(texts);
  if (before !== undefined) return before;
  const shown = firstThree(texts);
  shownLists.set(texts, shown);
  return shown;
}

function firstThree(texts: readonly string[]): string {
  if (texts.length === 0) return '(empty list)';
  const shown = texts.slice(0, 3).map((text) => `\`${text.length > 200 ? `${text.slice(0, 200)}…` : text}\``);
  return texts.length > 3 ? `${shown.join(', ')} and ${texts.length - 3} more` : shown.join(', ');
}

/** Whether the only mark that is no match is a mismatch, and which. */
export function singleMismatch(marked: Marked): 'principal' | 'action' | 'resource' | 'condition' | undefined {
  const principal = anyForm(marked.principal);
  const marks = [
    ['principal', principal],
    ['action', marked.action],
    ['resource', marked.resource],
    ['condition', marked.condition],
  ] as const;
  const others = marks.filter(([, mark]) => mark !== YES);
  const [only] = others;
  return only !== undefined && others.length === 1 && only[1] === NO ? only[0] : undefined;
}
