import type { Place } from '../source/source-file.ts';

/** What is deployed together as far as the files say: the folder of a Terraform module, else the file. */
export function stackOf({ file }: Place): string {
  const { path, format } = file;
  return format === 'hcl' ? `${path.slice(0, Math.max(0, path.lastIndexOf('/')))}/` : path;
}
