/** Whether a policy text holds no policy variable, so that its Version does not change what it says. False when the text is not known. */
export function variableFree(compact: string | undefined): boolean {
  return compact !== undefined && !compact.includes('${');
}
