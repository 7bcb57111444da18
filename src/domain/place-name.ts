/**
 * Whether a text has the form of a region's name, such as `eu-west-1`, `us-gov-west-1` or `us-isob-east-1`. New regions
 * come every year, so that the form decides and no list.
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
export function isRegionName(text: string): boolean {
  return /^[a-z]{2,4}(-[a-z]{2,12}){1,3}-\d{1,2}$/.test(text);
}

/** Whether a text is the id of an account. https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html */
export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text);
}

/**
 * Whether a text is the ARN of a function, with or without qualifier, or of an API, whole or in part.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
export function isCallArn(text: string): boolean {
  return CALL_ARN.test(text);
}

const CALL_ARN =
  /^arn:aws[a-z-]*:(lambda:[a-z\d-]*:(\d{12})?:function:[^:/\s]+(:[^:/\s]+)?|execute-api:[a-z\d-]*:(\d{12})?:[^:/\s]+(\/\S*)?)$/;

/** Whether a text has the form of a partition's name. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function isPartitionName(text: string): boolean {
  return /^aws(-[a-z]{1,10}){0,2}$/.test(text);
}
