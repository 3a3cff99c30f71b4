/**
 * Rough on purpose: something, an @, and a host with a dot in its name, without what separates addresses in a list. Only a
 * mail server knows better.
 */
const EMAIL_ADDRESS = /^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:".]+$/u;

/** Whether a text without blanks around it is an e-mail address, at every door. */
export function isEmailAddress(text: string): boolean {
  return EMAIL_ADDRESS.test(text);
}
