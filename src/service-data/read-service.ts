import type { ActionFacts, ConditionKeyFacts, ResourceTypeFacts, ServiceFacts } from '../rule/service-data.ts';

type Row = readonly [string, string, readonly (readonly number[])[], readonly number[], (readonly string[])?];
type Compact = readonly [
  string,
  readonly (readonly [string, string])[],
  readonly (readonly [string, string, readonly number[]])[],
  readonly Row[],
];

const LEVELS: Readonly<Record<string, ActionFacts['access'][number]>> = {
  L: 'List',
  R: 'Read',
  W: 'Write',
  T: 'Tagging',
  P: 'Permissions management',
};

/** Unfolds the compact text of one service that scripts/gen-service-data.ts wrote. */
export function readService(prefix: string, text: string): ServiceFacts {
  const [name, listed, types, rows]: Compact = JSON.parse(text);
  const keys = listed.map(([key, type]) => [withVariablePart(key), type] as const);
  const keyNames = (indexes: readonly number[]): readonly string[] => indexes.map((index) => keys[index]?.[0] ?? '');
  const conditionKeys = new Map<string, ConditionKeyFacts>(
    keys.map(([key, type]) => [conditionKeyStem(key), { key, type }]),
  );
  const resourceTypes = new Map<string, ResourceTypeFacts>(
    types.map(([type, arn, indexes]) => [type, { name: type, arn, conditionKeys: keyNames(indexes) }]),
  );
  const actions = new Map<string, ActionFacts>(
    rows.map(([action, access, resources, indexes, dependent]) => [
      action.toLowerCase(),
      {
        name: action,
        access: [...access].flatMap((level) => LEVELS[level] ?? []),
        resourceTypes: resources.map(([type = -1, required, ...own]) => ({
          name: types[type]?.[0] ?? '',
          required: required === 1,
          conditionKeys: keyNames(own),
        })),
        conditionKeys: keyNames(indexes),
        dependent: dependent ?? [],
      },
    ]),
  );
  return { prefix, name, actions, conditionKeys, resourceTypes };
}

/** A few keys write the part that users name as an example: `s3:ExistingObjectTag/<key>`, `secretsmanager:ResourceTag/tag-key`. */
function withVariablePart(key: string): string {
  return key.replace(/\/(?:<key>|tag-key)$/, '/${TagKey}');
}

/** Lower-case key up to the first variable part: `aws:resourcetag/`. */
export function conditionKeyStem(key: string): string {
  const variable = key.indexOf('${');
  return (variable < 0 ? key : key.slice(0, variable)).toLowerCase();
}
