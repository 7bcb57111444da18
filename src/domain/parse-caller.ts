import type { Caller } from './caller.ts';
import { quote } from './quote.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';
import { UserError } from './user-error.ts';

/**
 * The caller that a text names: user, role, role session, federated user, account root or 12-digit account, service
 * principal, `anonymous`. Unique ids (`AIDA…`) are refused, they cannot be turned into a name without asking AWS.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function parseCaller(text: string): Result<Caller, UserError> {
  if (text === '') return refuse('the caller is empty');
  if (text.length > 2048) return refuse(`the caller is ${text.length} characters long`);
  if (/[\s\p{Cc}\p{Cf}\p{Cs}]/u.test(text))
    return refuse(`caller ${quote(text)} contains white space or control characters`);
  if (text.toLowerCase() === 'anonymous') return ok({ kind: 'anonymous' });
  if (/^\d{12}$/.test(text)) return ok(root('aws', text));
  if (/^arn:/i.test(text)) return callerArn(text);
  if (/^(AIDA|AROA|ASIA|AKIA|AGPA|ANPA|AIPA|ANVA|ASCA|APKA|ABIA|ACCA)[A-Z0-9]{8,}/.test(text)) return uniqueId(text);
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com(\.cn)?|amazon\.com|aws\.internal)$/.test(text)) {
    return ok({ kind: 'service', servicePrincipal: text });
  }
  return refuse(`caller ${quote(text)} is not a principal`);
}

const EXPECTED =
  'expected arn:aws:iam::ACCOUNT:user/NAME, arn:aws:iam::ACCOUNT:role/NAME, arn:aws:sts::ACCOUNT:assumed-role/NAME/SESSION, ' +
  'arn:aws:sts::ACCOUNT:federated-user/NAME, a 12-digit account (its root user), a service principal such as events.amazonaws.com, or anonymous';

function refuse(message: string, hint: string = EXPECTED): { readonly ok: false; readonly error: UserError } {
  return err(new UserError('badCaller', message, hint));
}

function uniqueId(text: string): Result<Caller, UserError> {
  if (/^A[KS]IA/.test(text)) {
    return refuse(
      `\`${text.slice(0, 4)}…${text.slice(-4)}\` is an access key id, not a principal`,
      'ask `aws sts get-access-key-info` for its account, or leave --caller out and use --profile',
    );
  }
  const kind = text.startsWith('AROA') ? 'role' : text.startsWith('AIDA') ? 'user' : 'principal';
  return refuse(
    `${quote(text)} is the unique id of a ${kind}, not its name`,
    'give its ARN; `aws iam list-users` or `aws iam list-roles` prints both',
  );
}

function root(partition: string, account: string): Caller {
  return { kind: 'root', arn: `arn:${partition}:iam::${account}:root`, account };
}

function callerArn(text: string): Result<Caller, UserError> {
  const [, partition = '', service = '', region = '', account = '', ...rest] = text.split(':');
  const resource = rest.join(':');
  if (!/^aws(-[a-z0-9]+)*$/.test(partition)) return refuse(`caller ${quote(text)} has no AWS partition after \`arn:\``);
  if (service !== 'iam' && service !== 'sts') {
    return refuse(
      `caller ${quote(text)} belongs to the service ${quote(service)}, a caller is an ARN of iam or sts`,
      callerHint(service),
    );
  }
  if (region !== '') return refuse(`caller ${quote(text)} has a region, principals have none`);
  if (!/^\d{12}$/.test(account)) return refuse(`caller ${quote(text)} has no 12-digit account`);
  if (text.includes('*') || text.includes('?'))
    return refuse(`caller ${quote(text)} has a wildcard, it names many callers`);
  const caller = service === 'iam' ? iamCaller(partition, account, resource) : stsCaller(partition, account, resource);
  return caller === undefined ? refuse(`caller ${quote(text)} is not of a user, role, session or root`) : ok(caller);
}

function callerHint(service: string): string {
  if (service === 'lambda') return 'a function calls as a session of its execution role: give the ARN of that role';
  return service === 'ec2' ? 'an instance calls as a session of its role: give the ARN of that role' : EXPECTED;
}

function iamCaller(partition: string, account: string, resource: string): Caller | undefined {
  if (resource === 'root') return root(partition, account);
  const match = /^(user|role)\/((?:[!-~]*\/)?)([A-Za-z0-9_+=,.@-]{1,128})$/.exec(resource);
  const [, type, path = '', name] = match ?? [];
  if (name === undefined) return undefined;
  const arn = `arn:${partition}:iam::${account}:${resource}`;
  if (type === 'user') return { kind: 'iam-user', arn, account, userName: name };
  // The session's name is open: the caller is "some session of this role".
  return {
    kind: path.startsWith('aws-service-role/') ? 'service-linked-role' : 'assumed-role',
    account,
    roleArn: arn,
    temporary: true,
  };
}

function stsCaller(partition: string, account: string, resource: string): Caller | undefined {
  const [type, name, session, ...more] = resource.split('/');
  const arn = `arn:${partition}:sts::${account}:${resource}`;
  if (name === undefined || !/^[A-Za-z0-9_+=,.@-]{1,128}$/.test(name) || more.length > 0) return undefined;
  if (type === 'federated-user' && session === undefined)
    return { kind: 'federated-user', arn, account, temporary: true };
  if (type !== 'assumed-role' || session === undefined || !/^[A-Za-z0-9_+=,.@-]{2,193}$/.test(session))
    return undefined;
  // A session's ARN leaves the role's path out; IAM tells it later. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
  const roleArn = `arn:${partition}:iam::${account}:role/${name}`;
  const kind = name.startsWith('AWSServiceRoleFor') ? 'service-linked-role' : 'assumed-role';
  return { kind, arn, account, roleArn, sessionName: session, temporary: true };
}
