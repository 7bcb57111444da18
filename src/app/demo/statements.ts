import type { Document } from './build-snapshot.ts';
import { apiArn, FUNCTION_ARN } from './embedded-account.ts';

/** A document with these statements. */
export function policy(...statements: readonly Document[]): Document {
  return { Version: '2012-10-17', Statement: statements };
}

const ROLE = { AWS: 'arn:aws:iam::111122223333:role/app' };

/** The statements that the stories are made of. */
export const STATEMENTS = {
  // InvokeAsync is obsolete; old tutorials still grant it beside InvokeFunction.
  invoke: {
    Sid: 'CallOrders',
    Effect: 'Allow',
    Action: ['lambda:InvokeFunction', 'lambda:InvokeAsync'],
    Resource: FUNCTION_ARN,
  },
  post: { Sid: 'PostOrders', Effect: 'Allow', Action: 'execute-api:Invoke', Resource: apiArn('POST') },
  s3: {
    Sid: 'FromBucket',
    Effect: 'Allow',
    Principal: { Service: 's3.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: FUNCTION_ARN,
    Condition: {
      ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::orders-inbox' },
      StringEquals: { 'AWS:SourceAccount': '111122223333' },
    },
  },
} as const satisfies Record<string, Document>;

/** The two grants of a function URL for an identity policy. */
export function urlGrants(): readonly Document[] {
  return [
    { Sid: 'CallUrl', Effect: 'Allow', Action: 'lambda:InvokeFunctionUrl', Resource: FUNCTION_ARN },
    { Sid: 'InvokeThroughUrl', Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: FUNCTION_ARN },
  ];
}

/** The first grant as tutorials of before October 2025 write it into the function policy. */
export function tutorialGrant(principal: Document = ROLE): Document {
  return {
    Sid: 'AllowUrl',
    Effect: 'Allow',
    Principal: principal,
    Action: 'lambda:InvokeFunctionUrl',
    Resource: FUNCTION_ARN,
    Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } },
  };
}

/** The second grant, which the tutorials do not know. */
export function secondGrant(principal: Document = ROLE): Document {
  return {
    Sid: 'AllowInvokeThroughUrl',
    Effect: 'Allow',
    Principal: principal,
    Action: 'lambda:InvokeFunction',
    Resource: FUNCTION_ARN,
    Condition: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } },
  };
}
