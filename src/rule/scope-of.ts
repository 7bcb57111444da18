import type { Place, SourceFile } from '../source/source-file.ts';
import { oncePer } from './once-per.ts';

/** Where the names of a file are known: the file itself, for Terraform its folder. */
export function scopeOf(place: Place): string {
  return scopeOfFile(place.file);
}

const scopeOfFile = oncePer(({ path }: SourceFile) =>
  /\.((tf|tofu)(\.json)?|hcl)$/i.test(path) ? path.slice(0, Math.max(0, path.lastIndexOf('/'))) : path,
);

/** Key of a declared name in the scope of a place. */
export function scopedName(place: Place, name: string): string {
  return `${scopeOf(place)}\n${name}`;
}
