import { emptyObject, pointerTo } from '../source/json-value.ts';
import { isList, isObject, isOpen, openValue, type Slot, type SourceObject, type SourceValue } from '../source/open.ts';
import type { Place } from '../source/source-file.ts';
import { bareStatements } from './bare-statements.ts';
import type { CloudFormationResource } from './cloudformation.ts';
import { draftBase, textSlot } from './declared-resource.ts';
import { hole, joinTexts, type KnownText, knownText, textValue } from './known-text.ts';
import { declaredArn } from './resource-names.ts';
import type { TemplateDraft } from './template-draft.ts';

/** A connector, embedded in its source or a resource of its own. */
interface Connector {
  readonly id: string;
  readonly resource: CloudFormationResource;
  readonly at: Place;
  readonly source: SourceObject;
  readonly properties: SourceObject;
}

/**
 * Connectors whose destination is a function: the permission that SAM makes for a service, or the policy that it puts on the
 * role of the source. Others are told as not read.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html and
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-connector.html
 */
export function readSamConnectors(resource: CloudFormationResource, draft: TemplateDraft): void {
  if (resource.connectors !== undefined) readEmbedded(resource, draft);
  if (resource.type !== 'AWS::Serverless::Connector') return;
  const { properties, id, at } = resource;
  const source = isObject(properties['Source']) ? properties['Source'] : emptyObject();
  readConnector({ id, resource, at, source, properties }, draft);
}

function readEmbedded(resource: CloudFormationResource, draft: TemplateDraft): void {
  const { connectors } = resource;
  for (const [name, written] of Object.entries(isObject(connectors) ? connectors : {})) {
    const at: Place = { ...resource.at, pointer: pointerTo(`${resource.at.pointer}/Connectors`, name), part: 'key' };
    const properties = isObject(written) && isObject(written['Properties']) ? written['Properties'] : emptyObject();
    const reference = properties['SourceReference'];
    const source: Record<string, SourceValue> = Object.assign(emptyObject(), isObject(reference) ? reference : {});
    source['Id'] = resource.id;
    readConnector({ id: resource.id + name, resource, at, source, properties }, draft);
  }
}

function readConnector(connector: Connector, draft: TemplateDraft): void {
  const { Destination: written = openValue('Destination') } = connector.properties;
  const all = (isList(written) ? written : [written]).map((one) => readDestination(connector, one, draft));
  if (all.includes(false)) draft.notRead.push({ at: connector.at, why: 'connectors of SAM' });
}

const FUNCTIONS = new Set(['AWS::Lambda::Function', 'AWS::Serverless::Function']);

/** Whether it is known what the connector makes for a destination. */
function readDestination(connector: Connector, destination: SourceValue, draft: TemplateDraft): boolean {
  const { resource, source } = connector;
  if (!isObject(destination) || !FUNCTIONS.has(typeOf(resource, destination) ?? '')) return false;
  const action = actionOf(connector.properties['Permissions']);
  const target = arnOf(resource, destination);
  if (action === undefined || target === undefined) return false;
  const from = typeOf(resource, source) ?? '';
  if (ROLES.has(from)) return addPolicy(connector, target, draft);
  addPermission(connector, { action, target, from }, draft);
  return CALLERS.has(from);
}

function typeOf({ all }: CloudFormationResource, reference: SourceObject): string | undefined {
  const { Id: id, Type: type } = reference;
  const found = typeof id === 'string' ? all.get(id)?.type : type;
  return typeof found === 'string' ? found : undefined;
}

/** `Write` is the one permission towards a function. */
function actionOf(permissions: SourceValue | undefined): Slot<string> {
  if (!isList(permissions) || permissions.some(isOpen)) return openValue('Permissions');
  return permissions.includes('Write') ? 'lambda:InvokeFunction' : undefined;
}

function arnOf({ all }: CloudFormationResource, { Id: id, Arn: arn }: SourceObject): Slot<string> {
  const declared = typeof id === 'string' ? all.get(id) : undefined;
  const known = declared === undefined ? undefined : declaredArn(declared.type, resourceHole(declared.id));
  return known === undefined ? textSlot(arn) : textSlot(textValue(known, 'connector'));
}

function resourceHole(name: string): KnownText {
  return hole({ kind: 'resource', name });
}

