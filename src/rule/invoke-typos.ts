/** Spellings that people use for the three actions, in lower case, and what they mean. They are no actions of AWS. */
export const INVOKE_TYPOS: ReadonlyMap<string, string> = new Map([
  ['lambda:invoke', 'lambda:InvokeFunction'],
  ['lambda:invoke_function', 'lambda:InvokeFunction'],
  ['lambda:invoke-function', 'lambda:InvokeFunction'],
  ['lambda:executefunction', 'lambda:InvokeFunction'],
  ['lambda:invokewithresponsestream', 'lambda:InvokeFunction'],
  ['lambda:invokeurl', 'lambda:InvokeFunctionUrl'],
  ['lambda:invokefunctionurls', 'lambda:InvokeFunctionUrl'],
  ['lambda:invokefunctionuri', 'lambda:InvokeFunctionUrl'],
  ['lambda:functionurlinvoke', 'lambda:InvokeFunctionUrl'],
  ['execute-api:invokeapi', 'execute-api:Invoke'],
  ['execute-api:execute', 'execute-api:Invoke'],
  ['execute-api:call', 'execute-api:Invoke'],
  ['apigateway:invoke', 'execute-api:Invoke'],
  ['api-gateway:invoke', 'execute-api:Invoke'],
  ['executeapi:invoke', 'execute-api:Invoke'],
]);
