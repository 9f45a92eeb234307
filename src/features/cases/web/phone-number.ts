/** `+1 917 555 0142`: in groups that can be read aloud; what is no such number stays as it is. */
export function spacedNumber(address: string): string {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(address);
  if (american) return `+1 ${american.slice(1).join(' ')}`;
  const other = /^(\+\d{2})(\d{3,4})(\d{3})(\d{3,4})$/.exec(address);
  return other ? other.slice(1).join(' ') : address;
}
