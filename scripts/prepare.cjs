// Run by npm when the tool is installed from its repository (`npm install github:…`, pre-commit): what is released has
// dist/, the repository has none. npm prepares such an install without the packages that a build needs when it is global.
const { execSync } = require('node:child_process');
const { existsSync } = require('node:fs');

const run = (command) => execSync(command, { stdio: ['ignore', 'inherit', 'inherit'] });

if (!existsSync('dist')) {
  if (!existsSync('node_modules')) run('npm ci --include=dev --ignore-scripts --global=false --no-audit --no-fund');
  // A checkout without development packages is built by nobody.
  if (existsSync('node_modules/tsx')) run('npm run --silent build');
}
