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

/** Whether a text has the form of a partition's name. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function isPartitionName(text: string): boolean {
  return /^aws(-[a-z]{1,10}){0,2}$/.test(text);
}
