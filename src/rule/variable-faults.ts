/**
 * What is wrong with the policy variables of a text; undefined when they are well formed or there are none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function variableFault(text: string): string | undefined {
  for (let at = text.indexOf('${'); at !== -1; at = text.indexOf('${', at + 2)) {
    const end = text.indexOf('}', at);
    if (end === -1) return 'lacks its closing brace';
    const fault = faultInside(text.slice(at + 2, end));
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultInside(inside: string): string | undefined {
  if (inside === '*' || inside === '?' || inside === '$') return undefined;
  const [name = '', ...rest] = inside.split(',');
  if (name.trim() === '') return 'is empty';
  // Names with a space are tags: aws:PrincipalTag/cost center.
  if (/\s/.test(name.trim()) && !name.includes('/')) return 'has a space in its name';
  if (name !== name.trim()) return 'has a space beside its name';
  if (name.includes("'")) return 'lacks the comma before its default value';
  const value = rest.join(',').trim();
  return rest.length > 0 && !/^'.*'$/.test(value) ? 'has a default value without single quotes' : undefined;
}
