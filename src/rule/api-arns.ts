import { HOLE } from '../source/open.ts';
import { executeApiArns } from './execute-api-arns.ts';
import { mayOverlap, resourceNames } from './holes.ts';
import type { PolicySubject, StatementSubject, TextItem } from './policy-subject.ts';
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

/**
 * Every execute-api ARN of the set that names an API of the set, by reference, by id, or as the API's own policy.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
export function apiArns(template: TemplateSubject): readonly ApiArn[] {
  if (template.apis.length === 0) return [];
  return template.policies.flatMap((policy) =>
    policy.statements.flatMap((statement) =>
      executeApiArns(statement).flatMap(({ item, resource }) => {
        const [id = '', stage, method, ...path] = resource.split('/');
        const api = apiOf(template, policy, { id, item });
        return api === undefined || id.includes('*')
          ? ownShortForm(template, policy, { item, statement, resource })
          : [{ api, policy, statement, item, stage, method, path: path.length === 0 ? undefined : path.join('/') }];
      }),
    ),
  );
}

function ownShortForm(
  template: TemplateSubject,
  policy: PolicySubject,
  found: { readonly item: TextItem; readonly statement: StatementSubject; readonly resource: string },
): readonly ApiArn[] {
  const api = template.apis.find((one) => one.policy === policy);
  const [id, stage, method, ...path] = found.resource.split('/');
  if (api === undefined || id !== '*' || stage === undefined) return [];
  const { item, statement } = found;
  return [{ api, policy, statement, item, stage, method, path: path.length === 0 ? undefined : path.join('/') }];
}

function apiOf(
  template: TemplateSubject,
  policy: PolicySubject,
  named: { readonly id: string; readonly item: TextItem },
): ApiEntity | undefined {
  if (!named.id.includes(HOLE)) return template.apis.find((api) => api.apiId === named.id);
  if (named.id !== HOLE) return undefined;
  const names = resourceNames(named.item.open);
  const found = template.apis.filter((api) => names.includes(api.id));
  const path = policy.at('').file.path;
  return found.find((api) => api.at.file.path === path) ?? (found.length === 1 ? found[0] : undefined);
}

/** The literal names of the stages; undefined when one is open or none is declared. */
export function stageNames(api: ApiEntity): readonly string[] | undefined {
  const names = api.stages.map(({ name }) => name).filter((name) => typeof name === 'string');
  return names.length === 0 || names.length < api.stages.length ? undefined : names;
}

/** Whether a declared route may answer a path pattern of an ARN (without its leading slash). */
export function mayAnswer(route: RouteEntity, path: string): boolean {
  if (typeof route.path !== 'string' || route.path === '$default') return true;
  return mayOverlap(route.path.replaceAll(/\{[^}]*\}/g, '*').replace(/^\//, ''), path);
}
