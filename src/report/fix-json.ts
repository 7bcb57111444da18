import type { PolicyEdit } from '../domain/finding.ts';

/** Returns the statements as JSON, each under the name of the policy that it belongs to. */
export function jsonLines(edits: readonly PolicyEdit[]): readonly string[] {
  return JSON.stringify(edits.map(described), null, 2).split('\n');
}

function described(edit: PolicyEdit) {
  switch (edit.kind) {
    case 'addFunctionPermission':
      return {
        addTo: 'resource policy',
        of: edit.qualifier === undefined ? edit.functionArn : `${edit.functionArn}:${edit.qualifier}`,
        statement: edit.statement,
      };
    case 'addIdentityStatement':
      return {
        addTo: 'identity policy',
        of: `${edit.to.type}/${edit.to.name}`,
        account: edit.to.account,
        statement: edit.statement,
      };
    case 'addApiStatement':
      return { addTo: 'resource policy', of: `API ${edit.apiId}`, thenDeploy: edit.stage, statement: edit.statement };
    case 'extendPolicy':
      return { addTo: edit.source.name, of: edit.source.attachedTo, owner: edit.owner, statement: edit.statement };
    case 'changeStatement':
      return { change: edit.statement, owner: edit.owner, how: edit.how };
    case 'changeCall':
      return { changeCall: edit.how };
  }
}
