/** Which faults the simulation itself brings about; any other that the program meets is one of ours. */

const codes = ['40001', '40P01', '53100', '57P01', '57P03', '57014', 'ECONNRESET', 'ECONNREFUSED'];

/** `fault` is the error's name and its code. */
export function isBroughtAbout(fault: string): boolean {
  return codes.some((code) => fault.endsWith(code)) || fault.startsWith('LostConnection');
}
