import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConditionTree } from '../../src/domain/decision.ts';
import type { PolicyDocument, StatementRef } from '../../src/domain/policy.ts';
import type { AccessQuestion } from '../../src/domain/question.ts';
import { callerFacts } from '../../src/engine/caller-facts.ts';
import { situations } from '../../src/engine/choose-combination.ts';
import { compileCondition, testCondition } from '../../src/engine/compile-condition.ts';
import { decide } from '../../src/engine/decide.ts';
import { prepareCall } from '../../src/engine/prepare-call.ts';
import { YES } from '../../src/engine/ternary.ts';
import { knownValue, question } from './arbitrary-question.ts';
import { settled } from './change.ts';

/** All documents of a question by the name of their source. */
function documents({ policies }: AccessQuestion): ReadonlyMap<string, PolicyDocument> {
  const { identity, boundary, session, scps, resource, vpcEndpoint, authorizer } = policies;
  const levels = 'unknown' in scps ? [] : scps;
  const layers = [identity, boundary, session, resource, vpcEndpoint, authorizer, ...levels];
  const found = layers.flatMap((layer) => layer?.policies ?? []);
  return new Map(
    found.flatMap((policy) => ('document' in policy ? [[policy.source.name, policy.document] as const] : [])),
  );
}

/** Whether a tree holds for a question whose context is known; undefined when a leaf cannot be looked up here. */
function holds(tree: ConditionTree, asked: AccessQuestion, action: string): boolean | undefined {
  const each = (of: readonly ConditionTree[]): readonly (boolean | undefined)[] =>
    of.map((item) => holds(item, asked, action));
  switch (tree.kind) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'all': {
      const found = each(tree.of);
      return found.includes(false) ? false : found.includes(undefined) ? undefined : true;
    }
    case 'any': {
      const found = each(tree.of);
      return found.includes(true) ? true : found.includes(undefined) ? undefined : false;
    }
    case 'not': {
      const found = holds(tree.of, asked, action);
      return found === undefined ? undefined : !found;
    }
    case 'condition':
      return leafHolds(tree, asked, action);
    default:
      return undefined;
  }
}

type Leaf = Extract<ConditionTree, { kind: 'condition' }>;

function leafHolds({ operator, key, values, statement }: Leaf, asked: AccessQuestion, action: string): boolean {
  const document = documentOf(asked, statement);
  const caller = callerFacts(asked, asked.policies.boundary);
  const [situation] = situations(asked, action.toLowerCase(), caller);
  if (situation === undefined) throw new Error('no situation');
  const call = prepareCall(asked, action, { situation, caller });
  const leaves = compileCondition({ [operator]: { [key]: values } }, document.version === '2012-10-17');
  return testCondition(leaves, call) === YES;
}

function documentOf(asked: AccessQuestion, { source, index }: StatementRef): PolicyDocument {
  const document = documents(asked).get(source.name);
  const condition = document?.statements[index]?.condition;
  if (document === undefined || condition === undefined) throw new Error(`no condition in ${source.name} ${index}`);
  return document;
}

const pair = question('openContext').chain((asked) => fc.tuple(fc.constant(asked), settled(asked)));

describe('the condition of an undetermined answer', () => {
  test('holds exactly where the known request is allowed', () => {
    let looked = 0;
    const law = fc.property(pair, ([asked, known]) => {
      const after = decide(known).perAction;
      for (const [index, before] of decide(asked).perAction.entries()) {
        if (before.allowedIf === undefined) continue;
        const found = holds(before.allowedIf, known, before.action);
        if (found === undefined) continue;
        looked++;
        expect(after[index]?.kind === 'allowed').toBe(found);
      }
    });
    fc.assert(law, { numRuns: 600 });
    expect(looked).toBeGreaterThan(0);
  });

  test('is never trivial, and every condition in it stands in the statement it names', () => {
    const law = fc.property(question('openContext'), (asked) => {
      for (const { allowedIf } of decide(asked).perAction) {
        if (allowedIf === undefined) continue;
        expect(['true', 'false']).not.toContain(allowedIf.kind);
        for (const leaf of leavesOf(allowedIf)) {
          const stated = documentOf(asked, leaf.statement).statements[leaf.statement.index]?.condition?.[leaf.operator];
          expect(stated?.[leaf.key]).toEqual(leaf.values);
        }
      }
    });
    fc.assert(law, { numRuns: 300 });
  });

  test('the keys that are said to be needed settle the answer, whatever the others are', () => {
    const law = fc.property(
      question('openContext').chain((asked) => fc.tuple(fc.constant(asked), settledNeeds(asked))),
      ([asked, known]) => {
        for (const [index, before] of decide(asked).perAction.entries()) {
          if (before.kind === 'undetermined') expect(decide(known).perAction[index]?.kind).not.toBe('undetermined');
        }
      },
    );
    fc.assert(law, { numRuns: 600 });
  });

  test('no key is said to be needed that is known', () => {
    const law = fc.property(question('openContext'), (asked) => {
      for (const { needs } of decide(asked).perAction) {
        for (const need of needs) {
          if (need.kind === 'context') expect(asked.context.keys[need.key.toLowerCase()]?.state).toBe('unknown');
        }
      }
    });
    fc.assert(law, { numRuns: 300 });
  });
});

function leavesOf(tree: ConditionTree): readonly Leaf[] {
  if (tree.kind === 'condition') return [tree];
  if (tree.kind === 'not') return leavesOf(tree.of);
  return tree.kind === 'all' || tree.kind === 'any' ? tree.of.flatMap(leavesOf) : [];
}

/** The question with the keys known that `decide` asks for, and no others. */
function settledNeeds(asked: AccessQuestion): fc.Arbitrary<AccessQuestion> {
  const needs = decide(asked).perAction.flatMap((action) => action.needs);
  const keys = [...new Set(needs.flatMap((need) => (need.kind === 'context' ? [need.key.toLowerCase()] : [])))];
  return fc
    .record(Object.fromEntries(keys.map((key) => [key, knownValue(key)])))
    .map((known) => ({ ...asked, context: { ...asked.context, keys: { ...asked.context.keys, ...known } } }));
}
