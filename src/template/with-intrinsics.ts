import { emptyObject } from '../source/json-value.ts';
import type { SourceFile } from '../source/source-file.ts';
import { cloudFormationNames, type DeploymentFacts } from './cloudformation-names.ts';
import { intrinsicResolver } from './resolve-intrinsics.ts';

/**
 * A policy or an API definition that templates include (`AWS::Include`) may hold intrinsics: the file with them settled or
 * open, its places where they are written. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-include.html
 */
export function withIntrinsics(file: SourceFile, facts: DeploymentFacts): SourceFile {
  if (!/Fn::|"Ref"|\bRef:|!(?:Sub|Ref|GetAtt|Join|If|ImportValue)\b/.test(file.text)) return file;
  const resolver = intrinsicResolver(cloudFormationNames(emptyObject(), facts));
  const value = resolver.resolve(file.value, '') ?? null;
  if (value === file.value) return file;
  const origin = (pointer: string): string => resolver.origin(value, '', pointer);
  return {
    ...file,
    value,
    rangeAt: (pointer) => file.rangeAt(origin(pointer)),
    keyRangeAt: (pointer) => file.keyRangeAt(origin(pointer)),
    segmentsAt: (pointer) => file.segmentsAt?.(origin(pointer)),
  };
}
