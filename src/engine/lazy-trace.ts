import type { ActionDecision, TraceStep } from '../domain/decision.ts';
import type { Examined } from './examined.ts';
import { nearMissesOf } from './near-misses.ts';
import { traceStep } from './trace.ts';

/** A decision before its statements are put into words. */
export type WithoutTrace = Omit<ActionDecision, 'trace' | 'nearMisses'>;

/**
 * The decision with its trace and near misses, which are made when they are first read: a proof asks three times and
 * shows one trace.
 */
export function withTrace(decision: WithoutTrace, examined: Examined): ActionDecision {
  Object.defineProperty(decision, EXAMINED, { value: examined });
  Object.defineProperties(decision, LAZY);
  if (isTraced(decision)) return decision;
  throw new Error('the trace was not defined');
}

const EXAMINED = Symbol('examined');

function isTraced(decision: WithoutTrace): decision is ActionDecision {
  return EXAMINED in decision;
}

/** Getters that all decisions share: with accessors of its own each decision would get a hidden class of its own. */
const LAZY: PropertyDescriptorMap & ThisType<WithoutTrace> = {
  trace: {
    enumerable: true,
    configurable: true,
    get() {
      return settled(this, 'trace', traceOf(Reflect.get(this, EXAMINED)));
    },
  },
  nearMisses: {
    enumerable: true,
    configurable: true,
    get() {
      return settled(this, 'nearMisses', this.kind === 'allowed' ? [] : nearMissesOf(Reflect.get(this, EXAMINED)));
    },
  },
};

function settled<T>(decision: WithoutTrace, name: 'trace' | 'nearMisses', value: T): T {
  Object.defineProperty(decision, name, { value, enumerable: true });
  return value;
}

function traceOf({ asked, call }: Examined): ActionDecision['trace'] {
  const steps: TraceStep[] = [];
  for (const layer of asked) {
    for (const marked of layer.markedWhere(everyStatement)) steps.push(traceStep(marked, call));
  }
  return steps;
}

function everyStatement(): boolean {
  return true;
}
