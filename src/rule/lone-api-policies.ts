import { oncePer } from './once-per.ts';
import { policiesWith } from './policies-with.ts';
import type { PolicySubject } from './policy-subject.ts';
import type { TemplateSubject } from './template-subject.ts';

/** Policies of REST APIs of which the set shows no API: nothing is known of endpoint, methods and stages. */
export const loneApiPolicies = oncePer((template: TemplateSubject): readonly PolicySubject[] => {
  const owned = new Set(template.apis.map((api) => api.policy));
  return policiesWith(template, ['service:execute-api', 'arn:execute-api', 'oddresource'], 'rest-api').filter(
    (policy) => !owned.has(policy),
  );
});
