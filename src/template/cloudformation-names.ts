import { isList, isObject, type SourceObject, type SourceValue } from '../source/open.ts';
import { hole, joinTexts, type KnownText } from './known-text.ts';
import { attributeGives, declaredArn, nameProperty, refGives, refIsArn } from './resource-names.ts';

/** What names of a template stand for. */
export interface CloudFormationNames {
  ref(name: string): KnownText;
  attribute(id: string, attribute: string): KnownText;
  /** Value of Fn::FindInMap with literal keys. */
  mapping(argument: SourceValue): SourceValue | undefined;
  typeOf(id: string): string | undefined;
}

/** Region and account of the deployment, when the user stated them. */
export interface DeploymentFacts {
  readonly region?: string | undefined;
  readonly account?: string | undefined;
}

/** The names of a CloudFormation or SAM template. */
export function cloudFormationNames(template: SourceObject, facts: DeploymentFacts): CloudFormationNames {
  const resources = isObject(template['Resources']) ? template['Resources'] : {};
  const parameters = isObject(template['Parameters']) ? template['Parameters'] : {};
  const mappings = template['Mappings'];
  const resource = (id: string): SourceObject | undefined => member(resources, id);
  const typeOf = (id: string): string | undefined => typeIn(resource(id));
  const name = (id: string): KnownText =>
    literalName(resource(id), typeOf(id) ?? '') ?? hole({ kind: 'resource', name: id });
  const lambdaTarget = (id: string): KnownText | undefined => aliasArn(id, { resource, typeOf, name });
  return {
    typeOf,
    ref: (id) => {
      if (id.startsWith('AWS::')) return pseudo(id, facts);
      if (Object.hasOwn(parameters, id)) return hole({ kind: 'parameter', name: id });
      const type = typeOf(id) ?? '';
      if (refIsArn(type)) return declaredArn(type, name(id)) ?? name(id);
      return lambdaTarget(id) ?? hole({ kind: 'resource', name: id, ...refGives(type) });
    },
    attribute: (id, attribute) => {
      const type = typeOf(id) ?? '';
      const arn = /^(Arn|TopicArn|FunctionArn|RoleArn)$/.test(attribute)
        ? declaredArn(type, hole({ kind: 'resource', name: id }))
        : undefined;
      return (
        arn ??
        (attribute === 'AliasArn' ? lambdaTarget(id) : undefined) ??
        hole({ kind: 'resource', name: id, attribute, ...(type === '' ? {} : attributeGives(attribute)) })
      );
    },
    mapping: (argument) => lookup(mappings, argument),
  };
}

function member(resources: SourceObject, id: string): SourceObject | undefined {
  const found = Object.hasOwn(resources, id) ? resources[id] : undefined;
  return isObject(found) ? found : undefined;
}

function typeIn(resource: SourceObject | undefined): string | undefined {
  const type = resource?.['Type'];
  return typeof type === 'string' ? type : undefined;
}

function pseudo(name: string, facts: DeploymentFacts): KnownText {
  if (name === 'AWS::Region' && facts.region !== undefined) return { text: facts.region, refs: [] };
  if (name === 'AWS::AccountId' && facts.account !== undefined) return { text: facts.account, refs: [] };
  // `amazonaws.com.cn` in China, where service principals end as everywhere else.
  if (name === 'AWS::URLSuffix') return { text: 'amazonaws.com', refs: [] };
  return hole({ kind: 'pseudo', name });
}

function literalName(resource: SourceObject | undefined, type: string): KnownText | undefined {
  const property = nameProperty(type);
  const properties = resource?.['Properties'];
  const value = property !== undefined && isObject(properties) ? properties[property] : undefined;
  return typeof value === 'string' ? { text: value, refs: [] } : undefined;
}

interface Lookups {
  readonly resource: (id: string) => SourceObject | undefined;
  readonly typeOf: (id: string) => string | undefined;
  readonly name: (id: string) => KnownText;
}

/** `Ref` of an alias or version is the ARN of its function with the qualifier. */
function aliasArn(id: string, { resource, typeOf }: Lookups): KnownText | undefined {
  const type = typeOf(id);
  if (type !== 'AWS::Lambda::Alias' && type !== 'AWS::Lambda::Version') return undefined;
  const properties = resource(id)?.['Properties'];
  if (!isObject(properties)) return undefined;
  const target = functionOf(properties['FunctionName']);
  const alias = properties['Name'];
  const qualifier =
    type === 'AWS::Lambda::Alias' && typeof alias === 'string'
      ? { text: alias, refs: [] }
      : hole({ kind: 'resource', name: id });
  const arn = target === undefined ? undefined : declaredArn('AWS::Lambda::Function', target);
  return arn === undefined ? undefined : joinTexts([arn, { text: ':', refs: [] }, qualifier]);
}

function functionOf(value: SourceValue | undefined): KnownText | undefined {
  if (typeof value === 'string') return { text: value, refs: [] };
  if (!isObject(value)) return undefined;
  const ref = value['Ref'];
  const attribute = value['Fn::GetAtt'];
  const id = typeof ref === 'string' ? ref : isList(attribute) ? attribute[0] : undefined;
  return typeof id === 'string' ? hole({ kind: 'resource', name: id }) : undefined;
}

function lookup(mappings: SourceValue | undefined, argument: SourceValue): SourceValue | undefined {
  if (!isList(argument) || argument.length < 3) return undefined;
  let value: SourceValue | undefined = mappings;
  for (const key of argument.slice(0, 3)) {
    value = typeof key === 'string' && isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}
