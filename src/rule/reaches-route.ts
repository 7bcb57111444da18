import { type ApiArn, apiArns, stageNames } from './api-arns.ts';
import { mayOverlap } from './holes.ts';
import { oncePer } from './once-per.ts';
import type { StatementSubject } from './policy-subject.ts';
import type { ApiEntity, PermissionEntity, RouteEntity, TemplateSubject } from './template-subject.ts';
import { wrongSegments } from './wrong-segments.ts';

/**
 * Whether the ARN may be that of a call of the route, at a declared stage. What rules of its own are about (a missing stage,
 * its case, the verb ANY) is passed over.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
export function mayReachRoute(arn: ApiArn, route: RouteEntity): boolean {
  const { stage = '', method = '', path } = arn;
  if (path === undefined || !/^([A-Z]+|[^A-Za-z]+)$/.test(method) || method === 'ANY') return true;
  if (wrongSegments({ apiId: 'own', stage, method, path }) !== undefined) return true;
  const [verb, tail] = [patternOf(route.method), patternOf(route.path)];
  const wanted = `${stage.toLowerCase()}/${method}/${path}`;
  const stages = stageNames(arn.api)?.map((name) => name.toLowerCase()) ?? ['*'];
  return stages.some((name) => mayOverlap(wanted, tail === '*' ? `${name}/*` : `${name}/${verb}/${tail}`));
}

/** Whether the source of a permission may be a call of the route of the API; a source of another API is not judged. */
export function mayFitRoute(
  template: TemplateSubject,
  { statement, implicit }: PermissionEntity,
  { api, route }: { readonly api: ApiEntity; readonly route: RouteEntity },
): boolean {
  const made = statement?.policy.statements[statement.index];
  const [arn] = made === undefined || implicit ? [] : (arnsOf(template).get(made) ?? []);
  return arn === undefined || arn.api !== api || mayReachRoute(arn, route);
}

const arnsOf = oncePer((template: TemplateSubject): ReadonlyMap<StatementSubject, readonly ApiArn[]> => {
  const found = new Map<StatementSubject, ApiArn[]>();
  for (const arn of apiArns(template)) {
    const beside = found.get(arn.statement);
    if (beside === undefined) found.set(arn.statement, [arn]);
    else beside.push(arn);
  }
  return found;
});

/** A method or path as a pattern over those of calls. */
function patternOf(slot: RouteEntity['path']): string {
  if (typeof slot !== 'string' || slot === 'ANY' || slot === '$default') return '*';
  return slot.replaceAll(/\{[^{}]*\}/g, '*').replace(/^\//, '');
}
