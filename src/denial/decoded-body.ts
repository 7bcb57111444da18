/** Returns a body in base64 as text; as it stands when it is none. */
export function decodedBody(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
  } catch {
    return text;
  }
}
