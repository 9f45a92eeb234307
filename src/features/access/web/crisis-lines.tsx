import { Anchor, Text } from '@mantine/core';
import { Answer } from '#ui/states.tsx';
import { type CrisisLine, type CrisisLines, useAsked } from './settings.ts';

export interface CrisisLinesOfProps {
  readonly country: string;
  readonly countryName: string;
}

/** What a client is shown who says that they are not OK. */
export function CrisisLinesOf({ country, countryName }: CrisisLinesOfProps) {
  const lines = useAsked<CrisisLines>(`/crisis-lines?country=${encodeURIComponent(country)}`);
  return (
    <div className="crisis-lines">
      <Text fw={600}>Shown to clients who are not OK · {countryName}</Text>
      <Answer to={lines} lines={2}>
        {(answer) => (
          <>
            <ul>
              {answer.lines.map((line) => (
                <li key={`${line.name}${line.call}${line.textTo}`}>{lineWords(line)}</li>
              ))}
            </ul>
            <Text c="dimmed" fz="sm">
              {!answer.known &&
                'Kept knows no crisis line of this country: tell clients yours in their safety plan. '}
              The page also leads to{' '}
              <Anchor href={answer.finder} target="_blank" rel="noreferrer" fz="sm" underline="always">
                findahelpline.com
              </Anchor>
              .
            </Text>
          </>
        )}
      </Answer>
    </div>
  );
}

/** `Samaritans: call 116 123`, `Emergency: call 999`. */
function lineWords({ kind, name, call, press, textTo, textWords }: CrisisLine): string {
  const who = name || (kind === 'emergency' ? 'Emergency' : 'A line');
  const ways = [
    ...(call ? [`call ${call}${press ? `, then ${press}` : ''}`] : []),
    ...(textTo ? [`text ${textWords ? `“${textWords}” to ` : ''}${textTo}`] : []),
  ];
  return `${who}: ${ways.join(', or ')}`;
}
