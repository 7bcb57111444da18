/** Action that rewrites a resource policy, and the action on data that it can grant. */
export const REWRITES = [
  ['s3:PutBucketPolicy', 's3:GetObject'],
  ['lambda:AddPermission', 'lambda:InvokeFunction'],
  ['lambda:PutResourcePolicy', 'lambda:InvokeFunction'],
  ['kms:PutKeyPolicy', 'kms:Decrypt'],
  ['sqs:SetQueueAttributes', 'sqs:ReceiveMessage'],
  ['sns:SetTopicAttributes', 'sns:Publish'],
  ['secretsmanager:PutResourcePolicy', 'secretsmanager:GetSecretValue'],
] as const;
