import type { DeniedCall } from './cause-rule.ts';
import { withAccount } from './masked-account.ts';
import { shellWord } from './shell-word.ts';

/**
 * Returns the command that looks further into a refusal that is no call of a function or an API: the resource's own
 * policy when it refused, else the simulation of the caller's policies.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export function policyCommand(denied: DeniedCall): string {
  const { principal = null, action = null, resource = null, policyType, service } = denied;
  const isResources = principal === 'anonymous' || policyType === 'resource' || policyType === 'role-trust';
  const named = withAccount(resource, principal);
  const own = isResources ? resourcePolicy(service ?? '', named) : undefined;
  if (own !== undefined) return own;
  const words = [
    `--policy-source-arn ${sourceOf(withAccount(principal, resource))}`,
    `--action-names ${shellWord(action) ?? '<action>'}`,
    ...(named === '*' ? [] : [`--resource-arns ${arnWord(named) ?? '<resource-arn>'}`]),
  ];
  return `aws iam simulate-principal-policy ${words.join(' ')}`;
}

/** A session is simulated as its role, whose path the session does not tell. */
function sourceOf(principal: string | null): string {
  const role = /^arn:[\w-]{1,40}:sts::[^:]{1,40}:assumed-role\/([\w+=,.@-]{1,64})\//.exec(principal ?? '')?.[1];
  if (role !== undefined) return `"$(aws iam get-role --role-name ${role} --query Role.Arn --output text)"`;
  const isSimulated = /^arn:[\w-]{1,40}:iam::[^:]{1,40}:(?:user|role|group)\//.test(principal ?? '');
  return (isSimulated ? arnWord(principal) : undefined) ?? '<user-or-role-arn>';
}

/** An ARN; the word for its account, when that has to be filled in, is the only foreign part that may stay. */
function arnWord(arn: string | null): string | undefined {
  if (arn === null || !arn.startsWith('arn:')) return undefined;
  const blank = /<account[\w-]{0,30}>/.exec(arn)?.[0];
  if (blank === undefined) return shellWord(arn);
  return shellWord(arn.replace(blank, '')) === undefined ? undefined : arn;
}

function resourcePolicy(service: string, resource: string | null): string | undefined {
  const arn = arnWord(resource);
  const name = shellWord(resource?.split(/[:/]/).at(-1));
  const bucket = /^arn:[\w-]{1,40}:s3:::([a-z0-9.-]{1,63})/.exec(resource ?? '')?.[1];
  const commands: Readonly<Record<string, string>> = {
    s3: `aws s3api get-bucket-policy --bucket ${bucket ?? '<bucket>'}`,
    kms: `aws kms get-key-policy --key-id ${arn ?? '<key-arn>'} --policy-name default`,
    secretsmanager: `aws secretsmanager get-resource-policy --secret-id ${arn ?? '<secret-arn>'}`,
    sqs: 'aws sqs get-queue-attributes --queue-url <queue-url> --attribute-names Policy',
    sns: `aws sns get-topic-attributes --topic-arn ${arn ?? '<topic-arn>'}`,
    sts: `aws iam get-role --role-name ${name ?? '<role>'} --query Role.AssumeRolePolicyDocument`,
  };
  return commands[service];
}
