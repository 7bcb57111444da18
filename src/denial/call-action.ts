/** Whether an action is a call of a function, a function URL, a web function or an API, which `explain` can decide. */
export function isCallAction(action: string): boolean {
  return CALL.test(action);
}

const CALL =
  /^(lambda:(invokefunction|invokefunctionurl|invokeasync|invokewebfunctionendpoint)|execute-api:[a-z*]{1,40})$/i;

/** The action that an SDK's operation needs, as far as its name tells; null when it does not. */
export function actionOfOperation(service: string | null, raw: string): string | null {
  const found = OPERATION.exec(raw);
  const operation = found?.[1] ?? found?.[2];
  if (service === null || service === 'execute-api' || operation === undefined) return null;
  if (/^Invoke(?:WithResponseStream)?$/.test(operation) && service === 'lambda') return 'lambda:InvokeFunction';
  if (service === 's3') return S3[operation] ?? `s3:${operation}`;
  return VERBS.test(service) ? null : `${service}:${operation}`;
}

const OPERATION = /when calling the (\w{1,80}) operation|operation error [\w ]{2,40}: (\w{1,80}),/;

/** The actions of API Gateway are the verbs of HTTP. */
const VERBS = /^apigateway$/;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html */
const S3: Readonly<Record<string, string>> = {
  HeadObject: 's3:GetObject',
  HeadBucket: 's3:ListBucket',
  ListObjects: 's3:ListBucket',
  ListObjectsV2: 's3:ListBucket',
  ListBuckets: 's3:ListAllMyBuckets',
};
