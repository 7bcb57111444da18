import { HOLE } from '../source/open.ts';
import { executeApiArns, executeApiPolicies } from './execute-api-arns.ts';
import { mayOverlap, resourceNames } from './holes.ts';
import { oncePer } from './once-per.ts';
import type { PolicySubject, StatementSubject, TextItem } from './policy-subject.ts';
import { scopedName } from './scope-of.ts';
import type { ApiEntity, RouteEntity, TemplateSubject } from './template-subject.ts';

/** An execute-api ARN, as Resource or aws:SourceArn, that names a declared API. */
export interface ApiArn {
  readonly api: ApiEntity;
  readonly policy: PolicySubject;
  readonly statement: StatementSubject;
  readonly item: TextItem;
  readonly stage: string | undefined;
  readonly method: string | undefined;
  /** Without its leading slash. */
  readonly path: string | undefined;
}

/** APIs by what names them. */
interface Declared {
  readonly byPolicy: ReadonlyMap<PolicySubject, ApiEntity>;
  /** By API id, and by name in its scope. */
  readonly byName: ReadonlyMap<string, ApiEntity>;
}

/**
 * Every execute-api ARN of the set that names an API of the set, by reference, by id, or as the API's own policy.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
export const apiArns = oncePer((template: TemplateSubject): readonly ApiArn[] => {
  if (template.apis.length === 0) return [];
  const declared = declaredApis(template);
  return executeApiPolicies(template).flatMap((policy) =>
    policy.statements.flatMap((statement) =>
      executeApiArns(statement).flatMap(({ item, resource }) => {
        const [id = '', stage, method, ...path] = resource.split('/');
        const api = apiOf(declared, policy, { id, item });
        if (api === undefined || stage === undefined) return [];
        return [{ api, policy, statement, item, stage, method, path: path.length === 0 ? undefined : path.join('/') }];
      }),
    ),
  );
});

function declaredApis(template: TemplateSubject): Declared {
  const byPolicy = new Map(
    template.apis.flatMap((api) => (api.policy === undefined ? [] : [[api.policy, api] as const])),
  );
  const byName = new Map(
    template.apis.flatMap((api) => [
      [scopedName(api.at, api.id), api] as const,
      ...(typeof api.apiId === 'string' ? [[api.apiId, api] as const] : []),
    ]),
  );
  return { byPolicy, byName };
}

function apiOf(
  { byPolicy, byName }: Declared,
  policy: PolicySubject,
  { id, item }: { readonly id: string; readonly item: TextItem },
): ApiEntity | undefined {
  if (id === '*') return byPolicy.get(policy);
  if (id !== HOLE) return byName.get(id);
  return resourceNames(item.open)
    .map((name) => byName.get(scopedName(policy.at(''), name)))
    .find((api) => api !== undefined);
}

/** The literal names of the stages; undefined when one is open or none is declared. */
export function stageNames(api: ApiEntity): readonly string[] | undefined {
  const names = api.stages.map(({ name }) => name).filter((name) => typeof name === 'string');
  return names.length === 0 || names.length < api.stages.length ? undefined : names;
}

/** Whether a declared route may answer a path pattern of an ARN (without its leading slash). */
export function mayAnswer(route: RouteEntity, path: string): boolean {
  if (typeof route.path !== 'string' || route.path === '$default') return true;
  return mayOverlap(route.path.replaceAll(/\{[^{}]*\}/g, '*').replace(/^\//, ''), path);
}
