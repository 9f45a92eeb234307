/** What staff do with a case: mostly what the protocol allows them at that moment, at times anything at all. */
import { sql } from 'kysely';
import type { Program } from '#app/program.ts';
import type { Command } from '#core/case/commands.ts';
import { decide } from '#core/case/decide.ts';
import type { ExistingCase } from '#core/case/state.ts';
import type { CaseId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import { readCase } from '#engine/load-case.ts';
import type { Tx } from '#engine/ports.ts';
import { runCommand } from '#engine/run.ts';
import { commandOf, type Pick } from '#test/arbitrary-command.ts';
import { ada, type CastClient, type CastStaff, lena, marcus, priya, riverside } from '#test/cast.ts';
import type { PeopleWorld } from './asking.ts';
import type { Chance } from './chance.ts';

/** What a member of staff was told is done. */
export interface Done {
  readonly caseId: CaseId;
  readonly sequence: number;
}

/** How many commands come to mind before one is chosen. */
const thoughts = 14;

export function doSomething(world: PeopleWorld, client: CastClient, onDone: (done: Done) => void): void {
  const { stage, chance } = world;
  const picks = Array.from({ length: thoughts }, () => anyPick(chance));
  const isReckless = chance.happens(0.15);
  world.ask(
    async (program) => {
      const state = await newestCase(program, client);
      if (!state) return null;
      const command = choose(state, picks, program.world.clock.now(), isReckless);
      if (!command) return null;
      stage.note(`${command.type} is asked for`);
      const outcome = await runCommand(program.engine, riverside.id, state.caseId, command);
      return { command, outcome };
    },
    (answer) => {
      if (answer === null) return;
      const { command, outcome } = answer;
      stage.note(outcome.kind === 'done' ? 'done' : `refused: ${outcome.refusal.code}`);
      stage.tally.counts(outcome.kind === 'done' ? `done: ${command.type}` : 'commands refused');
      if (outcome.kind === 'done') onDone({ caseId: outcome.state.caseId, sequence: outcome.state.sequence });
    },
  );
}

function anyPick(chance: Chance): Pick {
  return {
    what: chance.whole(1000),
    one: chance.whole(100),
    two: chance.whole(100),
    three: chance.whole(100),
    when: 'soon',
    minutes: chance.whole(400),
  };
}

/** Staff read the case as it stands; by the time at which they are heard it may have moved on. */
function choose(
  state: ExistingCase,
  picks: readonly Pick[],
  now: Instant,
  isReckless: boolean,
): Command | undefined {
  const contactId = state.plan.emergencyContacts[0]?.id;
  const commands = picks
    .map((pick) => inThisPractice(commandOf(state, pick, now), contactId))
    .filter(({ by }) => by.kind === 'staff' || by.kind === 'calendar');
  if (isReckless) return commands[0];
  return commands.find((command) => isOfUse(state, command, now)) ?? commands[0];
}

function isOfUse(state: ExistingCase, command: Command, now: Instant): boolean {
  const decision = decide(state, command, now);
  return decision.kind === 'events' && decision.events.length > 0;
}

async function newestCase({ world }: Program, client: CastClient): Promise<ExistingCase | null> {
  return world.database.inPractice(riverside.id, async (tx: Tx) => {
    const { rows } = await sql<{ id: CaseId }>`
      select id from case_file where client_id = ${client.id} order by opened_at desc, id limit 1`.execute(
      tx,
    );
    return rows[0] ? readCase(tx, rows[0].id) : null;
  });
}

/** The core's tests know people of their own; here the same parts are played by the practice's staff. */
function inThisPractice(command: Command, contactId: string | undefined): Command {
  const parts: Readonly<Record<string, string>> = {
    ada: priya.id,
    ...Object.fromEntries(
      (
        [
          ['nora', ada],
          ['ben', lena],
          ['sue', marcus],
        ] as const
      ).map(([part, person]: readonly [string, CastStaff]) => [part, person.id]),
    ),
    ...(contactId && { mother: contactId, brother: contactId }),
  };
  return JSON.parse(JSON.stringify(command), (_, value: unknown) =>
    typeof value === 'string' ? (parts[value] ?? value) : value,
  ) as Command;
}
