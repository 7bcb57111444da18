import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import { emptyObject } from '../source/json-value.ts';
import { isList, isObject, type SourceObject } from '../source/open.ts';
import type { SourceFile } from '../source/source-file.ts';
import { bareStatements } from './bare-statements.ts';
import { cloudFormationNames, type DeploymentFacts } from './cloudformation-names.ts';
import { type AboutPolicy, valueIn } from './declared-resource.ts';
import { intrinsicResolver } from './resolve-intrinsics.ts';
import { withVariables } from './serverless-variables.ts';

/** Where statements stand in a serverless.yml. */
export interface StatementsAt {
  readonly file: SourceFile;
  readonly root: SourceObject;
  readonly pointer: string;
  readonly facts: DeploymentFacts;
}

/** The policy that the framework makes of a list of statements; none when there is no list. */
export function serverlessStatements(
  { file, root, pointer, facts }: StatementsAt,
  about: AboutPolicy,
): readonly FoundPolicy[] {
  const segments = pointer.slice(1).split('/');
  const written = valueIn(root, ...segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~')));
  if (!isList(written)) return [];
  const template = valueIn(root, 'resources');
  const resolver = intrinsicResolver(cloudFormationNames(isObject(template) ? template : emptyObject(), facts));
  const settled = resolver.resolve(withVariables(written), pointer) ?? null;
  const policy = bareStatements(settled, (inner, part) => ({
    file,
    pointer: resolver.origin(settled, pointer, inner),
    ...(part === undefined ? {} : { part }),
  }));
  return [{ ...about, ...policy, origin: 'document' }];
}
