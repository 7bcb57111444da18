/** Takes out of a text what must never be printed: credentials of the environment, key ids, the home folder. */
export function redact(text: string, env: Readonly<Record<string, string | undefined>>): string {
  let safe = text;
  for (const name of ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_CONTAINER_AUTHORIZATION_TOKEN']) {
    const secret = env[name];
    if (secret && secret.length >= 8) safe = safe.replaceAll(secret, '[secret]');
  }
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html (prefixes of access keys)
  safe = safe.replace(/\b(AKIA|ASIA)[A-Z0-9]{12,124}\b/g, (key) => `${key.slice(0, 4)}…${key.slice(-4)}`);
  safe = safe.replace(/(X-Amz-(?:Security-Token|Signature|Credential)=)[^&\s"'`]+/gi, '$1[secret]');
  const home = env['HOME'];
  return home && home.length > 1 ? safe.replaceAll(home, '~') : safe;
}
