import { pointerTo } from '../source/json-value.ts';
import { isObject, type Slot } from '../source/open.ts';
import type { CloudFormationResource } from './cloudformation.ts';
import { textSlot, valueIn } from './declared-resource.ts';
import type { TemplateDraft } from './template-draft.ts';

/** Lambda authorizers of a SAM API; SAM lets the API call their functions. */
export function readSamAuthorizers(resource: CloudFormationResource, api: Slot<string>, draft: TemplateDraft): void {
  const authorizers = valueIn(resource.properties, 'Auth', 'Authorizers');
  if (!isObject(authorizers)) return;
  for (const [id, authorizer] of Object.entries(authorizers)) {
    if (!isObject(authorizer) || !('FunctionArn' in authorizer)) continue;
    const uri = textSlot(authorizer['FunctionArn']);
    // `FunctionInvokeRole: NONE` means: by permission, as if nothing were said.
    const role = textSlot(authorizer['FunctionInvokeRole']);
    const credentials = role === 'NONE' ? undefined : role;
    const at = resource.property(pointerTo('/Auth/Authorizers', id), 'key');
    draft.authorizers.push({ scope: resource.scope, api, id, uri, credentials, at });
    if (credentials !== undefined) continue;
    draft.permissions.push({
      ...{ id: `${resource.id}${id}AuthorizerPermission`, dialect: resource.dialect, scope: resource.scope },
      ...{ at, of: () => at, conditional: resource.conditional, target: uri, qualifier: undefined },
      ...{ action: 'lambda:InvokeFunction', principal: 'apigateway.amazonaws.com', sourceArn: undefined },
      ...{ sourceAccount: undefined, principalOrgId: undefined, functionUrlAuthType: undefined },
      ...{ invokedViaFunctionUrl: undefined, eventSourceToken: undefined, statementId: undefined, implicit: true },
    });
  }
}
