/** One thing that a member of staff does with a case on trial. */
import type { Command, CommandOf, CommandType } from '../case/commands.ts';
import type { StaffId } from '../ids.ts';

export interface Answer {
  readonly command: Command;
  /** What it is, after somebody's name: "says that the client is not here yet". */
  readonly says: string;
}

/** What stands wherever people would write their own words. */
export const note = 'tried out';

export function does<Type extends CommandType>(
  by: StaffId,
  says: string,
  type: Type,
  details: Omit<CommandOf<Type>, 'type' | 'by'>,
): Answer {
  return { says, command: { type, by: { kind: 'staff', staffId: by }, ...details } as unknown as Command };
}
