/** E.164, as numbers are kept and as providers take them. */
export function isPhoneNumber(text: string): boolean {
  return /^\+[1-9]\d{5,14}$/.test(text);
}
