import type { Answer } from '../answer.ts';
import type { Cause, CauseRule } from '../cause-rule.ts';
import type { DenialFacts } from '../denial.ts';
import { serviceOf } from '../service-of.ts';

/** Causes behind authorization that are the function's or its role's. */
export const functionCauses: Readonly<Record<string, Cause>> = {
  'function-role-not-assumable': {
    layer: 'function',
    meaning:
      'Lambda may not assume the execution role of the function: its trust policy does not name lambda.amazonaws.com, or it was created a moment ago. The caller’s permissions are not the reason.',
    next: 'aws iam get-role --role-name <role> --query Role.AssumeRolePolicyDocument',
  },
  'function-role-kms-denied': {
    layer: 'function',
    meaning:
      'The function could not decrypt its environment variables, because its role may not use the KMS key. The caller’s permissions are not the reason; a grant may belong to a deleted role of the same name.',
    next: 'aws lambda get-function-configuration --function-name <name> --query "[KMSKeyArn,Role]"',
  },
  'function-role-ec2-denied': {
    layer: 'function',
    meaning:
      'The role of the function may not create network interfaces in the VPC. The caller’s permissions are not the reason.',
    next: 'aws iam list-attached-role-policies --role-name <role>',
  },
  'efs-mount-permission': {
    layer: 'function',
    meaning:
      'The function could not mount its EFS file system, for permissions or configuration. The status is 403, but it is not about the caller.',
    next: 'aws lambda get-function-configuration --function-name <name> --query FileSystemConfigs',
  },
  's3files-mount-permission': {
    layer: 'function',
    meaning:
      'The function could not mount its S3 Files access point, for permissions or configuration. The status is 403, but it is not about the caller.',
    next: 'aws lambda get-function-configuration --function-name <name> --query FileSystemConfigs',
  },
  'function-not-found': {
    layer: 'function',
    meaning:
      'There is no function, version or alias of that name in this account and region. It is not refused: name, region or qualifier is wrong.',
    next: 'aws lambda get-function --function-name <name>',
  },
  'function-not-active': {
    layer: 'function',
    meaning:
      'The function is not ready: it is being created, updated or woken up, or its creation failed. Permissions are not the reason.',
    next: 'aws lambda get-function-configuration --function-name <name> --query "[State,StateReason,LastUpdateStatus]"',
  },
  'function-error': {
    layer: 'function',
    meaning: 'The function was started and failed. Authorization is passed; the log of the function says more.',
    next: 'aws logs tail /aws/lambda/<name> --since 10m',
  },
};

const LAMBDA = { service: 'lambda' };

/** Errors of role, state and code of a function; read before IAM's sentence, which they may quote. */
export const functionRules: readonly CauseRule[] = [
  {
    says: /role defined for the function cannot be assumed by Lambda/i,
    cause: 'function-role-not-assumable',
    denied: {
      ...LAMBDA,
      principal: 'lambda.amazonaws.com',
      action: 'sts:AssumeRole',
      resource: null,
      denyKind: 'implicit',
      policyType: 'role-trust',
    },
  },
  {
    says: /KMSAccessDenied|unable to decrypt the environment variables|(?:because|as) KMS access was denied|couldn't decrypt the environment/i,
    when: ({ type, message }) => !/KMS(?:Disabled|InvalidState|NotFound)/.test(`${type} ${message.slice(0, 4000)}`),
    cause: 'function-role-kms-denied',
    denied: LAMBDA,
  },
  {
    says: /EC2AccessDenied|execution role does not have permissions to call \w{1,60} on EC2|need additional permissions to configure VPC settings|access .{0,20}\bEC2\b .{0,60}denied|access has been denied by EC2/i,
    cause: 'function-role-ec2-denied',
    denied: LAMBDA,
  },
  {
    says: /EFSMountFailure|EFS file system.{0,80}permission|couldn't mount the (?:configured )?Amazon EFS|could not mount the EFS/i,
    cause: 'efs-mount-permission',
    denied: LAMBDA,
  },
  {
    says: /S3FilesMountFailure|mount the (?:configured )?S3 Files/i,
    cause: 's3files-mount-permission',
    denied: LAMBDA,
  },
  {
    says: /ResourceNotReady|function is currently in the following state|The operation cannot be performed at this time|function .{0,200}\bstate is (?:Pending|Inactive|Failed)|function.{0,200} (?:in (?:the )?(?:Pending|Inactive|Failed) state|is being created)|function is inactive/i,
    when: isLambda,
    cause: 'function-not-active',
    denied: LAMBDA,
  },
  {
    says: /ResourceConflictException|ResourceConflict\b/,
    when: (answer) => isLambda(answer) && !/already exist/i.test(answer.message),
    cause: 'function-not-active',
    candidates: ['function-not-active', 'name-already-taken'],
    denied: LAMBDA,
  },
  {
    says: /Function not found|Cannot find alias|Function with name .{1,160} does not exist|ResourceNotFoundException.{0,80}\bfunction\b/i,
    cause: 'function-not-found',
    denied: LAMBDA,
    facts: notFound,
  },
  {
    says: /ResourceNotFound/,
    when: (answer) => isLambda(answer) && (answer.kind === 'http' || serviceOf(answer) === 'lambda'),
    cause: 'function-not-found',
    denied: LAMBDA,
    facts: notFound,
  },
];

/** A function that fails is a success for the Lambda API: status 200. */
export const functionErrorRules: readonly CauseRule[] = [
  {
    when: ({ headers, body }) => 'x-amz-function-error' in headers || typeof body?.['FunctionError'] === 'string',
    cause: 'function-error',
    denied: LAMBDA,
  },
];

function isLambda(answer: Answer): boolean {
  return (
    ['lambda', 'lambda-api', 'function-url', 'unknown', 'web-function'].includes(answer.emitter) &&
    [null, 'lambda'].includes(serviceOf(answer)) &&
    !/execute-api|API Gateway/i.test(answer.raw.slice(0, 4000))
  );
}

function notFound({ message }: Answer): DenialFacts {
  const found = /arn:aws[\w-]{0,20}:lambda:[\w:$.-]{1,200}/.exec(message)?.[0];
  return found === undefined ? {} : { functionArn: found.replace(/[.:]+$/, '') };
}
