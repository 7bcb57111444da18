import { oncePer } from './once-per.ts';
import type { ResourceEntity, TemplateSubject } from './template-subject.ts';

/** The declared resources of one type; sorted once per set, as most types are no rule's. */
export function resourcesOf(template: TemplateSubject, type: string): readonly ResourceEntity[] {
  return byType(template).get(type) ?? [];
}

const byType = oncePer(({ resources }: TemplateSubject): ReadonlyMap<string, readonly ResourceEntity[]> => {
  const found = new Map<string, ResourceEntity[]>();
  for (const resource of resources) {
    const beside = found.get(resource.type);
    if (beside === undefined) found.set(resource.type, [resource]);
    else beside.push(resource);
  }
  return found;
});
