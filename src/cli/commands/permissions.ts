import type { Command, CommandArgs, CommandIo } from '../command.ts';
import { placeOption } from '../place-options.ts';

/** `why403 permissions`: prints the least policy for the tool itself. */
export const command: Command = {
  name: 'permissions',
  positionals: '',
  describe: 'Print the least IAM policy that why403 itself needs',
  options: {
    format: { type: 'string', choices: ['text', 'json', 'markdown'], default: 'text', describe: 'How to print it' },
    partition: { type: 'string', value: 'NAME', default: 'aws', describe: 'Partition of the policy' },
    region: { type: 'string', value: 'REGION', default: '*', describe: 'Region of functions and APIs' },
    account: { type: 'string', value: 'ID', default: '*', describe: 'Account of users, roles and functions' },
  },
  examples: [
    ['why403 permissions > why403-policy.json', 'a policy document, ready for `aws iam create-policy`'],
    ['why403 permissions --account <account-id> --region eu-west-1', 'for one account and region'],
  ],
  run,
};

async function run(args: CommandArgs, io: CommandIo): Promise<number> {
  const { permissions } = await import('../../app/permissions.ts');
  const place = {
    partition: placeOption(args, 'partition', true) ?? 'aws',
    region: placeOption(args, 'region', true) ?? '*',
    account: placeOption(args, 'account', true) ?? '*',
  };
  io.out(permissions(args.string('format') ?? 'text', place));
  return 0;
}