/** Services that call as themselves, by the type of the source. */
const CALLERS: ReadonlyMap<string, string> = new Map([
  ['AWS::ApiGateway::RestApi', 'apigateway.amazonaws.com'],
  ['AWS::Serverless::Api', 'apigateway.amazonaws.com'],
  ['AWS::ApiGatewayV2::Api', 'apigateway.amazonaws.com'],
  ['AWS::Serverless::HttpApi', 'apigateway.amazonaws.com'],
  ['AWS::Events::Rule', 'events.amazonaws.com'],
  ['AWS::SNS::Topic', 'sns.amazonaws.com'],
  ['AWS::S3::Bucket', 's3.amazonaws.com'],
  ['AWS::AppSync::GraphQLApi', 'appsync.amazonaws.com'],
]);

interface Grant {
  readonly action: Slot<string>;
  readonly target: Slot<string>;
  /** Type of the source. */
  readonly from: string;
}

/** Of a source that nobody knows the permission may be for anybody. */
function addPermission(connector: Connector, { action, target, from }: Grant, draft: TemplateDraft): void {
  const { resource, at, source } = connector;
  const principal = CALLERS.get(from);
  const account = textValue(hole({ kind: 'pseudo', name: 'AWS::AccountId' }), 'AWS::AccountId');
  draft.permissions.push({
    ...draftBase(resource),
    ...{ id: `${connector.id}WriteLambdaPermission`, at, of: () => at, target, qualifier: undefined, action },
    principal: principal ?? openValue('source of a connector'),
    sourceArn:
      principal === 'apigateway.amazonaws.com'
        ? executeArn(source)
        : (arnOf(resource, source) ?? openValue('source of a connector')),
    sourceAccount: from === 'AWS::S3::Bucket' ? textSlot(account) : undefined,
    ...{ principalOrgId: undefined, functionUrlAuthType: undefined, invokedViaFunctionUrl: undefined },
    ...{ eventSourceToken: undefined, statementId: undefined, implicit: true },
  });
}

/** `Qualifier` stands for what comes behind the id of the API; all of it unless told. */
function executeArn({ Id: id, ResourceId: api, Qualifier: qualifier = '*' }: SourceObject): Slot<string> {
  const known = typeof id === 'string' ? resourceHole(id) : knownText(api);
  const tail = knownText(qualifier);
  if (known === undefined || tail === undefined) return openValue('source of a connector');
  const pseudo = (name: string): KnownText => hole({ kind: 'pseudo', name: `AWS::${name}` });
  const plain = (text: string): KnownText => ({ text, refs: [] });
  const head = [plain('arn:'), pseudo('Partition'), plain(':execute-api:'), pseudo('Region'), plain(':')];
  const parts = [...head, pseudo('AccountId'), plain(':'), known, plain('/'), tail];
  return textSlot(textValue(joinTexts(parts), 'source of a connector'));
}

/** Sources that call with their role, and the property that names it. */
const ROLES: ReadonlyMap<string, string> = new Map([
  ['AWS::Lambda::Function', 'Role'],
  ['AWS::Serverless::Function', 'Role'],
  ['AWS::StepFunctions::StateMachine', 'RoleArn'],
  ['AWS::Serverless::StateMachine', 'Role'],
]);

/** SAM owns the policy: nobody can name its statement or narrow it. */
function addPolicy({ resource, at, source }: Connector, target: SourceValue, draft: TemplateDraft): boolean {
  const from = typeof source['Id'] === 'string' ? resource.all.get(source['Id']) : undefined;
  const written = textSlot(from?.properties[ROLES.get(from.type) ?? '']);
  const own = from?.type.startsWith('AWS::Serverless::') === true ? resourceHole(`${from.id}Role`) : undefined;
  const name = written ?? (own === undefined ? undefined : textSlot(textValue(own, 'role')));
  if (name === undefined) return false;
  const statement: Record<string, SourceValue> = emptyObject();
  statement['Effect'] = 'Allow';
  statement['Action'] = ['lambda:InvokeFunction'];
  statement['Resource'] = target;
  const attachedTo = { kind: 'role', name } as const;
  const about = { type: 'identity', form: 'managed', origin: 'permissions', attachedTo } as const;
  const policy = { ...about, conditional: resource.conditional, ...bareStatements(statement, () => at) };
  draft.attached.push({ scope: resource.scope, policy, to: [attachedTo] });
  return true;
}
