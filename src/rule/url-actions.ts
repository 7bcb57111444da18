/** Actions that create, change or call a function URL. https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html */
export const URL_ACTIONS = [
  'lambda:CreateFunctionUrlConfig',
  'lambda:UpdateFunctionUrlConfig',
  'lambda:InvokeFunctionUrl',
] as const;
