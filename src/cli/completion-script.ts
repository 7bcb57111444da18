/** Shells for which there is a completion script. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** The script to be read by a shell's start file; undefined for a shell we do not know. */
export function completionScript(shell: string): string | undefined {
  if (shell === 'bash') return BASH;
  if (shell === 'zsh') return ZSH;
  return shell === 'fish' ? FISH : undefined;
}

const BASH = `# why403 completion for bash; add to ~/.bashrc: source <(why403 completion bash)
_why403() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$(SHELL=bash why403 --complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o bashdefault -o default -F _why403 why403
`;

const ZSH = `#compdef why403
# why403 completion for zsh; add to ~/.zshrc: source <(why403 completion zsh)
_why403() {
  local -a reply
  reply=("\${(@f)$(SHELL=bash why403 --complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  compadd -a reply || _files
}
compdef _why403 why403
`;

const FISH = `# why403 completion for fish; add to ~/.config/fish/config.fish: why403 completion fish | source
complete -c why403 -a '(SHELL=fish why403 --complete (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
`;
