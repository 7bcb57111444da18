import type { PolicySource } from '../domain/policy.ts';
import type { ControlLevel, LayerPolicies, QuestionPolicies } from '../domain/question.ts';
import { type CompiledDocument, type CompiledStatement, compileDocument } from './compile-policy.ts';

/** The policies of one layer, compiled. */
export interface CompiledLayer {
  readonly documents: readonly { readonly source: PolicySource; readonly document: CompiledDocument }[];
  /** Something of the layer could not be read, so it can hold any further statement. */
  readonly open: boolean;
  readonly source: LayerPolicies;
  /** The statements of all documents that concern an action. */
  readonly sliceFor: (action: string) => readonly CompiledStatement[];
}

/** One level of the organization, compiled. */
export interface CompiledLevel extends CompiledLayer {
  readonly target: string;
}

/** All policies of a question, compiled once for any number of calls. */
export interface CompiledPolicies {
  readonly source: QuestionPolicies;
  readonly identity: CompiledLayer;
  readonly boundary: CompiledLayer | null;
  readonly session: CompiledLayer | null;
  readonly scps: readonly CompiledLevel[] | { readonly unknown: string };
  readonly resource: CompiledLayer | null;
  readonly vpcEndpoint: CompiledLayer | null;
  readonly authorizer: CompiledLayer | null;
}

const compiled = new WeakMap<QuestionPolicies, CompiledPolicies>();

/**
 * Compiles the policies of a question, or returns what was compiled for the same object before. Documents that several
 * questions share are compiled once.
 */
export function compileQuestionSet(policies: QuestionPolicies): CompiledPolicies {
  const before = compiled.get(policies);
  if (before !== undefined) return before;
  const result: CompiledPolicies = {
    source: policies,
    identity: compileLayer(policies.identity),
    boundary: optionalLayer(policies.boundary),
    session: optionalLayer(policies.session),
    scps: isLevels(policies.scps) ? policies.scps.map(compileLevel) : policies.scps,
    resource: optionalLayer(policies.resource),
    vpcEndpoint: optionalLayer(policies.vpcEndpoint),
    authorizer: optionalLayer(policies.authorizer ?? null),
  };
  compiled.set(policies, result);
  return result;
}

/** Whether the levels of the organization are known. */
export function isLevels<T>(scps: readonly T[] | { readonly unknown: string }): scps is readonly T[] {
  return Array.isArray(scps);
}

function compileLevel(level: ControlLevel): CompiledLevel {
  return { ...compileLayer(level), target: level.target };
}

function optionalLayer(layer: LayerPolicies | null): CompiledLayer | null {
  return layer === null ? null : compileLayer(layer);
}

function compileLayer(layer: LayerPolicies): CompiledLayer {
  const documents = layer.policies.flatMap((policy) =>
    'document' in policy ? [{ source: policy.source, document: compileDocument(policy.document) }] : [],
  );
  const slices = new Map<string, readonly CompiledStatement[]>();
  return {
    documents,
    open: !layer.complete || documents.length < layer.policies.length,
    source: layer,
    sliceFor: (action) => {
      const known = slices.get(action);
      if (known !== undefined) return known;
      const slice = documents.flatMap(({ document }) => document.sliceFor(action));
      if (slices.size < 64) slices.set(action, slice);
      return slice;
    },
  };
}
